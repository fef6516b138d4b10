// What changed between two states, what is shared, what there is.
#include "wasla/gazetteer/difference.h"

#include <nlohmann/json.hpp>

#include "gazetteer/gazetteer_fixture.h"
#include "wasla/gazetteer/entity_page.h"
#include "wasla/gazetteer/shared_names.h"
#include "wasla/gazetteer/statistics.h"

namespace wasla {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class DifferenceTest : public GazetteerFilesTest {};

TEST_F(DifferenceTest, ChangesInWords) {
  write_gazetteer_files("g", "", name_row("g-city", "Town") + name_row("g-city", "Place"));
  folder_.write("g/relations.tsv", kRelations + std::string("g-person\tcitizen-of\tg-city\t1990\t\tx\n"));
  const GazetteerSet before = read();
  EXPECT_TRUE(difference(before, before).empty());
  EXPECT_EQ(in_words(difference(before, before)), "");
  write_gazetteer_files("g", "g-new\tORG\tparty\t\t2\tA party\n",
                        name_row("g-city", "Town", "short", "context") + name_row("g-city", "شار", "label", "", "ckb") +
                            name_row("g-new", "New", "label"));
  folder_.write("g/relations.tsv", kRelations + std::string("g-person\tleader-of\tg-new\t1990\t2001\tx\n"));
  const GazetteerSet after = read();
  EXPECT_EQ(in_words(difference(before, after)),
            "g-city\n"
            "  - name, en alias: Place\n"
            "  + name, ckb label: شار\n"
            "  ~ name, kind is now 'short', was 'alias'; use is now 'context', was nothing: en Town\n"
            "g-new\n"
            "  + new entity, ORG party, A party\n"
            "  + name, en label: New\n"
            "g-person\n"
            "  - citizen of g-city (since 1990)\n"
            "  + leader of g-new (1990-2001)\n"
            "\n"
            "Entities: 1 added, 0 removed\n"
            "Names: 2 added, 1 removed, 1 changed\n"
            "Relations: 1 added, 1 removed\n");
  const auto json = nlohmann::json::parse(in_json(difference(before, after)));
  EXPECT_EQ(json["entities"]["added"][0]["id"], "g-new");
  EXPECT_EQ(json["names"]["changed"][0]["after"]["use"], "context");
  // The other way about, what was added is gone.
  EXPECT_EQ(difference(after, before).names_added, difference(before, after).names_removed);
}

TEST_F(DifferenceTest, ARowThatMovesToAnotherGazetteerIsNoChangeOfNames) {
  write_gazetteer_files("a", "", name_row("a-city", "Town"));
  write_gazetteer_files("b", "", "", "\"a\"");
  const GazetteerSet before = read();
  write_gazetteer_files("a");
  write_gazetteer_files("b", "", name_row("a-city", "Town"), "\"a\"");
  EXPECT_TRUE(difference(before, read()).empty());
}

TEST_F(DifferenceTest, PagesOfEntities) {
  write_gazetteer_files("g", "",
                        name_row("g-city", "شار", "label", "", "ckb") + name_row("g-city", "Town", "short", "context"));
  folder_.write("g/relations.tsv", kRelations + std::string("g-person\tleader-of\tg-city\t1990\t\tx\n"));
  folder_.write("g/redirects.tsv", "old\tnew\treason\nolder\told\tmerged\nold\tg-city\tmerged\ngone\t\tx\n");
  folder_.write("g/places.tsv", "id\tlat\tlon\ng-city\t36.19\t44.01\n");
  const GazetteerSet set = read();
  const SetIndex index(set);
  EXPECT_EQ(entity_page(index, "g-city", false),
            "g-city  LOC city, prior 5, in g\n"
            "  A city\n"
            "Labels\n"
            "  ckb from test: شار\n"
            "  en: The City\n"
            "Other names\n"
            "  en short [context] from test: Town\n"
            "Relations\n"
            "  its leader (since 1990): g-person, The Person\n"
            "Place\n"
            "  36.19000, 44.01000\n"
            "Was called\n"
            "  old: merged\n");
  EXPECT_THAT(entity_page(index, "g-city", true), HasSubstr("g/names.tsv:4: ckb from test: شار\n"));
  EXPECT_EQ(index.resolved("older"), "g-city");
  EXPECT_EQ(index.resolved("gone"), "");
  EXPECT_EQ(index.resolved("g-city"), "g-city");
  EXPECT_THAT(index.find_by_name("the CITY"), ElementsAre("g-city"));
  EXPECT_THAT(index.find_by_name("شار"), ElementsAre("g-city"));
  EXPECT_THAT(index.find_by_name("no such name"), IsEmpty());
  EXPECT_EQ(index.rows("nobody"), nullptr);
}

TEST_F(DifferenceTest, SharedNames) {
  write_gazetteer_files("g", "",
                        name_row("g-person", "The City", "alias", "context") + name_row("g-person", "Town") +
                            name_row("g-city", "town", "alias", "", "kmr"));
  const GazetteerSet set = read();
  const auto shared = shared_names(set);
  ASSERT_EQ(shared.size(), 1u);  // names of two languages are two names
  EXPECT_EQ(shared[0].text, "The City");
  EXPECT_EQ(shared[0].entities, 2u);
  EXPECT_EQ(shared[0].unmarked, 1u);
}

TEST_F(DifferenceTest, StatisticsAndGaps) {
  write_gazetteer_files("g", "g-x\tORG\tparty\t\t5\t\n",
                        name_row("g-city", "شار", "label", "", "ckb") + name_row("g-x", "X Party", "label"));
  folder_.write("g/relations.tsv", kRelations + std::string("g-person\tleader-of\tg-city\t\t\tx\n"));
  const GazetteerSet set = read();
  const GazetteerStatistics statistics = statistics_of(set);
  EXPECT_EQ(statistics.entities, 3u);
  EXPECT_EQ(statistics.names, 4u);
  EXPECT_EQ(statistics.by_type.at("PER"), 1u);
  EXPECT_EQ(statistics.labels.at("en"), 3u);
  EXPECT_EQ(statistics.labels.at("ckb"), 1u);
  const GazetteerGaps gaps = gaps_of(SetIndex(set), {"ckb", "en"});
  EXPECT_THAT(gaps.without_label.at("ckb"), ElementsAre("g-person", "g-x"));
  EXPECT_THAT(gaps.without_label.at("en"), IsEmpty());
  EXPECT_THAT(gaps.without_relation, ElementsAre("g-x"));
  EXPECT_THAT(gaps.without_description, ElementsAre("g-x"));
  EXPECT_THAT(written(statistics, &gaps), HasSubstr("Without a label in ckb: 2\n  g-person\n  g-x\n"));
  EXPECT_THAT(written(statistics, nullptr), Not(HasSubstr("Without")));
  EXPECT_EQ(nlohmann::json::parse(written_as_json(statistics, &gaps))["gaps"]["without_relation"][0], "g-x");
}

}  // namespace
}  // namespace wasla
