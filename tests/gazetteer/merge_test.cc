#include "gazetteer/gazetteer_fixture.h"

namespace wasla {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class MergeTest : public GazetteerFilesTest {
 protected:
  // "id lang kind use text source" of each name of `id`.
  static std::vector<std::string> names_of(const MergedGazetteer& merged, const std::string& id) {
    std::vector<std::string> list;
    for (const Name& n : merged.names) {
      if (n.id == id) {
        list.push_back(n.lang + " " + std::string(to_string(n.kind)) + " [" + to_string(n.use) + "] " + n.text);
      }
    }
    return list;
  }
};

TEST_F(MergeTest, ALaterGazetteerSilencesAndExtends) {
  write_gazetteer_files("shipped", "", name_row("shipped-city", "Town", "alias") + name_row("shipped-city", "Burg"));
  write_gazetteer_files("mine", "",
                        name_row("shipped-city", "Town", "alias", "never") + name_row("shipped-city", "Ville", "alias"),
                        "\"shipped\"");
  const GazetteerSet set = read();
  EXPECT_THAT(rules(), IsEmpty());
  ASSERT_EQ(set.gazetteers[0].name, "shipped") << "though mine comes first by name";
  EXPECT_THAT(names_of(merge(set), "shipped-city"),
              ElementsAre("en alias [] Burg", "en alias [never] Town", "en alias [] Ville", "en label [] The City"));
}

TEST_F(MergeTest, ALaterLabelReplacesTheLabel) {
  write_gazetteer_files("a");
  write_gazetteer_files("b", "", name_row("a-city", "Town", "label"), "\"a\"");
  EXPECT_THAT(names_of(merge(read()), "a-city"), ElementsAre("en alias [] The City", "en label [] Town"));
}

TEST_F(MergeTest, RowsOfOneGazetteerWinByKindInWhateverOrder) {
  write_gazetteer_files("g", "", name_row("g-city", "X", "short") + name_row("g-city", "X", "official", "case"));
  const MergedGazetteer one = merge(read());
  write_gazetteer_files("g", "", name_row("g-city", "X", "official", "case") + name_row("g-city", "X", "short"));
  const MergedGazetteer other = merge(read());
  EXPECT_THAT(names_of(one, "g-city"), ElementsAre("en label [] The City", "en official [case] X"));
  EXPECT_EQ(one.names, other.names);
}

TEST_F(MergeTest, EverythingIsSorted) {
  write_gazetteer_files("z");
  write_gazetteer_files("a", "", "", "\"z\"");
  folder_.write("a/relations.tsv",
                std::string(kRelations) + "z-person\tcitizen-of\tz-city\t\t\tx\na-person\tcitizen-of\ta-city\t\t\tx\n");
  folder_.write("z/relations.tsv", std::string(kRelations) + "z-person\tcitizen-of\tz-city\t\t\told\n");
  const MergedGazetteer merged = merge(read());
  EXPECT_THAT(rules(), IsEmpty());
  EXPECT_THAT(merged.entities,
              ElementsAre(testing::Field(&Entity::id, "a-city"), testing::Field(&Entity::id, "a-person"),
                          testing::Field(&Entity::id, "z-city"), testing::Field(&Entity::id, "z-person")));
  ASSERT_EQ(merged.relations.size(), 2u);
  EXPECT_EQ(merged.relations[1].source, "x") << "the later row";
}

TEST_F(MergeTest, RedirectChainsAreResolved) {
  write_gazetteer_files("g");
  folder_.write("g/redirects.tsv",
                "old\tnew\treason\no1\to2\tx\no2\to3\tx\no3\tg-city\tx\np1\tp2\tx\np2\t\tx\nl1\tl2\tx\nl2\tl1\tx\n");
  std::vector<std::string> chains;
  for (const Redirect& redirect : merge(read()).redirects) {
    chains.push_back(redirect.old_id + ">" + redirect.target);
  }
  EXPECT_THAT(chains, ElementsAre("l1>", "l2>", "o1>g-city", "o2>g-city", "o3>g-city", "p1>", "p2>"));
}

TEST_F(MergeTest, IsTotalOnSetsWithErrors) {
  write_gazetteer_files("a", "a-city\tPER\tjudge\t\t5\tx\n", name_row("nobody", "X"));
  write_gazetteer_files("b", "a-city\tORG\tparty\t\t5\tx\n");
  const MergedGazetteer merged = merge(read());
  EXPECT_EQ(merged.entities[0].type, EntityType::kOrganisation) << "the later gazetteer";
  EXPECT_EQ(merged.entities.size(), 4u);
  EXPECT_EQ(merge(GazetteerSet{}).entities.size(), 0u);
}

}  // namespace
}  // namespace wasla
