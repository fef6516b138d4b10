#include "wasla/base/compressed_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/packed.h"
#include "base/test_folder.h"
#include "wasla/base/error.h"

namespace wasla {
namespace {

class CompressedSourceTest : public testing::Test {
 protected:
  std::string read(const std::string& bytes, std::size_t piece = 1000) {
    folder_.write("file", bytes);
    CompressedSource source(folder_.path() / "file");
    EXPECT_EQ(source.file_size(), bytes.size());
    std::string text, part(piece, '\0');
    while (const std::size_t size = source.read(part.data(), piece)) {
      text.append(part, 0, size);
    }
    EXPECT_EQ(source.bytes_consumed(), bytes.size());
    return text;
  }
  std::string error_of(const std::string& bytes) {
    try {
      read(bytes);
    } catch (const Error& error) {
      return error.what();
    }
    return "none";
  }

  TestFolder folder_;
};

// Compresses far more than a piece, so that output is left when the input is used up.
std::string long_text() {
  std::string text;
  for (int i = 0; i < 60000; ++i) {
    text += std::to_string(i % 7) + " هەولێر\n";
  }
  return text;
}

TEST_F(CompressedSourceTest, ReadsAllPackersAndPlainFiles) {
  const std::string text = long_text();
  for (const std::string& bytes : {text, gzipped(text), bzipped(text), zstandard(text)}) {
    EXPECT_EQ(read(bytes), text);
    EXPECT_EQ(read(bytes, 1), text);
  }
  EXPECT_EQ(read(""), "");
  EXPECT_EQ(read("x"), "x");
  EXPECT_EQ(read(gzipped("")), "");
  EXPECT_EQ(read(std::string(200000, 'a')), std::string(200000, 'a'));
}

TEST_F(CompressedSourceTest, ReadsStreamsOneAfterTheOther) {
  EXPECT_EQ(read(gzipped("one ") + gzipped("two")), "one two");
  EXPECT_EQ(read(bzipped("one ") + bzipped("two")), "one two");
  EXPECT_EQ(read(zstandard("one ") + zstandard("two")), "one two");
}

TEST_F(CompressedSourceTest, RefusesWhatIsCutOffOrDamaged) {
  const std::string text = long_text();
  for (const std::string& whole : {gzipped(text), bzipped(text), zstandard(text)}) {
    for (const std::size_t size : {whole.size() - 1, whole.size() / 2, std::size_t{5}}) {
      EXPECT_THAT(error_of(whole.substr(0, size)), testing::HasSubstr("cut off")) << size;
    }
    std::string damaged = whole;
    for (std::size_t i = whole.size() / 2; i < whole.size() / 2 + 40 && i < whole.size(); ++i) {
      damaged[i] = static_cast<char>(~damaged[i]);
    }
    EXPECT_NE(error_of(damaged), "none");
  }
  EXPECT_THAT(error_of(std::string("PK\x03\x04", 4)), testing::HasSubstr("ZIP"));
}

TEST_F(CompressedSourceTest, SaysWhatCannotBeOpened) {
  EXPECT_THROW(CompressedSource(folder_.path() / "none"), Error);
  EXPECT_THROW(CompressedSource{folder_.path()}, Error);
}

}  // namespace
}  // namespace wasla
