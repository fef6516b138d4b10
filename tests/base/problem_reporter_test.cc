#include "wasla/base/problem_reporter.h"

#include <gtest/gtest.h>

namespace wasla {
namespace {

TEST(ProblemReporter, SeverityIsTheFirstLetterOfTheRule) {
  Diagnostics diagnostics;
  ProblemReporter problems("a.tsv", diagnostics);
  problems.report("E001-x", 1, "m", "r");
  problems.report("W002-x", 2, "m", "r");
  problems.report("H003-x", 0, "m", "");
  problems.finish();
  ASSERT_EQ(diagnostics.size(), 3u);
  EXPECT_EQ(diagnostics[0].severity, Severity::kError);
  EXPECT_EQ(diagnostics[1].severity, Severity::kWarning);
  EXPECT_EQ(diagnostics[2].severity, Severity::kHint);
  EXPECT_EQ(to_string(diagnostics[0]), "a.tsv:1: E001-x: m, r");
}

TEST(ProblemReporter, ListsSoManyOfARuleAndCountsTheRest) {
  Diagnostics diagnostics;
  ProblemReporter problems("a.tsv", diagnostics);
  for (std::size_t i = 1; i <= ProblemReporter::kMostPerRule + 5; ++i) {
    problems.report("E001-x", i, "m", "r");
  }
  problems.report("W002-y", 7, "m", "r");
  problems.finish();
  ASSERT_EQ(diagnostics.size(), ProblemReporter::kMostPerRule + 2);
  EXPECT_EQ(diagnostics.back().rule, "E001-x");
  EXPECT_EQ(diagnostics.back().line, ProblemReporter::kMostPerRule + 1);
  EXPECT_EQ(diagnostics.back().message.substr(0, 2), "5 ");
}

TEST(InQuotes, ShowsWhatCannotBeSeen) {
  EXPECT_EQ(in_quotes("هەولێر"), "'هەولێر'");
  EXPECT_EQ(in_quotes("a\x07"
                      "b\t"),
            "'a\\x07b\\x09'");
  EXPECT_EQ(in_quotes("a\xFF\xC3"), "'a\\xFF\\xC3'");
  EXPECT_EQ(in_quotes("a\u202E\u200B"), "'a\\u202E\\u200B'");
  EXPECT_EQ(in_quotes("نا\u200Cوه"), "'نا\u200Cوه'") << "ZWNJ is orthography";
  EXPECT_LT(in_quotes(std::string(1'000'000, 'x')).size(), 100u);
}

}  // namespace
}  // namespace wasla
