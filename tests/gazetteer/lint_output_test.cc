// What lint prints for programs.
#include "wasla/gazetteer/lint/lint_output.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace wasla {
namespace {

const Diagnostics kProblems = {
    {Severity::kError, "E206-bad-year", "my town/names.tsv", 17, "'x' is no year \xFF", "write 1991", 30},
    {Severity::kWarning, "W709-space", "/abs/ناو.tsv", 2, "two spaces", "", 0},
    {Severity::kHint, "H735-same-when-folded", "a", 0, "m", "r", 1}};

TEST(LintOutput, Text) {
  EXPECT_EQ(lint_text({kProblems[0], kProblems[2]}),
            "my town/names.tsv:17:30: error: E206-bad-year: 'x' is no year \xFF; write 1991\n"
            "a:1:1: hint: H735-same-when-folded: m; r\n");
}

TEST(LintOutput, JsonCountsAndLists) {
  const auto json = nlohmann::json::parse(lint_json(kProblems));
  EXPECT_EQ(json["errors"], 1);
  EXPECT_EQ(json["warnings"], 1);
  EXPECT_EQ(json["hints"], 1);
  ASSERT_EQ(json["problems"].size(), 3u);
  EXPECT_EQ(json["problems"][0]["column"], 30);
  EXPECT_EQ(json["problems"][2]["line"], 1);
}

// The parts that the schema of SARIF 2.1.0 requires, and those that viewers go by.
TEST(LintOutput, Sarif) {
  const auto json = nlohmann::json::parse(lint_sarif(kProblems, "1.2.3"));
  EXPECT_EQ(json["version"], "2.1.0");
  ASSERT_EQ(json["runs"].size(), 1u);
  const auto& run = json["runs"][0];
  EXPECT_EQ(run["columnKind"], "unicodeCodePoints");
  EXPECT_EQ(run["tool"]["driver"]["version"], "1.2.3");
  const auto& rules = run["tool"]["driver"]["rules"];
  ASSERT_EQ(run["results"].size(), 3u);
  for (const auto& result : run["results"]) {
    EXPECT_EQ(rules[result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
    EXPECT_FALSE(result["message"]["text"].get<std::string>().empty());
    const auto& region = result["locations"][0]["physicalLocation"]["region"];
    EXPECT_GE(region["startLine"].get<int>(), 1);
    EXPECT_GE(region["startColumn"].get<int>(), 1);
  }
  EXPECT_EQ(run["results"][2]["level"], "note");
  const auto uri = [&](std::size_t i) {
    return run["results"][i]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].get<std::string>();
  };
  EXPECT_EQ(uri(0), "my%20town/names.tsv");
  EXPECT_EQ(uri(1), "file:///abs/%D9%86%D8%A7%D9%88.tsv");
}

}  // namespace
}  // namespace wasla
