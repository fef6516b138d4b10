// docs/formats/imports.md says what the code does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "wasla/gazetteer/entity.h"
#include "wasla/gazetteer/export/export.h"
#include "wasla/gazetteer/import/geonames.h"
#include "wasla/gazetteer/import/import_format.h"
#include "wasla/gazetteer/import/wikidata_classes.h"

namespace wasla {
namespace {

using testing::HasSubstr;

std::string page() {
  std::ifstream in(std::filesystem::path(WASLA_SOURCE_DIR) / "docs/formats/imports.md", std::ios::binary);
  EXPECT_TRUE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The row of a class in the table behind the heading.
std::string row(const std::string& text, const std::string& heading, const std::string& class_name) {
  const std::size_t table = text.find(heading);
  const std::size_t begin = text.find("\n| " + class_name + " | ", table);
  EXPECT_NE(begin, std::string::npos) << heading << " " << class_name;
  return begin == std::string::npos ? "" : text.substr(begin + 1, text.find('\n', begin + 1) - begin);
}

TEST(ImportsPage, ListsFormats) {
  const std::string text = page();
  for (const ImportFormat& format : import_formats()) {
    EXPECT_THAT(text, HasSubstr("`" + std::string(format.name) + "`"));
  }
  for (const ExportFormat& format : export_formats()) {
    EXPECT_THAT(text, HasSubstr("`" + std::string(format.name) + "`"));
  }
}

TEST(ImportsPage, ListsClassesOfWikidata) {
  const std::string text = page();
  std::set<std::string_view> items;
  for (const auto& [heading, table] :
       {std::pair("| Class | P31 |", wikidata_types()), std::pair("| Class | P106", wikidata_occupations())}) {
    for (const WikidataClass& row_of : table) {
      EXPECT_TRUE(parse_entity_class(row_of.class_name)) << row_of.class_name;
      EXPECT_TRUE(items.insert(row_of.item).second) << row_of.item << " stands twice";
      EXPECT_THAT(row(text, heading, std::string(row_of.class_name)),
                  HasSubstr(std::string(row_of.item) + " " + std::string(row_of.label)));
    }
  }
}

TEST(ImportsPage, ListsClassesOfGeonames) {
  const std::string text = page();
  for (const char* feature : {"A.PCLI", "A.ADM1", "A.ADM2", "P.PPLC", "H.STM", "S.DAM", "S.AIRP", "L.OILF", "T.MT"}) {
    const std::string_view name = geonames_class(std::string_view(feature, 1), feature + 2, 0);
    EXPECT_TRUE(parse_entity_class(name)) << feature;
    EXPECT_THAT(row(text, "### Classes of GeoNames", std::string(name)), HasSubstr(feature));
  }
  EXPECT_EQ(geonames_class("P", "PPL", 100000), "city");
  EXPECT_EQ(geonames_class("P", "PPL", 5000), "town");
  EXPECT_EQ(geonames_class("P", "PPLA3", 0), "town");
  EXPECT_EQ(geonames_class("P", "PPL", 4999), "village");
  EXPECT_EQ(geonames_class("P", "PPLQ", 0), "site");
  EXPECT_EQ(geonames_class("S", "HTL", 0), "");
}

}  // namespace
}  // namespace wasla
