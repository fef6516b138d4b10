// lint --fix: files mended, nothing else touched; and the diffs that show it.
#include <algorithm>
#include <random>
#include <sstream>

#include "gazetteer/gazetteer_fixture.h"
#include "wasla/gazetteer/lint/fix.h"
#include "wasla/gazetteer/lint/lint.h"
#include "wasla/gazetteer/lint/rule_catalogue.h"
#include "wasla/gazetteer/lint/unified_diff.h"

namespace wasla {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class LintFixTest : public GazetteerFilesTest {
 protected:
  // Mends until nothing is left to mend, as the program does.
  void fix() {
    for (int pass = 0; pass < 4; ++pass) {
      problems_ = lint({folder_.path()}, {});
      const auto files = mend(problems_);
      if (files.empty()) {
        return;
      }
      write_fixed(files);
    }
    ADD_FAILURE() << "there is always something to mend";
  }
};

TEST_F(LintFixTest, TablesAreCleanedSortedAndRidOfDoubles) {
  write_gazetteer_files("g");
  folder_.write("g/names.tsv",
                "\xEF\xBB\xBFid\tlang\tkind\tuse\tfrom\tto\tsource\tname\r\n"
                "g-person\ten\tlabel\t\t\t\ttest\tThe Person\r\n"
                "\r\n"
                "g-city\ten\talias\t\t\t\tother\t The  Town\r\n"
                "g-city\ten\tshort\t\t\t\ttest\tThe Town\r\n"
                "g-city\ten\tlabel\t\t\t\ttest\tThe City");
  fix();
  EXPECT_EQ(folder_.read("g/names.tsv"),
            "id\tlang\tkind\tuse\tfrom\tto\tsource\tname\n"
            "g-city\ten\talias\t\t\t\tother\tThe Town\n"
            "g-city\ten\tlabel\t\t\t\ttest\tThe City\n"
            "g-person\ten\tlabel\t\t\t\ttest\tThe Person\n");
  EXPECT_THAT(problems_, IsEmpty());
}

TEST_F(LintFixTest, WhatIsAllowedOrTakesThoughtIsLeft) {
  const std::string rows = name_row("g-city", "حَلَب", "label", "", "ar") + name_row("g-city", "حلبِ", "alias", "", "ar") +
                           name_row("g-city", "lake town") + name_row("g-city", "The City", "alias", "context");
  write_gazetteer_files("g", "", rows);
  folder_.write("g/lint-allow.tsv", "rule\tid\treason\nW720\t*\ta dictionary\nW791\t*\tby hand\n");
  const std::string before = folder_.read("g/names.tsv");
  problems_ = lint({folder_.path()}, {});
  write_fixed(mend(problems_));
  // The two rows of one name differ in their use: which is meant, nobody can tell.
  EXPECT_THAT(folder_.read("g/names.tsv"), HasSubstr("حَلَب"));
  EXPECT_THAT(folder_.read("g/names.tsv"), HasSubstr("lake town"));
  EXPECT_THAT(folder_.read("g/names.tsv"), HasSubstr("context"));
  std::string sorted_before = before, sorted_after = folder_.read("g/names.tsv");
  std::sort(sorted_before.begin(), sorted_before.end());
  std::sort(sorted_after.begin(), sorted_after.end());
  EXPECT_EQ(sorted_after, sorted_before);
}

TEST_F(LintFixTest, BadRowsAndOtherEncodingsAreNotLost) {
  write_gazetteer_files("g", "", "g-city\ten\ttoo few fields\n" + name_row("g-city", "Abu  City"));
  fix();
  EXPECT_THAT(folder_.read("g/names.tsv"), HasSubstr("g-city\ten\ttoo few fields\n"));
  EXPECT_THAT(folder_.read("g/names.tsv"), HasSubstr("\tAbu City\n"));
  write_gazetteer_files("g", "", name_row("g-city", "Abu  \xFF City"));
  const std::string before = folder_.read("g/names.tsv");
  fix();
  EXPECT_EQ(folder_.read("g/names.tsv"), before);
}

TEST_F(LintFixTest, QuotesOfASpreadsheetGo) {
  write_gazetteer_files("g");
  folder_.write("g/entities.tsv", kEntities + std::string("g-city\tLOC\tcity\t\t5\t\"A city, far \"\"away\"\"\"\n"
                                                          "g-person\tPER\tpolitician\t\t5\tA person\n"));
  fix();
  EXPECT_EQ(folder_.read("g/entities.tsv"), kEntities + std::string("g-city\tLOC\tcity\t\t5\tA city, far \"away\"\n"
                                                                    "g-person\tPER\tpolitician\t\t5\tA person\n"));
}

// What `patch` would make of the diff.
std::string patched(const std::string& before, const std::string& diff) {
  std::vector<std::string> old_lines, lines;
  std::istringstream old_text(before), text(diff);
  for (std::string line; std::getline(old_text, line);) {
    old_lines.push_back(line + (old_text.eof() ? "" : "\n"));
  }
  for (std::string line; std::getline(text, line);) {
    lines.push_back(line);
  }
  std::string after;
  std::size_t at = 0;
  for (std::size_t i = 2; i < lines.size(); ++i) {
    if (lines[i].starts_with("@@")) {
      std::size_t begin = 0, count = 0;
      EXPECT_EQ(std::sscanf(lines[i].c_str(), "@@ -%zu,%zu", &begin, &count), 2);
      for (begin = count > 0 ? begin - 1 : begin; at < begin; ++at) {
        after += old_lines.at(at);
      }
      continue;
    }
    const bool last = i + 1 < lines.size() && lines[i + 1].starts_with("\\");
    const std::string line = lines[i].substr(1) + (last ? "" : "\n");
    if (lines[i][0] != '+') {
      EXPECT_EQ(old_lines.at(at++), line);
    }
    after += lines[i][0] != '-' ? line : "";
    i += last ? 1 : 0;
  }
  for (; at < old_lines.size(); ++at) {
    after += old_lines[at];
  }
  return after;
}

TEST(UnifiedDiff, TurnsTheOneTextIntoTheOther) {
  std::mt19937 random(3);
  const auto text = [&](std::size_t lines) {
    std::string result;
    for (std::size_t i = 0; i < lines; ++i) {
      result += std::string(1, static_cast<char>('a' + random() % 4)) + "\n";
    }
    return random() % 4 == 0 && !result.empty() ? result.substr(0, result.size() - 1) : result;
  };
  for (int round = 0; round < 3000; ++round) {
    const std::string before = text(random() % 30), after = text(random() % 30);
    EXPECT_EQ(patched(before, unified_diff("x", before, after)), after) << before << "----\n" << after;
    EXPECT_EQ(unified_diff("x", before, before), "");
  }
}

TEST(UnifiedDiff, ShowsAsLittleAsPossible) {
  std::string before, after;
  for (int i = 0; i < 100; ++i) {
    before += std::to_string(i) + "\n";
    after += i == 50 ? "fifty\n" : std::to_string(i) + "\n";
  }
  EXPECT_EQ(unified_diff("t", before, after),
            "--- t\n+++ t\n@@ -48,7 +48,7 @@\n 47\n 48\n 49\n-50\n+fifty\n 51\n 52\n 53\n");
}

TEST(LintRules, AreFoundByNumberAndByName) {
  ASSERT_NE(find_lint_rule("W112"), nullptr);
  EXPECT_EQ(find_lint_rule("W112")->id, "W112-no-english-label");
  EXPECT_EQ(find_lint_rule("W112-no-english-label"), find_lint_rule("W112"));
  for (const char* wrong : {"", "W", "E112", "W112-no", "W999", "W11"}) {
    EXPECT_EQ(find_lint_rule(wrong), nullptr) << wrong;
  }
}

}  // namespace
}  // namespace wasla
