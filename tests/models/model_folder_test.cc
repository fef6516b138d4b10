#include "wasla/models/model_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/test_folder.h"
#include "wasla/base/error.h"
#include "wasla/base/sha256.h"

namespace wasla::models {
namespace {

using testing::HasSubstr;

TEST(Sha256, KnownDigests) {  // FIPS 180-4, examples
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(ModelFolder, ReadsWhatItWrote) {
  const TestFolder folder;
  write_model_folder(folder.path() / "m", {{"b.txt", "bytes"}, {"a.txt", ""}}, "# Card\n");
  EXPECT_EQ(read_model_file(folder.path() / "m", "b.txt"), "bytes");
  EXPECT_EQ(read_model_file(folder.path() / "m", "a.txt"), "");
  EXPECT_EQ(read_model_file(folder.path() / "m", "card.md"), "# Card\n");
}

std::string refusal(const std::filesystem::path& folder, std::string_view name) {
  try {
    read_model_file(folder, name);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kModel);
    return error.what();
  }
  return "no error";
}

TEST(ModelFolder, RefusesWhatTheSumsDoNotList) {
  const TestFolder folder;
  write_model_folder(folder.path(), {{"a.txt", "bytes"}}, "# Card\n");
  std::ofstream(folder.path() / "a.txt") << "byte";
  EXPECT_THAT(refusal(folder.path(), "a.txt"), HasSubstr("is not the file that SHA256SUMS lists"));
  std::ofstream(folder.path() / "new.txt") << "x";
  EXPECT_THAT(refusal(folder.path(), "new.txt"), HasSubstr("has no line for new.txt"));
  EXPECT_THAT(refusal(folder.path(), "absent.txt"), HasSubstr("cannot be read"));
  EXPECT_THAT(refusal(folder.path() / "nowhere", "a.txt"), HasSubstr("cannot be read"));
}

}  // namespace
}  // namespace wasla::models
