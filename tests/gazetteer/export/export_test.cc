#include "wasla/gazetteer/export/export.h"

#include <string>

#include "base/packed.h"
#include "gazetteer/import/import_fixture.h"

namespace wasla {
namespace {

using testing::HasSubstr;
using testing::Not;

// A gazetteer that has something in every column of every table.
class ExportTest : public ImportTest {
 protected:
  ExportTest() : ImportTest("jsonl") {
    folder_.write("rich/gazetteer.toml", kManifest);
    folder_.write("rich/entities.tsv",
                  "id\ttype\tclass\twikidata\tprior\tdescription\n"
                  "acme:vendor-17\tMISC\tother\t\t0\tA \"quoted\" \\ description\n"
                  "dolan\tLOC\tcity\tQ99000005\t9\tCity, of # signs => and\n"
                  "dolan-province\tLOC\tgovernorate\t\t3\t\n"
                  "karwani\tPER\tpolitician\tQ99000001\t4\tA person\n"
                  "river-party\tORG\tparty\t\t3\tA party\n");
    folder_.write("rich/names.tsv", std::string(kNames) +
                                        "acme:vendor-17\ten\tlabel\t\t\t\tcurated\tVendor, \"The\" #17\n"
                                        "dolan\tar\tlabel\t\t\t\tcurated\tدولان\n"
                                        "dolan\tckb\tlabel\t\t\t\tauto:rule\tدۆڵان\n"
                                        "dolan\ten\tacronym\tcase\t\t\tcurated\tDLN\n"
                                        "dolan\ten\talias\t\t\t\t\tDolan City\n"
                                        "dolan\ten\tformer\tcontext\t-330\t1920\tgeonames\tArbelan\n"
                                        "dolan\ten\tlabel\t\t\t\tcurated\tDolan\n"
                                        "dolan\ten\tmisspelling\tcase,never\t\t\tcurated\tDollan\n"
                                        "dolan\tkmr-Arab\tlabel\t\t\t\tcurated\tدۆلان\n"
                                        "dolan\tmul\talias\t\t\t\tcurated\tDolan\n"
                                        "dolan-province\ten\tlabel\t\t\t\tcurated\tDolan Province\n"
                                        "karwani\ten\tbirth\t\t1961\t\tofac\tAzad Hama\n"
                                        "karwani\ten\tlabel\t\t\t\tcurated\tAzad Karwani\n"
                                        "karwani\ten\tshort\tcontext\t\t\tcurated\tKarwani\n"
                                        "river-party\ten\tlabel\t\t\t\tcurated\tRiver Party\n"
                                        "river-party\ten\tofficial\t\t\t\tcurated\tDolan\n");  // a name of another
    folder_.write("rich/relations.tsv", std::string(kRelations) +
                                            "dolan\tcapital-of\tdolan-province\t-330\t\tcurated\n"
                                            "dolan\tlocated-in\tdolan-province\t\t\t\n"
                                            "karwani\tmember-of\triver-party\t1990\t1999\tofac\n"
                                            "karwani\tmember-of\triver-party\t2003\t\tofac\n");
    folder_.write("rich/identifiers.tsv",
                  "id\tscheme\tvalue\ndolan\tgeonames\t99002\ndolan\ttz\tAsia/Dolan\nkarwani\tofac\t901\n");
    folder_.write("rich/places.tsv", "id\tlat\tlon\ndolan\t36.191234\t-44.01\n");
    folder_.write("rich/redirects.tsv",
                  "old\tnew\treason\ndolan-city\tdolan\tthe \"same\"\ngone\t\tnever was\nolder\tdolan-city\tmerged\n");
    folder_.write("rich/judgements.tsv",
                  "id\tverdict\tother\tlang\tby\tdate\tname\n"
                  "dolan\trejected\t\ten\tme\t2026-05-31\tDolly\nkarwani\tdifferent\tun:77\t\t\t\t\n");
    read_rich();
  }

  void read_rich() {
    Diagnostics problems;
    const GazetteerSet read = read_gazetteers({folder_.path() / "rich"}, problems);
    for (const Diagnostic& problem : problems) {
      EXPECT_NE(problem.severity, Severity::kError) << to_string(problem);
    }
    set_ = export_set(read);
  }

  std::string exported(const char* format, const ExportOptions& options = {}) {
    std::string text;
    left_out_ = {};
    find_export_format(format)->write(
        set_, options, [&](std::string_view part) { text += part; }, left_out_);
    return text;
  }

  // Whatever format the tables go through, they come back as they were, and once more.
  void expect_round_trip(const char* as, const char* from, const std::string& file, const ExportOptions& options = {}) {
    SCOPED_TRACE(as);
    std::filesystem::remove_all(folder_.path() / "out");
    format_ = find_import_format(from);
    const std::string text = exported(as, options);
    folder_.write(file, text);
    import({file});
    EXPECT_TRUE(malformed().empty());
    for (const char* name : {"entities", "names", "relations", "identifiers", "places", "redirects", "judgements"}) {
      EXPECT_EQ(table(name), folder_.read(std::string("rich/") + name + ".tsv")) << name;
    }
  }

  ExportSet set_;
  ExportSummary left_out_;
};

TEST_F(ExportTest, JsonLinesComeBack) {
  expect_round_trip("jsonl", "jsonl", "e.jsonl");
  EXPECT_THAT(exported("jsonl"), HasSubstr(R"({"id":"dolan-province","type":"LOC","class":"governorate","prior":3,)"));
}

TEST_F(ExportTest, OntoItselfNothingIsNew) {
  folder_.write("e.jsonl", exported("jsonl"));
  import({"e.jsonl"}, {"rich"});
  EXPECT_EQ(summary_.names, 0u);
  EXPECT_EQ(summary_.relations, 0u);
  EXPECT_EQ(summary_.joined_entities, 5u);
  EXPECT_FALSE(has_table("judgements"));
  EXPECT_FALSE(has_table("identifiers"));
}

TEST_F(ExportTest, FollowTheMoneyComesBack) {
  expect_round_trip("ftm", "ftm", "e.json");
  const std::string text = exported("ftm");
  EXPECT_THAT(
      text,
      HasSubstr(
          R"({"id":"karwani","caption":"Azad Karwani","schema":"Person","properties":{"alias":["Azad Hama"],)"
          R"("description":["A person"],"name":["Azad Karwani"],"weakAlias":["Karwani"],"wikidataId":["Q99000001"]},)"
          R"("referents":[],"datasets":["wasla"])"));
  EXPECT_THAT(
      text,
      HasSubstr(
          R"("schema":"Membership","properties":{"endDate":["1999"],"member":["karwani"],"organization":["river-party"],)"));
}

TEST_F(ExportTest, FollowTheMoneyWithoutOurKeysKeepsWhatItHasWordsFor) {
  std::string text = exported("ftm");
  for (std::size_t at = 0; (at = text.find(",\"wasla\":", at)) != std::string::npos;) {
    text.erase(at, text.find('\n', at) - at - 1);
  }
  folder_.write("e.json", text);
  format_ = find_import_format("ftm");
  import({"e.json"});
  EXPECT_THAT(table("names"), HasSubstr("azad-karwani\ten\tlabel\t\t\t\topensanctions:wasla\tAzad Karwani\n"));
  EXPECT_THAT(table("relations"), HasSubstr("azad-karwani\tmember-of\triver-party\t1990\t1999\topensanctions\n"));
}

TEST_F(ExportTest, SkosComesBack) {
  expect_round_trip("skos", "skos", "e.ttl");
  expect_round_trip("nt", "skos", "e.nt");
  expect_round_trip("skos", "skos", "b.ttl", {.base = "https://example.org/names/"});
  EXPECT_THAT(exported("skos"), HasSubstr("<urn:wasla:dolan>\n  a skos:Concept"));
  EXPECT_THAT(exported("skos"), HasSubstr("skos:prefLabel \"دۆڵان\"@ckb"));
  EXPECT_THAT(exported("skos"), HasSubstr("skos:hiddenLabel \"Dollan\"@en"));
  EXPECT_THAT(exported("skos"), HasSubstr("skos:broader <urn:wasla:dolan-province>"));
  EXPECT_THAT(exported("skos"), HasSubstr("owl:deprecated \"true\""));
}

TEST_F(ExportTest, CsvNamesComeBack) {
  folder_.write("e.csv", exported("csv"));
  format_ = find_import_format("csv");
  import({"e.csv"});
  EXPECT_EQ(table("entities"), folder_.read("rich/entities.tsv"));
  EXPECT_THAT(table("names"), HasSubstr("dolan\ten\tformer\tcontext\t-330\t1920\tgeonames\tArbelan\n"));
  EXPECT_THAT(table("names"), HasSubstr("Vendor, \"The\" #17"));
  EXPECT_EQ(left_out_.skipped.size(), 2u);  // relations, identifiers
}

TEST_F(ExportTest, SpacyAndSolrHoldNamesToBeFound) {
  const std::string patterns = exported("spacy");
  EXPECT_THAT(patterns, HasSubstr("{\"label\":\"LOC\",\"id\":\"dolan\",\"pattern\":\"دۆڵان\"}\n"));
  EXPECT_THAT(patterns, Not(HasSubstr("Dollan")));
  EXPECT_THAT(patterns, Not(HasSubstr("Arbelan")));
  const std::string synonyms = exported("solr");
  EXPECT_THAT(synonyms, HasSubstr("River Party, Dolan\n"));
  EXPECT_THAT(synonyms, Not(HasSubstr("Vendor")));  // alone
  EXPECT_THAT(exported("solr", {.base = "", .with_ids = true}), HasSubstr("Vendor\\, \"The\" #17 => acme:vendor-17\n"));
}

class SkosTest : public ImportTest {
 protected:
  SkosTest() : ImportTest("skos") { choices_.usual_class = "city"; }
};

constexpr const char* kThesaurus = R"(@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <http://example.org/t/> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
ex:places a skos:ConceptScheme ; skos:prefLabel "Places"@en .
ex:dolan a skos:Concept ;
  skos:prefLabel "Dolan"@en , "دۆڵان"@ku , "Dolan"@ku-latn ;
  skos:altLabel "DLN"@en ;
  skos:hiddenLabel "Dollan"@en ;
  skos:definition "A \"city\""@en ;
  skos:exactMatch <http://www.wikidata.org/entity/Q99000005> ;
  skos:broader ex:region ; skos:inScheme ex:places .
ex:region a skos:Concept ; xl:prefLabel [ xl:literalForm "Dolan Region"@en ] ; skos:inScheme ex:places .
)";

TEST_F(SkosTest, ReadsTurtle) {
  choices_.classes = {{"http://example.org/t/region", "region"}};
  folder_.write("t.ttl.gz", gzipped(kThesaurus));
  import({"t.ttl.gz"});
  EXPECT_EQ(table("names"), std::string(kNames) +
                                "dolan\tckb\tlabel\t\t\t\tskos\tدۆڵان\n"
                                "dolan\ten\tacronym\tcase\t\t\tskos\tDLN\n"
                                "dolan\ten\tlabel\t\t\t\tskos\tDolan\n"
                                "dolan\ten\tmisspelling\t\t\t\tskos\tDollan\n"
                                "dolan\tkmr\tlabel\t\t\t\tskos\tDolan\n"
                                "dolan-region\ten\tlabel\t\t\t\tskos\tDolan Region\n"
                                "places\ten\tlabel\t\t\t\tskos\tPlaces\n");
  EXPECT_THAT(table("entities"), HasSubstr("dolan\tLOC\tregion\tQ99000005\t3\tA \"city\"\n"));
  EXPECT_THAT(table("relations"), HasSubstr("dolan\tlocated-in\tdolan-region\t\t\tskos\n"));
  EXPECT_THAT(table("identifiers"), HasSubstr("dolan\tskos\thttp://example.org/t/dolan\n"));
}

TEST_F(SkosTest, ReportsWhatIsNoRdf) {
  folder_.write("bad.nt",
                "<http://e.org/a> <http://www.w3.org/2004/02/skos/core#prefLabel> \"A place\"@en .\n"
                "nonsense\n"
                "<http://e.org/b> <http://www.w3.org/2004/02/skos/core#prefLabel> \"cut off\n"
                "<http://e.org/c> <http://www.w3.org/2004/02/skos/core#prefLabel> \"Another\"@en .\n");
  import({"bad.nt"});
  ASSERT_GE(malformed().size(), 2u);
  EXPECT_THAT(malformed()[0], HasSubstr("bad.nt:2 "));
  EXPECT_EQ(summary_.new_entities, 2u);
  folder_.write("bad.ttl", std::string(kThesaurus) + "ex:x ex:y \"cut");
  std::filesystem::remove_all(folder_.path() / "out");
  import({"bad.ttl"});
  EXPECT_FALSE(malformed().empty());
  EXPECT_EQ(summary_.new_entities, 3u);
  folder_.write("empty.ttl", "");
  EXPECT_EQ(error_of({"empty.ttl"}), "none");
}

}  // namespace
}  // namespace wasla
