#include "wasla/gazetteer/import/import_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "gazetteer/gazetteer_fixture.h"
#include "wasla/base/error.h"

namespace wasla {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ImportWriterTest : public GazetteerFilesTest {
 protected:
  // The gazetteer `base` has the entities base-city ("The City", iso BC) and base-person.
  ImportWriterTest() {
    write_gazetteer_files("base", "", name_row("base-city", "Old Town") + name_row("base-person", "Sorani", "alias"));
    folder_.write("base/identifiers.tsv", "id\tscheme\tvalue\nbase-city\tiso\tBC\n");
    target_.folder = folder_.path() / "in";
    target_.onto = {folder_.path()};
    target_.manifest.title = "Imported";
    target_.manifest.licence = "CC0-1.0";
    target_.source = "list-1";
    target_.source_family = "list-";
  }

  static ImportedEntity place(const std::string& id, const ExternalId& identifier,
                              const std::vector<std::pair<std::string, std::string>>& names) {
    ImportedEntity result;
    result.entity.id = id;
    result.entity.type = EntityType::kLocation;
    result.entity.entity_class = *parse_entity_class("city");
    result.identifiers = {identifier};
    for (const auto& [lang, text] : names) {
      Name name;
      name.lang = lang;
      name.text = text;
      name.kind = NameKind::kLabel;
      result.names.push_back(name);
    }
    return result;
  }

  ImportSummary import(const std::vector<ImportedEntity>& entities) {
    ImportSummary summary;
    write_import({.entities = entities}, target_, summary);
    EXPECT_THAT(checked(), testing::IsEmpty());
    return summary;
  }
  // What the checks say of all gazetteers together.
  std::vector<std::string> checked() {
    read();
    std::vector<std::string> list;
    for (const Diagnostic& problem : problems_) {
      if (problem.severity == Severity::kError) {
        list.push_back(to_string(problem));
      }
    }
    return list;
  }
  std::string names() { return folder_.read("in/names.tsv"); }

  ImportTarget target_;
};

TEST_F(ImportWriterTest, JoinsByIdentifier) {
  const ImportSummary summary = import({place("city", {"iso", "BC"}, {{"en", "Base City"}, {"ar", "المدينة"}})});
  EXPECT_EQ(summary.joined_entities, 1u);
  EXPECT_EQ(summary.own_entities, 0u);
  EXPECT_EQ(summary.names, 2u);
  // English has a label already, Arabic has none.
  EXPECT_EQ(names(), std::string(kNames) + "base-city\tar\tlabel\t\t\t\tlist-1\tالمدينة\n" +
                         "base-city\ten\talias\t\t\t\tlist-1\tBase City\n");
  EXPECT_THAT(folder_.read("in/gazetteer.toml"), HasSubstr("depends = [\"base\"]"));
}

TEST_F(ImportWriterTest, MakesNewEntities) {
  const ImportSummary summary =
      import({place("town", {"iso", "TT"}, {{"en", "Town"}}), place("base-city", {"iso", "XX"}, {{"en", "Base"}})});
  EXPECT_EQ(summary.new_entities, 2u);
  EXPECT_EQ(folder_.read("in/entities.tsv"),
            std::string(kEntities) + "base-city-2\tLOC\tcity\t\t3\t\n" + "town\tLOC\tcity\t\t3\t\n");
  EXPECT_EQ(folder_.read("in/identifiers.tsv"), "id\tscheme\tvalue\nbase-city-2\tiso\tXX\ntown\tiso\tTT\n");
}

TEST_F(ImportWriterTest, WritesNoNameThatTheEntityHas) {
  // The same match form is the same name.
  const ImportSummary summary =
      import({place("city", {"iso", "BC"}, {{"en", "old  town"}, {"en", "The City"}, {"ar", "The City"}})});
  EXPECT_EQ(summary.names, 1u);
  EXPECT_EQ(names(), std::string(kNames) + "base-city\tar\tlabel\t\t\t\tlist-1\tThe City\n");
  EXPECT_THAT(to_string(summary), HasSubstr("skipped 2: names that the entity has already"));
}

TEST_F(ImportWriterTest, NamesOfOthersNeedContext) {
  const ImportSummary summary = import({place("town", {"iso", "TT"}, {{"en", "Sorani"}, {"ar", "تاون"}}),
                                        place("town", {"iso", "T2"}, {{"en", "Second"}, {"ar", "تاون"}})});
  EXPECT_EQ(names(), std::string(kNames) + "town\tar\tlabel\tcontext\t\t\tlist-1\tتاون\n" +
                         "town\ten\tlabel\tcontext\t\t\tlist-1\tSorani\n" +
                         "town-2\tar\tlabel\tcontext\t\t\tlist-1\tتاون\n" +
                         "town-2\ten\tlabel\t\t\t\tlist-1\tSecond\n");
  EXPECT_THAT(to_string(summary), HasSubstr("noted 3: names that another entity has too"));
}

TEST_F(ImportWriterTest, ASecondImportChangesNothing) {
  const std::vector<ImportedEntity> entities = {
      place("city", {"iso", "BC"}, {{"en", "Base City"}}),
      place("town", {"iso", "TT"}, {{"en", "Sorani"}, {"ckb", "شار"}}),
      place("town", {"iso", "T2"}, {{"en", "Town"}}),
  };
  import(entities);
  const std::string before = names() + folder_.read("in/entities.tsv") + folder_.read("in/identifiers.tsv") +
                             folder_.read("in/gazetteer.toml");
  const auto time = std::filesystem::last_write_time(folder_.path() / "in/names.tsv");
  const ImportSummary again = import(entities);
  EXPECT_EQ(again.new_entities, 0u);
  EXPECT_EQ(again.own_entities, 2u);
  EXPECT_EQ(names() + folder_.read("in/entities.tsv") + folder_.read("in/identifiers.tsv") +
                folder_.read("in/gazetteer.toml"),
            before);
  EXPECT_EQ(std::filesystem::last_write_time(folder_.path() / "in/names.tsv"), time);
}

TEST_F(ImportWriterTest, KeepsWhatAPersonDid) {
  const ImportedEntity town = place("town", {"iso", "TT"}, {{"en", "Town"}, {"en", "Nice Town"}, {"ar", "غلط"}});
  import({town});
  folder_.write("in/entities.tsv", std::string(kEntities) + "town\tLOC\tvillage\tQ5\t7\tBy hand\n");
  folder_.write("in/names.tsv", std::string(kNames) + "town\ten\tlabel\tnever\t\t\tlist-1\tTown\n" +
                                    "town\ten\talias\t\t\t\tcurated\tMine\n" + "town\tar\tlabel\t\t\t\tlist-1\tغلط\n");
  folder_.write("in/judgements.tsv", "id\tverdict\tother\tlang\tby\tdate\tname\ntown\trejected\t\tar\t\t\tغلط\n");
  const ImportSummary summary = import({town});
  EXPECT_EQ(names(), std::string(kNames) + "town\ten\talias\t\t\t\tcurated\tMine\n" +
                         "town\ten\talias\t\t\t\tlist-1\tNice Town\n" + "town\ten\tlabel\tnever\t\t\tlist-1\tTown\n");
  EXPECT_THAT(folder_.read("in/entities.tsv"), HasSubstr("town\tLOC\tvillage\tQ5\t7\tBy hand\n"));
  EXPECT_THAT(to_string(summary), HasSubstr("skipped 1: names rejected in judgements.tsv (town ar غلط)"));
}

TEST_F(ImportWriterTest, ANewerImportReplacesTheOlder) {
  import({place("town", {"iso", "TT"},
                {{"en", "Town"},
                 { "en",
                   "Gone" }}),
          place("old", {"iso", "OO"},
                {{ "en",
                   "Old" }})});
  target_.source = "list-2";
  import({place("town", {"iso", "TT"}, {{ "en", "Town" }})});
  // An entity that the newer list lacks keeps its ID and its names.
  EXPECT_EQ(names(),
            std::string(kNames) + "old\ten\tlabel\t\t\t\tlist-1\tOld\n" + "town\ten\tlabel\t\t\t\tlist-2\tTown\n");
}

TEST_F(ImportWriterTest, RedirectsWhatAnotherGazetteerHasByNow) {
  const ImportedEntity person = place("town", {"iso", "TT"}, {{"en", "Town"}});
  import({person});
  folder_.write("in/names.tsv", names() + "town\tar\tlabel\t\t\t\tcurated\tبلدة\n");
  folder_.write("base/identifiers.tsv", "id\tscheme\tvalue\nbase-city\tiso\tBC\nbase-city\tiso\tTT\n");
  const ImportSummary summary = import({person});
  EXPECT_EQ(folder_.read("in/entities.tsv"), kEntities);
  EXPECT_EQ(names(), std::string(kNames) + "base-city\tar\talias\t\t\t\tcurated\tبلدة\n" +
                         "base-city\ten\talias\t\t\t\tlist-1\tTown\n");
  EXPECT_THAT(folder_.read("in/redirects.tsv"), HasSubstr("town\tbase-city\t"));
  EXPECT_THAT(to_string(summary), HasSubstr("entities redirected"));
  EXPECT_EQ(import({person}).new_entities, 0u);
}

TEST_F(ImportWriterTest, TheFirstIdentifierDecides) {
  import({place("one", {"iso", "AA"}, {{ "en", "One" }}), place("two", {"iso", "BB"}, {{ "en", "Two" }})});
  ImportedEntity both = place("both", {"iso", "BB"}, {{"en", "Both"}});
  both.identifiers.push_back({"iso", "AA"});
  const ImportSummary summary = import({both});
  EXPECT_EQ(names(),
            std::string(kNames) + "one\ten\tlabel\t\t\t\tlist-1\tOne\n" + "two\ten\tlabel\t\t\t\tlist-1\tBoth\n");
  EXPECT_THAT(to_string(summary), HasSubstr("noted 1: records whose identifiers belong to two entities"));
}

TEST_F(ImportWriterTest, WritesRelations) {
  ImportedEntity town = place("town", {"iso", "TT"}, {{"en", "Town"}});
  town.relations = {{"located-in", {"iso", "BC"}, {}, {}}, {"located-in", {"iso", "none"}, {}, {}}};
  const ImportSummary summary = import({town});
  EXPECT_EQ(folder_.read("in/relations.tsv"), std::string(kRelations) + "town\tlocated-in\tbase-city\t\t\tlist-1\n");
  EXPECT_THAT(to_string(summary), HasSubstr("skipped 1: relations to something"));
  EXPECT_EQ(import({town}).relations, 1u);
}

TEST_F(ImportWriterTest, RemembersIdentifiersOfJoinedEntities) {
  ImportedEntity city = place("city", {"iso", "BC"}, {{"en", "Base City"}});
  city.identifiers.push_back({"list", "7"});
  import({city});
  EXPECT_EQ(folder_.read("in/identifiers.tsv"), "id\tscheme\tvalue\nbase-city\tlist\t7\n");
  city.identifiers = {{"list", "7"}};
  const ImportSummary summary = import({city});
  EXPECT_EQ(summary.joined_entities, 1u);
  EXPECT_EQ(summary.new_entities, 0u);
}

TEST_F(ImportWriterTest, PassesOverWhatNoTableMayHold) {
  const ImportSummary summary =
      import({place("", {"iso", "AA"}, {{"ar", "بلا"}}), place("town", {"iso", "TT"}, {{"en", "Town"}, {"en", "…"}}),
              place("long", {"iso", "LL"}, {{"en", "Long"}, {"en", std::string(501, 'a')}, {"en", "a\nb"}})});
  EXPECT_THAT(to_string(summary), AllOf(HasSubstr("skipped 1: records that no gazetteer has, without a name"),
                                        HasSubstr("skipped 3: names that no table may hold")));
}

TEST_F(ImportWriterTest, ItsOwnRowsAndWhatRestsOnThemDoNotCountAsKnown) {
  const ImportedEntity town = place("town", {"iso", "TT"}, {{"en", "Town"}});
  import({town});
  write_gazetteer_files("later", "", name_row("town", "Town", "alias", "never"), "\"in\"");
  import({town});
  EXPECT_THAT(names(), HasSubstr("town\ten\tlabel\t\t\t\tlist-1\tTown\n"));
}

TEST_F(ImportWriterTest, WritesNothingOntoErrors) {
  folder_.write("base/entities.tsv", "id\n");
  ImportSummary summary;
  EXPECT_THROW(write_import({}, target_, summary), Error);
  EXPECT_FALSE(std::filesystem::exists(target_.folder));
}

TEST_F(ImportWriterTest, OverwritesNoFolderThatItCannotRead) {
  folder_.write("in/gazetteer.toml", kManifest);
  folder_.write("in/entities.tsv", std::string(kEntities) + "town\tNOTHING\t\t\t\t\n");
  folder_.write("in/names.tsv", kNames);
  target_.onto = {folder_.path() / "base"};
  ImportSummary summary;
  try {
    write_import({}, target_, summary);
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kGazetteer);
    EXPECT_THAT(error.what(), HasSubstr("entities.tsv:2: E105"));
  }
  EXPECT_THAT(folder_.read("in/entities.tsv"), HasSubstr("NOTHING"));
}

}  // namespace
}  // namespace wasla
