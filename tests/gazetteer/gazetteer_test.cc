#include "wasla/gazetteer/gazetteer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "linking/fixture.h"
#include "wasla/gazetteer/fingerprint.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kManifest = "format = 1\ntitle = \"Test\"\nlicence = \"CC0-1.0\"\n";
constexpr const char* kEntities = "id\ttype\tclass\twikidata\tprior\tdescription\n";
constexpr const char* kNames = "id\tlang\tkind\tuse\tfrom\tto\tsource\tname\n";
constexpr const char* kRelations = "subject\trelation\tobject\tfrom\tto\tsource\n";

class GazetteerTest : public testing::Test {
 protected:
  void write(const std::string& file, const std::string& bytes) {
    fs::create_directories((folder_.path() / file).parent_path());
    std::ofstream(folder_.path() / file, std::ios::binary) << bytes;
  }
  // A gazetteer with one party, to which rows can be added.
  void write_one(const std::string& name, const std::string& entities = "", const std::string& names = "",
                 const std::string& manifest = kManifest) {
    write(name + "/gazetteer.toml", manifest);
    write(name + "/entities.tsv", kEntities + ("base-" + name) + "\tORG\tparty\t\t5\tA party.\n" + entities);
    write(name + "/names.tsv", kNames + ("base-" + name) + "\ten\tlabel\t\t\t\tcurated\tBase " + name + "\n" + names);
  }
  GazetteerSet read(const std::vector<std::string>& known = {}) {
    problems_.clear();
    return read_gazetteers({folder_.path()}, problems_, known);
  }
  // "rule file:line" of each problem.
  std::vector<std::string> rules() const {
    std::vector<std::string> out;
    for (const Diagnostic& d : problems_) {
      out.push_back(d.rule + " " + fs::path(d.file).filename().string() + (d.line ? ":" + std::to_string(d.line) : ""));
      EXPECT_FALSE(d.message.empty());
      EXPECT_FALSE(d.remedy.empty()) << d.rule << " says what to do";
    }
    return out;
  }
  TempFolder folder_;
  Diagnostics problems_;
};

TEST_F(GazetteerTest, ReadsASoundOne) {
  write_one("a", "erbil\tLOC\tcity\tQ132754\t8\tCapital.\n",
            "erbil\ten\tlabel\t\t\t\tcurated\tErbil\nerbil\tckb\tlabel\tcontext,case\t1970\t2003\tcurated\tهەولێر \"x\"\n");
  const GazetteerSet set = read();
  EXPECT_THAT(rules(), IsEmpty());
  ASSERT_EQ(set.gazetteers.size(), 1u);
  const Gazetteer& g = set.gazetteers[0];
  EXPECT_EQ(g.name, "a");
  EXPECT_EQ(g.manifest.title, "Test");
  ASSERT_EQ(g.entities.size(), 2u);
  EXPECT_EQ(g.entities[1].wikidata, "Q132754");
  ASSERT_EQ(g.names.size(), 3u);
  EXPECT_EQ(g.names[2].text, "هەولێر \"x\"") << "a quotation mark is a letter";
  EXPECT_EQ(g.names[2].use, kUseContext | kUseCase);
  EXPECT_EQ(g.names[2].from, 1970);
}

struct BadRow {
  const char* entities;
  const char* names;
  const char* rule;
};
class BadRows : public GazetteerTest, public testing::WithParamInterface<BadRow> {};
TEST_P(BadRows, AreReportedWithTheirLine) {
  write_one("a", GetParam().entities, GetParam().names);
  read();
  EXPECT_THAT(rules(), Contains(GetParam().rule));
}
INSTANTIATE_TEST_SUITE_P(
    Rules, BadRows,
    testing::Values(BadRow{"Erbil\tLOC\tcity\t\t5\tx\n", "", "E100-bad-id entities.tsv:3"},
                    BadRow{"base-a\tLOC\tcity\t\t5\tx\n", "", "E101-duplicate-id entities.tsv:3"},
                    BadRow{"erbil\tCITY\tcity\t\t5\tx\n", "", "E102-bad-type entities.tsv:3"},
                    BadRow{"erbil\tLOC\ttownlet\t\t5\tx\n", "", "E103-bad-class entities.tsv:3"},
                    BadRow{"erbil\tPER\tcity\t\t5\tx\n", "", "E104-class-of-other-type entities.tsv:3"},
                    BadRow{"erbil\tLOC\tcity\t132754\t5\tx\n", "", "E105-bad-wikidata-id entities.tsv:3"},
                    BadRow{"erbil\tLOC\tcity\t\t12\tx\n", "", "E106-bad-prior entities.tsv:3"},
                    BadRow{"x1\tLOC\tcity\tQ1\t5\tx\nx2\tLOC\tcity\tQ1\t5\tx\n", "", "E107-wikidata-twice entities.tsv:4"},
                    BadRow{"erbil\tLOC\tcity\t\t5\tx\n", "", "E118-no-name entities.tsv:3"},
                    BadRow{"", "nobody\ten\tlabel\t\t\t\tcurated\tX\n", "E110-name-of-unknown-entity names.tsv:3"},
                    BadRow{"", "base-a\tarabic\talias\t\t\t\tcurated\tX\n", "E111-bad-language names.tsv:3"},
                    BadRow{"", "base-a\ten\talias\t\t\t\tcurated\t\n", "E112-empty-name names.tsv:3"},
                    BadRow{"", "base-a\ten\talias\t\t\t\tcurated\t--.\n", "E112-empty-name names.tsv:3"},
                    BadRow{"", "base-a\tar\talias\t\t\t\tcurated\tبغ\u200Fداد\n", "W112-invisible-character names.tsv:3"},
                    BadRow{"", "base-a\ten\ttitle\t\t\t\tcurated\tX\n", "E113-bad-kind names.tsv:3"},
                    BadRow{"", "base-a\ten\talias\talways\t\t\tcurated\tX\n", "E114-bad-use names.tsv:3"},
                    BadRow{"", "base-a\ten\talias\t\t\t\t\tX\n", "W115-no-source names.tsv:3"},
                    BadRow{"", "base-a\ten\talias\t\t\t\tcurated\tX\nbase-a\ten\tshort\t\t\t\tcurated\tX\n", "W116-name-twice names.tsv:4"},
                    BadRow{"", "base-a\ten\tlabel\t\t\t\tcurated\tX\n", "E117-two-labels names.tsv:3"},
                    BadRow{"", "base-a\ten\talias\t\tlong ago\t\tcurated\tX\n", "E120-bad-year names.tsv:3"},
                    BadRow{"", "base-a\ten\talias\t\t2010\t2003\tcurated\tX\n", "E121-years-reversed names.tsv:3"},
                    BadRow{"", "base-a\ten\talias\t\tcurated\tX\n", "E007-wrong-number-of-fields names.tsv:3"},
                    BadRow{"", "base-a\ten\talias\t\t\t\tcurated\tX\xFF\n", "E005-not-utf8 names.tsv:3"},
                    BadRow{"", "base-a\ten\talias\t\t\t\tcurated\tX\x01\n", "E006-control-character names.tsv:3"},
                    BadRow{"", "base-a\ten\talias\t\t\t\tcurated\t X\n", "W006-outer-spaces names.tsv:3"},
                    BadRow{"", "base-a\ten\talias\t\t\t\tcurated\tX", "W003-no-final-newline names.tsv:1"},
                    BadRow{"", "base-a\ten\talias\t\t\t\tcurated\t\"X \"\"Y\"\"\"\n", "W005-quoted-field names.tsv:3"},
                    BadRow{"x1\tLOC\tcity\t\t5\tx\n", "x1\tar\tlabel\t\t\t\tcurated\tبيت\n", "W119-no-english-label entities.tsv:3"}));

TEST_F(GazetteerTest, ListsAllProblemsInOneGo) {
  write_one("a", "Bad\tLOC\tcity\t\t5\tx\ny1\tX\tY\tZ\t77\tx\n", "nobody\ten\tlabel\t\t\t\tcurated\tX\n");
  write("a/relations.tsv", std::string(kRelations) + "base-a\tfriend-of\tbase-a\t\t\tcurated\nbase-a\tpart-of\tnowhere\t\t\tcurated\n"
                           "base-a\tpart-of\tbase-a\t\t\tcurated\n");
  write("a/redirects.tsv", "old\tnew\treason\nold-1\told-2\tx\nold-2\told-1\tx\nold-3\tnowhere\tx\nbase-a\t\tx\n");
  write("a/places.tsv", "id\tlat\tlon\nbase-a\t95\t44\n");
  write("a/identifiers.tsv", "id\tscheme\tvalue\nbase-a\tgeonames\t\n");
  read();
  for (const char* rule : {"E100-bad-id entities.tsv:3", "E102-bad-type entities.tsv:4", "E103-bad-class entities.tsv:4",
                           "E105-bad-wikidata-id entities.tsv:4", "E106-bad-prior entities.tsv:4",
                           "E110-name-of-unknown-entity names.tsv:3", "E130-bad-relation relations.tsv:2",
                           "E131-dangling-relation relations.tsv:3", "E132-relation-to-itself relations.tsv:4",
                           "E152-redirect-loop redirects.tsv:2", "E153-dangling-redirect redirects.tsv:4",
                           "E150-redirect-of-living-id redirects.tsv:5", "E141-bad-coordinate places.tsv:2",
                           "E140-empty-identifier identifiers.tsv:2"}) {
    EXPECT_THAT(rules(), Contains(rule));
  }
}

TEST_F(GazetteerTest, SpreadsheetFilesAreReadWithWarnings) {
  write_one("a");
  write("a/names.tsv", "\xEF\xBB\xBFid\tlang\tname\tcolour\r\nbase-a\ten\t\"Base \"\"A\"\"\"\tred\r\n");
  const GazetteerSet set = read();
  EXPECT_FALSE(has_errors(problems_));
  ASSERT_EQ(set.gazetteers[0].names.size(), 1u);
  EXPECT_EQ(set.gazetteers[0].names[0].text, "Base \"A\"");
  EXPECT_THAT(rules(), testing::IsSupersetOf({"W001-bom names.tsv:1", "W002-unknown-column names.tsv:1", "W004-crlf names.tsv:1"}));
}

TEST_F(GazetteerTest, MissingAndHostileFiles) {
  write("a/gazetteer.toml", "format = 9\ncolour = 1\ntitle = [\n");
  write("b/gazetteer.toml", "format = 9\ncolour = 1\n");
  write("b/entities.tsv", "");
  write("b/names.tsv", std::string(100000, '\x00') + "\n" + std::string(10'000'000, 'x') + "\n");
  read();
  EXPECT_THAT(rules(), testing::IsSupersetOf({"E010-bad-manifest gazetteer.toml:3", "E008-missing-table entities.tsv",
                                              "E008-missing-table names.tsv", "E011-manifest-format gazetteer.toml:1",
                                              "W011-unknown-key gazetteer.toml:2", "E002-empty-table entities.tsv",
                                              "E004-missing-column names.tsv:1"}));
  problems_.clear();
  read_gazetteers({folder_.path() / "nowhere"}, problems_);
  EXPECT_THAT(rules(), ElementsAre("E001-unreadable nowhere"));
  problems_.clear();
  fs::create_directories(folder_.path() / "empty");
  read_gazetteers({folder_.path() / "empty"}, problems_);
  EXPECT_THAT(rules(), ElementsAre("E009-no-gazetteer empty"));
}

TEST_F(GazetteerTest, DependenciesComeFirst) {
  write_one("b-base");
  write_one("a-extra", "", "base-b-base\ten\talias\t\t\t\tcurated\tOther\n",
            std::string(kManifest) + "depends = [\"b-base\"]\n");
  const GazetteerSet set = read();
  EXPECT_THAT(rules(), IsEmpty());
  ASSERT_EQ(set.gazetteers.size(), 2u);
  EXPECT_EQ(set.gazetteers[0].name, "b-base");
}

TEST_F(GazetteerTest, RulesBetweenGazetteers) {
  write_one("a", "", "base-b\ten\talias\t\t\t\tcurated\tX\n");
  write_one("b", "base-a\tORG\tparty\t\t5\tx\n");
  write_one("c", "", "", std::string(kManifest) + "depends = [\"d\", \"nowhere\"]\n");
  write_one("d", "", "", std::string(kManifest) + "depends = [\"c\"]\n");
  read();
  EXPECT_THAT(rules(), testing::IsSupersetOf({"E110-name-of-unknown-entity names.tsv:3", "E101-duplicate-id entities.tsv:3",
                                              "E013-missing-dependency gazetteer.toml", "E014-dependency-cycle gazetteer.toml"}));
  for (const Diagnostic& d : problems_) {
    if (d.rule == "E101-duplicate-id") {
      EXPECT_THAT(d.message, testing::HasSubstr((folder_.path() / "a" / "entities.tsv").string() + ":2"));
    }
  }
}

TEST_F(GazetteerTest, MayExtendABaseIndex) {
  write_one("ours", "", "erbil\ten\talias\tnever\t\t\tcurated\tIrbil\n", std::string(kManifest) + "depends = [\"shipped\"]\n");
  read({"erbil"});
  EXPECT_FALSE(has_errors(problems_));
  read();
  EXPECT_TRUE(has_errors(problems_));
}

TEST_F(GazetteerTest, LaterRowWins) {
  write_one("a", "", "base-a\ten\talias\t\t\t\tcurated\tSame\n");
  write_one("b", "", "base-a\ten\talias\tnever\t\t\tours\tSame\n", std::string(kManifest) + "depends = [\"a\"]\n");
  const MergedGazetteer merged = merge(read());
  int found = 0;
  for (const Name& n : merged.names) {
    if (n.text == "Same") {
      ++found;
      EXPECT_EQ(n.use, kUseNever);
      EXPECT_EQ(n.source, "ours");
    }
  }
  EXPECT_EQ(found, 1);
}

TEST_F(GazetteerTest, WritesWhatItReadSorted) {
  write_one("a", "aa\tLOC\tcity\t\t5\tx\n", "aa\ten\tlabel\t\t1990\t\tcurated\tZ\naa\tar\tlabel\tcontext\t\t\tcurated\tبيت\n");
  write("a/redirects.tsv", "old\tnew\treason\nold-1\taa\tmerged\n");
  write("a/places.tsv", "id\tlat\tlon\naa\t36.19\t44.01\n");
  const Gazetteer first = read().gazetteers[0];
  const fs::path copy = folder_.path() / "copy" / "a";
  write_gazetteer(first, copy);
  Diagnostics problems;
  const Gazetteer second = read_gazetteer(copy, problems);
  EXPECT_THAT(problems, IsEmpty());
  EXPECT_EQ(second.entities.size(), first.entities.size());
  EXPECT_EQ(second.entities[0].id, "aa") << "sorted";
  EXPECT_EQ(second.names.size(), first.names.size());
  EXPECT_EQ(second.names[0].lang, "ar");
  EXPECT_EQ(second.names[0].use, kUseContext);
  EXPECT_EQ(second.places[0].latitude, 36.19);
  EXPECT_EQ(second.redirects[0].target, "aa");
  EXPECT_EQ(fingerprint({copy}), fingerprint({copy}));
  const std::string before = fingerprint({copy});
  std::ofstream(copy / "names.tsv", std::ios::app) << "aa\ten\talias\t\t\t\tcurated\tY\n";
  EXPECT_NE(fingerprint({copy}), before);
}

TEST(EntityId, Shapes) {
  for (const char* good : {"ab", "asaib-ahl-al-haq", "acme:vendor-17", "x2"}) EXPECT_TRUE(is_valid_entity_id(good)) << good;
  for (const char* bad : {"", "a", "Erbil", "er bil", ":x", "acme:", "a:b:c", "ä-b", "x_y"}) {
    EXPECT_FALSE(is_valid_entity_id(bad)) << bad;
  }
  EXPECT_FALSE(is_valid_entity_id(std::string(65, 'a')));
}

}  // namespace
}  // namespace wasla
