#include "wasla/gazetteer/import/cldr.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "gazetteer/import/cldr_fixture.h"
#include "wasla/base/error.h"

namespace wasla {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class CldrTest : public testing::Test {
 protected:
  CldrTest() { write_cldr(folder_); }

  CldrNames read() {
    summary_ = {};
    return read_cldr(folder_.path() / "cldr", summary_);
  }

  static const ImportedEntity* find(const CldrNames& cldr, const ExternalId& identifier) {
    const auto found = std::find_if(cldr.entities.begin(), cldr.entities.end(), [&](const ImportedEntity& e) {
      return std::find(e.identifiers.begin(), e.identifiers.end(), identifier) != e.identifiers.end();
    });
    return found == cldr.entities.end() ? nullptr : &*found;
  }

  // "ar label الأردن" of each name.
  static std::vector<std::string> names(const CldrNames& cldr, const ExternalId& identifier) {
    std::vector<std::string> list;
    if (const ImportedEntity* entity = find(cldr, identifier)) {
      for (const Name& name : entity->names) {
        list.push_back(name.lang + " " + std::string(to_string(name.kind)) +
                       (name.use ? "," + to_string(name.use) : "") + " " + name.text);
      }
    }
    return list;
  }

  std::string error() {
    try {
      read();
    } catch (const Error& caught) {
      EXPECT_EQ(caught.kind(), ErrorKind::kInput);
      return caught.what();
    }
    ADD_FAILURE() << "no error";
    return "";
  }

  TestFolder folder_;
  ImportSummary summary_;
};

TEST_F(CldrTest, ReadsTerritories) {
  const CldrNames cldr = read();
  EXPECT_EQ(cldr.version, "41");
  EXPECT_THAT(names(cldr, {"iso3166-1", "JO"}),
              ElementsAre("en label Jordan", "ar label الأردن", "ckb label ئوردن", "kmr label Urdun"));
  EXPECT_THAT(names(cldr, {"un-m49", "145"}), ElementsAre("en label Western Asia", "ar label غرب آسيا"));
  EXPECT_EQ(find(cldr, {"iso3166-1", "JO"})->entity.id, "jordan");
  EXPECT_EQ(class_name(find(cldr, {"un-m49", "145"})->entity.entity_class), "region");
}

TEST_F(CldrTest, ShortCapitalsAreAcronyms) {
  EXPECT_THAT(names(read(), {"iso3166-1", "US"}),
              ElementsAre("en label United States", "en acronym,case US", "ar label الولايات المتحدة",
                          "ckb label ئەمریکا", "kmr acronym,case DYA"));
}

TEST_F(CldrTest, EnglishCitiesAreTheLastPartOfTheZone) {
  const CldrNames cldr = read();
  EXPECT_THAT(names(cldr, {"tz", "Africa/Dar_es_Salaam"}),
              ElementsAre("en label Dar es Salaam", "ar label دار السلام"));
  EXPECT_THAT(names(cldr, {"tz", "America/Curacao"}), ElementsAre("en label Curaçao"));
  EXPECT_EQ(find(cldr, {"tz", "America/Curacao"})->entity.id, "curacao");
}

TEST_F(CldrTest, TheRootKnowsEnglishCitiesToo) {
  folder_.write("cldr/main/root.xml", ldml("root", "", zone("Asia/Amman", "Ammaan") + zone("America/Curacao", "x")));
  const CldrNames cldr = read();
  EXPECT_THAT(names(cldr, {"tz", "Asia/Amman"}), ElementsAre("en label Ammaan", "ar label عمّان"));
  EXPECT_THAT(names(cldr, {"tz", "America/Curacao"}), ElementsAre("en label Curaçao"));
}

TEST_F(CldrTest, DescribesZones) {
  folder_.write("cldr/bcp47/timezone.xml",
                "<ldmlBCP47><keyword><key name=\"tz\"><type name=\"joamm\" description=\"Amman, Jordan\" "
                "alias=\"Asia/Amman Asia/Old\"/></key></keyword></ldmlBCP47>");
  const CldrNames cldr = read();
  EXPECT_EQ(find(cldr, {"tz", "Asia/Amman"})->entity.description, "Amman, Jordan");
  EXPECT_EQ(find(cldr, {"tz", "America/Curacao"})->entity.description, "Place of the time zone America/Curacao");
}

TEST_F(CldrTest, AZoneCalledAfterATerritoryIsOfTheTerritory) {
  const CldrNames cldr = read();
  EXPECT_EQ(find(cldr, {"tz", "Europe/Jersey"}), find(cldr, {"iso3166-1", "JE"}));
}

TEST_F(CldrTest, CountsWhatItPassesOver) {
  read();
  EXPECT_EQ(to_string(summary_),
            "0 names, 0 relations; 0 entities of other gazetteers joined, 0 of this one (0 new)\n"
            "skipped 1: forms for menus, with brackets (en CD Congo (DRC))\n"
            "skipped 1: drafts (unconfirmed) (ku 145 Asyaya Rojava)\n"
            "skipped 1: drafts (provisional) (ku JE Jersî)\n"
            "skipped 1: codes that mean no place (ZZ)\n");
}

TEST_F(CldrTest, TakesDraftsThatWereContributed) {
  EXPECT_THAT(names(read(), {"iso3166-1", "JE"}), testing::Contains("kmr label Jersey"));
}

TEST_F(CldrTest, VersionMayBeMissing) {
  folder_.write("cldr/dtd/ldml.dtd", "<!ATTLIST version cldrVersion CDATA #FIXED \"4");
  EXPECT_EQ(read().version, "");
  std::filesystem::remove_all(folder_.path() / "cldr/dtd");
  EXPECT_EQ(read().version, "");
}

TEST_F(CldrTest, NamesTheLocaleThatIsMissing) {
  std::filesystem::remove(folder_.path() / "cldr/main/ckb.xml");
  EXPECT_THAT(error(), HasSubstr("ckb.xml: cannot be read: there is no such file"));
}

TEST_F(CldrTest, RefusesOtherFiles) {
  folder_.write("cldr/main/ar.xml", "<html/>");
  EXPECT_THAT(error(), HasSubstr("ar.xml:1: is not LDML: its root is <html>"));
  folder_.write("cldr/main/ar.xml", "<ldml/>");
  EXPECT_THAT(error(), HasSubstr("does not say which language"));
  folder_.write("cldr/main/ar.xml", ldml("fa", "", ""));
  EXPECT_THAT(error(), HasSubstr("ar.xml:7: is of the language \"fa\", not \"ar\""));
}

TEST_F(CldrTest, RefusesDamagedFiles) {
  const std::string whole = folder_.read("cldr/main/ar.xml");
  folder_.write("cldr/main/ar.xml", whole.substr(0, whole.size() / 2));
  EXPECT_THAT(error(), HasSubstr("ar.xml:"));
  folder_.write("cldr/main/ar.xml", "");
  EXPECT_THAT(error(), HasSubstr("not well-formed XML"));
}

}  // namespace
}  // namespace wasla
