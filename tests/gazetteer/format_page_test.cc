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
    for (const auto& entry : fs::directory_iterator(kSource / "lib/wasla" / module)) {
      if (entry.path().extension() == ".cc") {
        in_code.merge(matches(text_of(entry.path()), "\"([EWH][0-9]{3}-[a-z0-9-]+)\""));
      }
    }
  }
  EXPECT_GT(in_code.size(), 50u);
  EXPECT_EQ(matches(text_of(kSource / "docs/formats/gazetteer.md"), "\n\\| ([EWH][0-9]{3}-[a-z0-9-]+) \\|"), in_code);
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
