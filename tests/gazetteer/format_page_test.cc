// The rule table of docs/formats/gazetteer.md and the rules in the code are the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "wasla/gazetteer/entity.h"
#include "wasla/gazetteer/lint/rule_catalogue.h"
#include "wasla/gazetteer/relation.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = WASLA_SOURCE_DIR;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  EXPECT_TRUE(in) << file;
  return {std::istreambuf_iterator<char>(in), {}};
}

std::set<std::string> matches(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::set<std::string> found;
  for (auto it = std::sregex_iterator(text.begin(), text.end(), regex); it != std::sregex_iterator(); ++it) {
    found.insert((*it)[1]);
  }
  return found;
}

TEST(GazetteerFormatPage, ListsTheRulesOfTheCode) {
  std::set<std::string> in_code;
  for (const char* module : {"base", "gazetteer"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kSource / "lib/wasla" / module)) {
      // The catalogue is compared below: it must not be what makes a rule known.
      if (entry.path().extension() == ".cc" && !entry.path().stem().string().ends_with("_rules")) {
        in_code.merge(matches(text_of(entry.path()), "\"([EWH][0-9]{3}-[a-z0-9-]+)\""));
      }
    }
  }
  EXPECT_GT(in_code.size(), 50u);
  EXPECT_EQ(matches(text_of(kSource / "docs/formats/gazetteer.md"), "\n\\| ([EWH][0-9]{3}-[a-z0-9-]+) \\|"), in_code);
}

TEST(GazetteerFormatPage, SaysOfEachRuleWhatTheCatalogueSays) {
  const std::string page = text_of(kSource / "docs/formats/gazetteer.md");
  std::set<std::string> in_catalogue;
  std::string_view last;
  for (const LintRule& rule : lint_rules()) {
    in_catalogue.emplace(rule.id);
    EXPECT_LT(last, rule.id.substr(1)) << "not in order, or a number twice";
    last = rule.id.substr(1);
    EXPECT_FALSE(rule.why.empty()) << rule.id;
    EXPECT_THAT(std::string(rule.example), testing::AnyOf(testing::HasSubstr("→"), testing::HasSubstr("E607")));
    EXPECT_THAT(page, testing::HasSubstr("\n| " + std::string(rule.id) + " | " + std::string(rule.summary) + " |\n"));
  }
  EXPECT_EQ(matches(page, "\n\\| ([EWH][0-9]{3}-[a-z0-9-]+) \\|"), in_catalogue);
}

TEST(GazetteerFormatPage, ListsClassesAndRelations) {
  const std::string page = text_of(kSource / "docs/formats/gazetteer.md");
  for (const EntityClassInfo& info : entity_classes()) {
    EXPECT_THAT(page, testing::ContainsRegex("[ ,]" + std::string(info.name) + "[ ,]"));
  }
  for (const std::string_view relation : relation_names()) {
    EXPECT_THAT(page, testing::HasSubstr("`" + std::string(relation) + "`"));
  }
}

}  // namespace
}  // namespace wasla
