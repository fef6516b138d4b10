#include "wasla/base/csv_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/test_folder.h"

namespace wasla {
namespace {

using Rows = std::vector<std::vector<std::string>>;

class CsvReaderTest : public testing::Test {
 protected:
  Rows rows(const std::string& bytes, char separator = ',') {
    folder_.write("file", bytes);
    CsvReader csv(folder_.path() / "file", separator);
    Rows result;
    lines_.clear();
    problems_.clear();
    while (csv.next()) {
      result.push_back(csv.fields());
      lines_.push_back(csv.line());
      problems_.emplace_back(csv.problem());
    }
    return result;
  }
  TestFolder folder_;
  std::vector<std::uint64_t> lines_;
  std::vector<std::string> problems_;
};

TEST_F(CsvReaderTest, UnquotesFields) {
  EXPECT_EQ(rows("1,\"A, B\",\"say \"\"x\"\"\",\n\n2,a \"b\" c,-0- ,\"\"\r\n\x1A"),
            (Rows{{"1", "A, B", "say \"x\"", ""}, {"2", "a \"b\" c", "-0- ", ""}}));
  EXPECT_EQ(lines_, (std::vector<std::uint64_t>{1, 3}));
  EXPECT_EQ(rows("a\t\"b\"\n", '\t'), (Rows{{"a", "\"b\""}}));
}

TEST_F(CsvReaderTest, ReadsFieldsOfSeveralLines) {
  EXPECT_EQ(rows("1,\"a\nb\"\n2,c\n"), (Rows{{"1", "a\nb"}, {"2", "c"}}));
  EXPECT_EQ(lines_, (std::vector<std::uint64_t>{1, 3}));
}

TEST_F(CsvReaderTest, SaysWhatIsWrongWithARow) {
  // What follows a row that is never closed is not lost with it.
  EXPECT_EQ(rows("1,\"a\n2,b\n3,c\n"), (Rows{{"1", "a"}, {"2", "b"}, {"3", "c"}}));
  EXPECT_EQ(problems_, (std::vector<std::string>{"a quotation mark is not closed", "", ""}));
  EXPECT_EQ(lines_, (std::vector<std::uint64_t>{1, 2, 3}));
  rows("1,\"a\" b\n");
  EXPECT_EQ(problems_, std::vector<std::string>{"there is text behind a closing quotation mark"});
  rows("1,\xE9\n2,b\n");
  EXPECT_EQ(problems_, (std::vector<std::string>{"the row is not UTF-8", ""}));
}

TEST_F(CsvReaderTest, GivesBackWhatWasWritten) {
  std::mt19937 random(3);
  const std::string letters = "ab ,\"\nو";
  Rows expected;
  std::string bytes;
  for (int i = 0; i < 500; ++i) {
    expected.emplace_back();
    for (int f = 0; f < 3; ++f) {
      std::string field = f == 0 ? "x" : "";
      for (std::uint32_t n = random() % 8; n > 0; --n) {
        const std::size_t letter = random() % 7;
        field += letter == 6 ? "و" : letters.substr(letter, 1);
      }
      std::string quoted;
      for (const char c : field) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
      }
      bytes += (f ? ",\"" : "\"") + quoted + "\"";
      expected.back().push_back(field);
    }
    bytes += '\n';
  }
  EXPECT_EQ(rows(bytes), expected);
}

}  // namespace
}  // namespace wasla
