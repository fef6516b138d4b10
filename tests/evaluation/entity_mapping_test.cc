#include "wasla/evaluation/entity_mapping.h"

#include <gmock/gmock.h>

#include <fstream>

#include "wasla/base/error.h"

namespace wasla {
namespace {

using testing::ElementsAre;
using testing::Pair;
using testing::UnorderedElementsAre;

EntityCatalog catalog() {
  EntityCatalog catalog;
  catalog.add_entity("iraq", "LOC", "Q796");
  catalog.add_name("iraq", "Iraq");
  catalog.add_entity("popular-mobilization-forces", "ORG", "");
  catalog.add_name("popular-mobilization-forces", "الحشد الشعبي");
  catalog.add_name("popular-mobilization-forces", "PMF");
  catalog.add_entity("pmf-two", "ORG", "");
  catalog.add_name("pmf-two", "PMF");
  catalog.add_entity("mosul", "LOC", "Q83064");
  catalog.add_name("mosul", "Mosul");
  return catalog;
}

TEST(FoldForMapping, MakesVariantsOne) {
  EXPECT_EQ(fold_for_mapping("  Heşdî-Şebî! "), "hesdi sebi");
  EXPECT_EQ(fold_for_mapping("STRASSE"), fold_for_mapping("straße"));
  // Arabic yeh U+064A and kaf U+0643 against Farsi yeh U+06CC and keheh U+06A9; teh marbuta against heh.
  EXPECT_EQ(fold_for_mapping("كركوكي"), fold_for_mapping("کرکوکی"));
  EXPECT_EQ(fold_for_mapping("البصرة"), fold_for_mapping("البصره"));
  EXPECT_EQ(fold_for_mapping("العـراق"), "العراق");         // tatweel
  EXPECT_EQ(fold_for_mapping("می\u200Cخواهم"), "میخواهم");  // ZWNJ
  EXPECT_EQ(fold_for_mapping("حِزْب"), "حزب");                // harakat
  EXPECT_EQ(fold_for_mapping("ﺍﻟﻌﺮﺍﻕ"), "العراق");          // presentation forms
  EXPECT_EQ(fold_for_mapping("a_b½"), "a b1 2");            // an underscore parts; ½ decomposes to 1⁄2
  EXPECT_EQ(fold_for_mapping("—"), "");
}

TEST(MapEntities, WikidataBeforeNames) {
  EXPECT_THAT(map_entities({{"Q796", "Q796", "LOC", "Republic of Mosul", {"Mosul"}}}, catalog()),
              UnorderedElementsAre(Pair("Q796", "iraq")));
}

TEST(MapEntities, MostNamesInCommonWin) {
  EXPECT_THAT(map_entities({{"x:pmf", "", "ORG", "PMF", {"الحشد الشعبي"}}}, catalog()),
              UnorderedElementsAre(Pair("x:pmf", "popular-mobilization-forces")));
}

TEST(MapEntities, OneToOne) {
  EXPECT_THAT(map_entities({{"x:a", "", "ORG", "PMF", {"الحشد الشعبي"}}, {"x:b", "", "ORG", "PMF", {}}}, catalog()),
              UnorderedElementsAre(Pair("x:a", "popular-mobilization-forces"), Pair("x:b", "pmf-two")));
}

TEST(MapEntities, TypeMustAgree) { EXPECT_TRUE(map_entities({{"x:iraq", "", "ORG", "Iraq", {}}}, catalog()).empty()); }

TEST(MapEntities, AnotherWikidataIdIsAnotherEntity) {
  EXPECT_TRUE(map_entities({{"Q1", "Q1", "LOC", "Mosul", {}}}, catalog()).empty());
  EXPECT_THAT(map_entities({{"x:mosul", "", "LOC", "Mosul", {}}}, catalog()),
              UnorderedElementsAre(Pair("x:mosul", "mosul")));
}

TEST(MapEntities, BracketsInTheEnglishNameAreIgnored) {
  EXPECT_THAT(map_entities({{"x:mosul", "", "LOC", "Mosul (city)", {}}}, catalog()),
              UnorderedElementsAre(Pair("x:mosul", "mosul")));
}

TEST(MapEntities, Overrides) {
  const std::vector<GoldEntity> entities = {{"Q796", "Q796", "LOC", "Iraq", {}},
                                            {"x:south", "", "LOC", "South", {}},
                                            {"x:city", "", "LOC", "City", {}},
                                            {"x:none", "", "LOC", "Mosul", {}}};
  const EntityOverrides overrides = {{"x:south", "Q796"}, {"x:city", "mosul"}, {"x:none", ""}};
  EXPECT_THAT(map_entities(entities, catalog(), overrides),
              UnorderedElementsAre(Pair("Q796", "iraq"), Pair("x:south", "iraq"), Pair("x:city", "mosul")));
}

TEST(ReadGoldEntities, ColumnsByHeader) {
  const std::string file = testing::TempDir() + "wasla_gold_entities.tsv";
  std::ofstream(file) << "id\tqid\ttype\tname_en\tsurfaces_en\tsurfaces_ar\r\nx:a\t\tORG\tA\tA ; AA\tب\r\n";
  const std::vector<GoldEntity> entities = read_gold_entities(file);
  ASSERT_EQ(entities.size(), 1u);
  EXPECT_EQ(entities[0].type, "ORG");
  EXPECT_THAT(entities[0].surfaces, ElementsAre("A", "AA", "ب"));
}

TEST(ReadGoldEntities, MissingColumnSaysWhat) {
  const std::string file = testing::TempDir() + "wasla_gold_entities_bad.tsv";
  std::ofstream(file) << "id\tname\n";
  EXPECT_THROW(read_gold_entities(file), Error);
  EXPECT_THROW(read_gold_entities("/no/such/file.tsv"), Error);
}

TEST(ReadOverrides, CommentsAndBlankLines) {
  const std::string file = testing::TempDir() + "wasla_gold_map.tsv";
  std::ofstream(file) << "# gold\tother\n\nx:a\tQ796\nx:b\n";
  EXPECT_THAT(read_overrides(file), ElementsAre(Pair("x:a", "Q796"), Pair("x:b", "")));
}

}  // namespace
}  // namespace wasla
