#include "wasla/base/line_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/packed.h"
#include "base/test_folder.h"
#include "wasla/base/error.h"

namespace wasla {
namespace {

using testing::ElementsAre;

class LineSourceTest : public testing::Test {
 protected:
  std::vector<std::string> lines(const std::string& bytes) {
    folder_.write("file", bytes);
    LineSource source(folder_.path() / "file");
    std::vector<std::string> result;
    while (source.next()) {
      result.emplace_back(source.text());
      EXPECT_EQ(source.number(), result.size());
    }
    return result;
  }
  TestFolder folder_;
};

TEST_F(LineSourceTest, SplitsLines) {
  EXPECT_THAT(lines(""), ElementsAre());
  EXPECT_THAT(lines("\n"), ElementsAre(""));
  EXPECT_THAT(lines("a\n\nb"), ElementsAre("a", "", "b"));
  EXPECT_THAT(lines("a\r\nb\r\n"), ElementsAre("a", "b"));
  EXPECT_THAT(lines("\xEF\xBB\xBF"
                    "a\n"),
              ElementsAre("a"));
  EXPECT_THAT(lines("\xEF\xBB\xBF"), ElementsAre());
  EXPECT_THAT(lines(gzipped("a\nb\n")), ElementsAre("a", "b"));
}

TEST_F(LineSourceTest, GivesTheLinesThatWereWritten) {
  std::mt19937 random(7);
  std::vector<std::string> expected;
  std::string bytes;
  for (int i = 0; i < 300; ++i) {
    expected.emplace_back(random() % (i % 50 == 0 ? 600000 : 90), static_cast<char>('a' + i % 26));
    bytes += expected.back() + "\n";
  }
  EXPECT_EQ(lines(bytes), expected);
}

TEST_F(LineSourceTest, RefusesUtf16AndEndlessLines) {
  EXPECT_THROW(lines("\xFF\xFE"
                     "a"),
               Error);
  folder_.write("file", std::string(900000, 'a'));
  LineSource source(folder_.path() / "file", 1000);
  EXPECT_THROW(source.next(), Error);
}

}  // namespace
}  // namespace wasla
