// Rules over several rows of one gazetteer, and between gazetteers.
#include "gazetteer/gazetteer_fixture.h"

namespace wasla {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class GazetteerCheckTest : public GazetteerFilesTest {
 protected:
  void write_relations(const std::string& rows, const std::string& name = "g") {
    folder_.write(name + "/relations.tsv", kRelations + rows);
  }
  void write_redirects(const std::string& rows, const std::string& name = "g") {
    folder_.write(name + "/redirects.tsv", "old\tnew\treason\n" + rows);
  }
};

TEST_F(GazetteerCheckTest, EntitiesOfOneGazetteer) {
  write_gazetteer_files("g", "g-city\tLOC\tcity\t\t5\tx\nab\tLOC\tcity\tQ1\t5\tx\nac\tLOC\tcity\tQ1\t5\tx\n",
                        name_row("ab", "Ab", "label") + name_row("ac", "Ac"));
  read();
  EXPECT_THAT(rules(), ElementsAre("g/entities.tsv:4 E101-duplicate-id", "g/entities.tsv:6 E109-wikidata-twice",
                                   "g/entities.tsv:6 W112-no-english-label"));
  EXPECT_THAT(problems_[0].message, HasSubstr("line 2"));
  write_gazetteer_files("g", "ab\tLOC\tcity\t\t5\tx\n");
  read();
  EXPECT_THAT(rules(), ElementsAre("g/entities.tsv:4 E111-no-name"));
}

TEST_F(GazetteerCheckTest, NamesOfOneGazetteer) {
  write_gazetteer_files("g", "",
                        name_row("g-city", "Town") + name_row("g-city", "Town", "short") +
                            name_row("g-city", "City", "label") + name_row("g-city", "City", "label", "", "kmr") +
                            name_row("nobody", "X"));
  read();
  EXPECT_THAT(rules(), ElementsAre("g/names.tsv:5 W212-name-twice", "g/names.tsv:6 E213-second-label",
                                   "g/names.tsv:8 E201-unknown-id"));
}

TEST_F(GazetteerCheckTest, AllowancesSilenceWarningsOnly) {
  write_gazetteer_files("g", "ab\tLOC\tcity\t\t5\tx\nac\tLOC\tcity\t\t5\tx\n",
                        name_row("ab", "Ab") + name_row("ac", "Ac"));
  folder_.write("g/lint-allow.tsv", "rule\tid\treason\nW112-no-english-label\tab\tlocal\n");
  read();
  EXPECT_THAT(rules(), ElementsAre("g/entities.tsv:5 W112-no-english-label"));
  folder_.write("g/lint-allow.tsv", "rule\tid\treason\nW112\t*\tlocal\n");
  read();
  EXPECT_THAT(rules(), IsEmpty());
}

TEST_F(GazetteerCheckTest, Relations) {
  write_gazetteer_files("g");
  write_relations(
      "g-person\tcitizen-of\tg-city\t1990\t\tx\ng-person\tcitizen-of\tg-city\t1990\t\ty\n"
      "g-person\tcitizen-of\tg-city\t1995\t\tx\ng-person\tcitizen-of\tnowhere\t\t\tx\nnobody\tcitizen-of\tg-"
      "city\t\t\tx\n"
      "g-city\tcitizen-of\tg-person\t\t\tx\n");
  read();
  EXPECT_THAT(rules(),
              ElementsAre("g/relations.tsv:3 W304-relation-twice", "g/relations.tsv:5 E302-dangling-relation",
                          "g/relations.tsv:6 E302-dangling-relation", "g/relations.tsv:7 W305-relation-types"));
}

TEST_F(GazetteerCheckTest, IdentifiersAndPlaces) {
  write_gazetteer_files("g");
  folder_.write("g/identifiers.tsv", "id\tscheme\tvalue\ng-city\tgeonames\t1\ng-person\tgeonames\t1\nnobody\tun\t1\n");
  folder_.write("g/places.tsv", "id\tlat\tlon\ng-city\t1\t2\ng-city\t1\t3\nnowhere\t1\t2\n");
  read();
  EXPECT_THAT(rules(), ElementsAre("g/identifiers.tsv:3 W503-identifier-twice", "g/identifiers.tsv:4 E201-unknown-id",
                                   "g/places.tsv:3 W506-place-twice", "g/places.tsv:4 E201-unknown-id"));
}

TEST_F(GazetteerCheckTest, Redirects) {
  write_gazetteer_files("g");
  write_redirects(
      "ab\tac\tx\nac\tg-city\tx\ngone\t\t\nab\tg-city\tx\ng-city\tg-person\tx\nad\tnowhere\tx\n"
      "l1\tl2\tx\nl2\tl3\tx\nl3\tl1\tx\nself\tself\tx\ninto\tl1\tx\n");
  read();
  EXPECT_THAT(rules(),
              ElementsAre("g/redirects.tsv:4 W405-no-reason", "g/redirects.tsv:5 E404-redirect-twice",
                          "g/redirects.tsv:6 E401-redirect-of-used-id", "g/redirects.tsv:7 E402-dangling-redirect",
                          "g/redirects.tsv:8 E403-redirect-loop", "g/redirects.tsv:11 E403-redirect-loop"));
}

TEST_F(GazetteerCheckTest, AnIdThatWasRedirectedIsTold) {
  write_gazetteer_files("g", "", name_row("old", "Old") + name_row("gone", "Gone"));
  write_redirects("old\tg-city\tmerged\ngone\t\tremoved\n");
  read();
  ASSERT_THAT(rules(), ElementsAre("g/names.tsv:4 E201-unknown-id", "g/names.tsv:5 E201-unknown-id"));
  EXPECT_THAT(problems_[0].remedy, HasSubstr("use g-city"));
  EXPECT_THAT(problems_[1].remedy, HasSubstr("removed"));
}

TEST_F(GazetteerCheckTest, IdsAreUniqueOverAllGazetteers) {
  write_gazetteer_files("a");
  write_gazetteer_files("b", "a-city\tLOC\tcity\tQ5\t5\tx\n", name_row("a-city", "City", "label"));
  read();
  EXPECT_THAT(rules(), ElementsAre("b/entities.tsv:4 E103-id-clash", "b/names.tsv:4 E202-undeclared-dependency"));
  EXPECT_THAT(problems_[0].message, HasSubstr((folder_.path() / "a" / "entities.tsv:2").string()));
  write_gazetteer_files("b", "a-city\tLOC\tcity\t\t5\tx\n", name_row("a-city", "Other City"), "\"a\"");
  read();
  EXPECT_THAT(rules(), ElementsAre("b/entities.tsv:4 E104-redefined-id", "b/entities.tsv:4 W112-no-english-label"));
  EXPECT_THAT(problem("E104-redefined-id").remedy, HasSubstr("delete this row"));
}

TEST_F(GazetteerCheckTest, WikidataIdsAreUniqueOverAllGazetteers) {
  write_gazetteer_files("a", "ab\tLOC\tcity\tQ7\t5\tx\n", name_row("ab", "Ab", "label"));
  write_gazetteer_files("b", "bb\tLOC\tcity\tQ7\t5\tx\n", name_row("bb", "Bb", "label"));
  read();
  EXPECT_THAT(rules(), ElementsAre("b/entities.tsv:4 E109-wikidata-twice"));
}

TEST_F(GazetteerCheckTest, DependenciesMustBeDeclared) {
  write_gazetteer_files("a");
  write_gazetteer_files("b", "", "", "\"a\"");
  write_gazetteer_files("c", "", name_row("b-city", "X") + name_row("b-person", "Y") + name_row("a-city", "Z"));
  write_relations("c-person\tcitizen-of\ta-city\t\t\tx\n", "c");
  write_redirects("old\ta-city\tx\n", "c");
  read();
  EXPECT_THAT(rules(), UnorderedElementsAre("c/names.tsv:4 E202-undeclared-dependency",
                                            "c/names.tsv:6 E202-undeclared-dependency",
                                            "c/relations.tsv:2 E202-undeclared-dependency",
                                            "c/redirects.tsv:2 E202-undeclared-dependency"));
  EXPECT_THAT(problem("E202-undeclared-dependency").message, HasSubstr("1 more"));
  // Depending on b is depending on what b depends on.
  write_gazetteer_files("c", "", name_row("b-city", "X") + name_row("a-city", "Z"), "\"b\"");
  read();
  EXPECT_THAT(rules(), IsEmpty());
}

TEST_F(GazetteerCheckTest, OrderOfDependencies) {
  write_gazetteer_files("a", "", "", "\"z\", \"m\"");
  write_gazetteer_files("b");
  write_gazetteer_files("m", "", "", "\"z\"");
  write_gazetteer_files("z");
  std::vector<std::string> names;
  for (const Gazetteer& gazetteer : read().gazetteers) {
    names.push_back(gazetteer.name);
  }
  EXPECT_THAT(names, ElementsAre("b", "z", "m", "a"));
  EXPECT_THAT(rules(), IsEmpty());
}

TEST_F(GazetteerCheckTest, CirclesAndMissingDependencies) {
  write_gazetteer_files("a", "", "", "\"b\"");
  write_gazetteer_files("b", "", "", "\"c\"");
  write_gazetteer_files("c", "", "", "\"b\"");
  write_gazetteer_files("d", "", "", "\"d\"");
  write_gazetteer_files("e", "", "", "\"nowhere\"");
  EXPECT_EQ(read().gazetteers.size(), 5u);
  EXPECT_THAT(rules(),
              UnorderedElementsAre("b/gazetteer.toml E609-dependency-circle", "d/gazetteer.toml E609-dependency-circle",
                                   "e/gazetteer.toml E607-missing-dependency"));
  EXPECT_THAT(problems_[0].message, HasSubstr("b → c → b"));
}

TEST_F(GazetteerCheckTest, OverABaseIndex) {
  write_gazetteer_files("ours", "iraq\tLOC\tcountry\t\t9\tx\n",
                        name_row("erbil", "Irbil", "alias", "never") + name_row("iraq", "Iraq", "label"),
                        "\"shipped\"");
  write_relations("ours-person\tcitizen-of\terbil\t\t\tx\n", "ours");
  write_redirects("old\terbil\tx\n", "ours");
  read({"erbil", "iraq"});
  EXPECT_THAT(rules(),
              ElementsAre("ours/entities.tsv:4 E104-redefined-id", "ours/gazetteer.toml W608-dependency-not-loaded"));
  read();
  EXPECT_THAT(rules(), Contains("ours/names.tsv:4 E201-unknown-id"));
  EXPECT_THAT(rules(), Contains("ours/gazetteer.toml E607-missing-dependency"));
}

}  // namespace
}  // namespace wasla
