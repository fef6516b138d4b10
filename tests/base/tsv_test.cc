#include "wasla/base/tsv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wasla {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr TsvColumn kColumns[] = {{"id", kRequired}, {"note", kOptional}, {"name", kRequired}};

class TsvTest : public testing::Test {
 protected:
  // Each row as "line:id|note|name".
  std::vector<std::string> read(std::string bytes) {
    diagnostics_.clear();
    ProblemReporter problems("t.tsv", diagnostics_);
    TsvReader table(std::move(bytes), kColumns, problems);
    std::vector<std::string> rows;
    while (table.next()) {
      rows.push_back(std::to_string(table.line()) + ":" + std::string(table[0]) + "|" + std::string(table[1]) + "|" +
                     std::string(table[2]));
    }
    problems.finish();
    return rows;
  }
  // "rule:line" of each problem.
  std::vector<std::string> rules() const {
    std::vector<std::string> list;
    for (const Diagnostic& d : diagnostics_) {
      EXPECT_EQ(d.file, "t.tsv");
      EXPECT_FALSE(d.message.empty());
      EXPECT_FALSE(d.remedy.empty()) << d.rule;
      list.push_back(d.rule + ":" + std::to_string(d.line));
    }
    return list;
  }
  Diagnostics diagnostics_;
};

TEST_F(TsvTest, ColumnsAreFoundByName) {
  EXPECT_THAT(read("name\tid\tnote\nErbil\terbil\tx\n\"Apo\" said\tapo\t\n"),
              ElementsAre("2:erbil|x|Erbil", "3:apo||\"Apo\" said"));
  EXPECT_THAT(rules(), IsEmpty());
  EXPECT_THAT(read("id\tname\nerbil\tهەولێر\n"), ElementsAre("2:erbil||هەولێر"));
  EXPECT_THAT(rules(), IsEmpty());
}

TEST_F(TsvTest, HeaderProblems) {
  EXPECT_THAT(read("id\tname\tcolour\nx\ty\tz\n"), ElementsAre("2:x||y"));
  EXPECT_THAT(rules(), ElementsAre("W011-unknown-column:1"));
  EXPECT_THAT(read("id\tid\tname\nx\ty\tz\n"), IsEmpty());
  EXPECT_THAT(rules(), ElementsAre("E010-duplicate-column:1"));
  EXPECT_THAT(read("note\nx\n"), IsEmpty());
  EXPECT_THAT(rules(), ElementsAre("E009-missing-column:1", "E009-missing-column:1"));
}

TEST_F(TsvTest, EmptyFiles) {
  for (const char* bytes : {"", "\n", "\r\n\r\n", "\xEF\xBB\xBF", " \t\n"}) {
    EXPECT_THAT(read(bytes), IsEmpty());
    EXPECT_THAT(rules(), testing::Contains("E003-empty-file:0"));
  }
  EXPECT_THAT(read("id\tname\n"), IsEmpty());
  EXPECT_THAT(rules(), IsEmpty()) << "a header alone is a table";
}

TEST_F(TsvTest, WhatSpreadsheetsAddGetsOneWarningAFile) {
  EXPECT_THAT(read("\xEF\xBB\xBFid\tname\r\na\tA\r\nb\tB\r\n"), ElementsAre("2:a||A", "3:b||B"));
  EXPECT_THAT(rules(), ElementsAre("W012-byte-order-mark:1", "W013-crlf:1"));
}

TEST_F(TsvTest, FinalNewline) {
  EXPECT_THAT(read("id\tname\na\tA"), ElementsAre("2:a||A"));
  EXPECT_THAT(rules(), ElementsAre("W015-final-newline:2"));
}

TEST_F(TsvTest, SpreadsheetQuotesAreTakenAwayWhereConsistent) {
  // As Excel writes them: only fields with a quotation mark or a comma.
  EXPECT_THAT(read("id\tnote\tname\na\t\"x, y\"\tA\nb\t\t\"The \"\"B\"\"\"\nc\tz\tC\n"),
              ElementsAre("2:a|x, y|A", "3:b||The \"B\"", "4:c|z|C"));
  EXPECT_THAT(rules(), ElementsAre("W014-spreadsheet-quotes:1"));
  // As LibreOffice writes them: all text, the header too.
  EXPECT_THAT(read("\"id\"\t\"name\"\n\"a\"\t\"A \"\"B\"\"\"\n"), ElementsAre("2:a||A \"B\""));
  EXPECT_THAT(rules(), ElementsAre("W014-spreadsheet-quotes:1"));
}

TEST_F(TsvTest, OtherwiseAQuotationMarkIsALetter) {
  for (const char* field : {"\"Apo\"", "\"", "\"Apo", "Apo\"", "\"\"Apo\"\"", "\"Ali\" Hassan \"Majid\"", "5\" gun"}) {
    EXPECT_THAT(read("id\tname\na\t" + std::string(field) + "\n"), ElementsAre("2:a||" + std::string(field)));
    EXPECT_THAT(rules(), IsEmpty()) << field;
  }
  // One field that no spreadsheet would write speaks for all.
  EXPECT_THAT(read("id\tname\na\t\"x, y\"\nb\t5\" gun\n"), ElementsAre("2:a||\"x, y\"", "3:b||5\" gun"));
  EXPECT_THAT(rules(), IsEmpty());
}

TEST_F(TsvTest, BadRowsAreSkippedAndAllReported) {
  using namespace std::string_literals;
  EXPECT_THAT(read("id\tname\na\na\tb\tc\nb\t\xC3(\nc\tx\x01\nd\tx\0y\ne\tx\x7F\nf\tx\u0085\ng\tG\n"s),
              ElementsAre("9:g||G"));
  EXPECT_THAT(rules(),
              ElementsAre("E008-field-count:2", "E008-field-count:3", "E004-not-utf8:4", "E007-control-character:5",
                          "E006-nul:6", "E007-control-character:7", "E007-control-character:8"));
}

TEST_F(TsvTest, BlankLinesAndSpaces) {
  EXPECT_THAT(read("id\tname\n\na\t A\u00A0\n\t\nb\tB\n"), ElementsAre("3:a||A", "5:b||B"));
  EXPECT_THAT(rules(), ElementsAre("W017-blank-line:2", "W016-outer-space:3", "W017-blank-line:4"));
}

TEST_F(TsvTest, Utf16IsNamed) {
  EXPECT_THAT(read(std::string("\xFF\xFEi\0d\0", 6)), IsEmpty());
  EXPECT_THAT(rules(), ElementsAre("E005-utf16:1"));
}

TEST_F(TsvTest, Noise) {
  std::string noise(10'000'000, '\0');
  std::uint64_t state = 88172645463325252u;
  for (char& c : noise) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    c = static_cast<char>(state);
  }
  EXPECT_THAT(read(noise), IsEmpty());
  EXPECT_THAT(read("id\tname\n" + noise), testing::SizeIs(testing::Lt(10u)));
  EXPECT_LT(diagnostics_.size(), 10 * ProblemReporter::kMostPerRule);
  EXPECT_THAT(read(std::string(10'000'000, 'x')), IsEmpty());
  for (const Diagnostic& d : diagnostics_) {
    EXPECT_LT(d.message.size(), 300u);
  }
  EXPECT_THAT(read("id\tname\n" + std::string(10'000'000, '\t')), IsEmpty());
}

}  // namespace
}  // namespace wasla
