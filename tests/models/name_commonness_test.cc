#include "wasla/models/name_commonness.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "wasla/models/model_folder.h"

namespace wasla::models {
namespace {

TEST(NameCommonness, OfTheShippedTable) {
  const std::string bytes =
      read_model_file(std::filesystem::path(WASLA_SOURCE_DIR) / "models" / "words", kWordTableFile);
  const WordTable words = WordTable::open(bytes);
  EXPECT_GE(name_commonness(words, "en", "Hope"), kCommonWord);
  EXPECT_GE(name_commonness(words, "ar", "سلام"), kCommonWord);
  EXPECT_GE(name_commonness(words, "ckb", "ئازادی"), kCommonWord);
  EXPECT_EQ(name_commonness(words, "en", "Good Hope"), 0);  // two words
  EXPECT_EQ(name_commonness(words, "xx", "Hope"), 0);
  EXPECT_EQ(name_commonness(words, "en", ""), 0);
}

}  // namespace
}  // namespace wasla::models
