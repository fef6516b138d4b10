#include "wasla/gazetteer/import/wikidata.h"

#include <string>

#include "base/packed.h"
#include "gazetteer/import/import_fixture.h"

namespace wasla {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string item_statement(const std::string& property, const std::string& item, const std::string& rank = "normal",
                           const std::string& qualifiers = "") {
  return R"({"mainsnak":{"snaktype":"value","property":")" + property +
         R"(","datavalue":{"value":{"entity-type":"item","numeric-id":1,"id":")" + item +
         R"("},"type":"wikibase-entityid"},"datatype":"wikibase-item"},"type":"statement",)" +
         (qualifiers.empty() ? "" : R"("qualifiers":)" + qualifiers + ",") + R"("rank":")" + rank + R"("})";
}
std::string time_value(const std::string& property, const std::string& time) {
  return R"({"snaktype":"value","property":")" + property + R"(","datavalue":{"value":{"time":")" + time +
         R"(","precision":9},"type":"time"}})";
}

const std::string kPerson =
    R"({"type":"item","id":"Q99000001","labels":{"en":{"language":"en","value":"Azad Karwani"},"ar":{"language":"ar","value":"آزاد كرواني"},)"
    R"("ku":{"language":"ku","value":"Azad Kerwanî"},"ckb":{"language":"ckb","value":"ئازاد کەروانی"},"ja":{"language":"ja","value":"アザド"}},)"
    R"("descriptions":{"en":{"language":"en","value":"Iraqi politician"}},)"
    R"("aliases":{"en":[{"language":"en","value":"Abu\u00a0Dolan"},{"language":"en","value":"AHK"}],"ku":[{"language":"ku","value":"ئازادی کەروانی"}],"ar":[{"language":"ar","value":"Azad al-Karwani"}]},)"
    R"("claims":{"P31":[)" +
    item_statement("P31", "Q5") + R"(],"P106":[)" + item_statement("P106", "Q82955") + R"(],"P569":[{"mainsnak":)" +
    time_value("P569", "+1961-05-04T00:00:00Z") + R"(,"rank":"normal"}],"P102":[)" +
    item_statement("P102", "Q99000002", "normal",
                   R"({"P580":[)" + time_value("P580", "+1990-00-00T00:00:00Z") + R"(],"P582":[)" +
                       time_value("P582", "+1999-00-00T00:00:00Z") + "]}") +
    "," + item_statement("P102", "Q99000003", "deprecated") + R"(],"P22":[)" + item_statement("P22", "Q99000404") +
    R"(],"P1477":[{"mainsnak":{"snaktype":"value","property":"P1477","datavalue":{"value":{"text":"Azad Hama","language":"en"},"type":"monolingualtext"}},"rank":"normal"},)"
    R"({"mainsnak":{"snaktype":"somevalue","property":"P1477"},"rank":"normal"}]},)"
    R"("sitelinks":{"enwiki":{"site":"enwiki","title":"A","badges":[]},"arwiki":{"site":"arwiki","title":"B","badges":[]}}})";
const std::string kParty =
    R"({"type":"item","id":"Q99000002","labels":{"en":{"language":"en","value":"Dolan River Party"}},"descriptions":[],"aliases":[],"claims":{"P31":[)" +
    item_statement("P31", "Q43229") + "," + item_statement("P31", "Q7278") +
    R"(],"P1448":[{"mainsnak":{"snaktype":"value","property":"P1448","datavalue":{"value":{"text":"River League","language":"en"},"type":"monolingualtext"}},"qualifiers":{"P582":[)" +
    time_value("P582", "+1975-00-00T00:00:00Z") + R"(]},"rank":"normal"}]},"sitelinks":[]})";
const std::string kPlace =
    R"({"type":"item","id":"Q99000005","labels":{"mul":{"language":"mul","value":"Dolan"}},"descriptions":{},"aliases":{},"claims":{"P31":[)" +
    item_statement("P31", "Q515") +
    R"(],"P625":[{"mainsnak":{"snaktype":"value","property":"P625","datavalue":{"value":{"latitude":36.19,"longitude":44.01,"altitude":null,"precision":0.01,"globe":"http://www.wikidata.org/entity/Q2"},"type":"globecoordinate"}},"rank":"normal"}],)"
    R"("P1566":[{"mainsnak":{"snaktype":"value","property":"P1566","datavalue":{"value":"99002","type":"string"}},"rank":"normal"}],"P17":[)" +
    item_statement("P17", "Q796") + R"(]},"sitelinks":{}})";
const std::string kOther =
    R"({"type":"item","id":"Q99000006","labels":{"en":{"language":"en","value":"a film"}},"descriptions":{},"aliases":{},"claims":{"P31":[)" +
    item_statement("P31", "Q11424") + R"(]},"sitelinks":{}})";
const std::string kProperty = R"({"type":"property","datatype":"string","id":"P1","labels":{}})";

class WikidataTest : public ImportTest {
 protected:
  WikidataTest() : ImportTest("wikidata") {}
  const std::string kNamesOfAll = std::string(kNames) +
                                  "azad-karwani\tar\tlabel\t\t\t\twikidata\tآزاد كرواني\n"
                                  "azad-karwani\tar-Latn\tromanisation\t\t\t\twikidata\tAzad al-Karwani\n"
                                  "azad-karwani\tckb\talias\t\t\t\twikidata\tئازادی کەروانی\n"
                                  "azad-karwani\tckb\tlabel\t\t\t\twikidata\tئازاد کەروانی\n"
                                  "azad-karwani\ten\tacronym\tcase\t\t\twikidata\tAHK\n"
                                  "azad-karwani\ten\talias\t\t\t\twikidata\tAbu Dolan\n"
                                  "azad-karwani\ten\tbirth\t\t\t\twikidata\tAzad Hama\n"
                                  "azad-karwani\ten\tlabel\t\t\t\twikidata\tAzad Karwani\n"
                                  "azad-karwani\tkmr\tlabel\t\t\t\twikidata\tAzad Kerwanî\n"
                                  "dolan\tmul\tlabel\t\t\t\twikidata\tDolan\n"
                                  "dolan-river-party\ten\tformer\t\t\t1975\twikidata\tRiver League\n"
                                  "dolan-river-party\ten\tlabel\t\t\t\twikidata\tDolan River Party\n";
};

TEST_F(WikidataTest, ReadsTheDump) {
  folder_.write("dump.json",
                "[\n" + kPerson + ",\n" + kParty + ",\n" + kPlace + ",\n" + kOther + ",\n" + kProperty + "\n]\n");
  import({"dump.json"});
  EXPECT_EQ(table("entities"), std::string(kEntities) +
                                   "azad-karwani\tPER\tpolitician\tQ99000001\t1\tIraqi politician\n"
                                   "dolan\tLOC\tcity\tQ99000005\t0\tWikidata item Q99000005\n"
                                   "dolan-river-party\tORG\tparty\tQ99000002\t0\tWikidata item Q99000002\n");
  EXPECT_EQ(table("names"), kNamesOfAll);
  EXPECT_EQ(table("relations"),
            std::string(kRelations) + "azad-karwani\tmember-of\tdolan-river-party\t1990\t1999\twikidata\n");
  EXPECT_EQ(table("identifiers"), "id\tscheme\tvalue\ndolan\tgeonames\t99002\n");
  EXPECT_EQ(table("places"), "id\tlat\tlon\ndolan\t36.19\t44.01\n");
  EXPECT_EQ(skipped("types without a class"), 1u);
  EXPECT_EQ(skipped("records that are no items"), 1u);
  EXPECT_EQ(skipped("relations to something that neither"), 2u);  // the father, the country
  EXPECT_EQ(summary_.records, 5u);
}

TEST_F(WikidataTest, AllFormsOfTheFileGiveTheSame) {
  const std::vector<std::string> forms = {
      kPerson + "\n" + kParty + "\n" + kPlace + "\n",                 // no array
      "[\n" + kPerson + "\n" + kParty + "\n" + kPlace + "\n]",        // no commas
      "[" + kPerson + ",\r\n" + kParty + ",\r\n" + kPlace + "]\r\n",  // brackets beside the records
      R"({"entities":{"Q99000001":)" + kPerson + R"(,"Q99000002":)" + kParty + R"(,"Q99000005":)" + kPlace + "}}",
      "{\n \"entities\": {\n  \"Q99000001\": " + kPerson + ",\n  \"Q99000002\": " + kParty +
          ",\n  \"Q99000005\": " + kPlace + "\n }\n}\n",
      bzipped(kPerson + "\n" + kParty + "\n" + kPlace + "\n"),
      gzipped("[\n" + kPerson + ",\n") + gzipped(kParty + ",\n" + kPlace + "\n]\n"),
  };
  for (std::size_t i = 0; i < forms.size(); ++i) {
    std::filesystem::remove_all(folder_.path() / "out");
    folder_.write("form", forms[i]);
    import({"form"});
    EXPECT_EQ(table("names"), kNamesOfAll) << i;
    EXPECT_THAT(malformed(), ElementsAre()) << i;
  }
}

TEST_F(WikidataTest, ClassesAndCountriesAreChosen) {
  folder_.write("dump.json", kPerson + "\n" + kParty + "\n" + kPlace + "\n" + kOther + "\n");
  choices_.classes = {{"Q11424", "other"}, {"Q515", "town"}};
  import({"dump.json"});
  EXPECT_THAT(table("entities"), AllOf(HasSubstr("a-film\tMISC\tother"), HasSubstr("dolan\tLOC\ttown")));
  std::filesystem::remove_all(folder_.path() / "out");
  choices_.countries = {"Q796"};
  import({"dump.json"});
  EXPECT_EQ(summary_.new_entities, 1u);
  EXPECT_EQ(skipped("records of other countries"), 3u);
}

TEST_F(WikidataTest, JoinsByItemAndByOtherIdentifiers) {
  write_gazetteer_files("base", "base-azad\tPER\tpolitician\tQ99000001\t5\tA person\n",
                        name_row("base-azad", "Azad Karwani", "label"));
  folder_.write("base/identifiers.tsv", "id\tscheme\tvalue\nbase-city\tgeonames\t99002\n");
  folder_.write("dump.json", kPerson + "\n" + kPlace + "\n");
  import({"dump.json"}, {"base"});
  EXPECT_EQ(summary_.joined_entities, 2u);
  EXPECT_EQ(summary_.new_entities, 0u);
  // The item that joins by another identifier is remembered.
  EXPECT_EQ(table("identifiers"), "id\tscheme\tvalue\nbase-city\twikidata\tQ99000005\n");
}

TEST_F(WikidataTest, ReportsBrokenLinesAndReadsTheRest) {
  folder_.write("dump.json", "[\n" + kPerson.substr(0, 301) + "\n" + kParty + ",\n{\"labels\":{}},\n" + kPlace + ",\n" +
                                 kPerson.substr(0, 99));
  import({"dump.json"});
  EXPECT_THAT(malformed(), ElementsAre(HasSubstr("dump.json:2 no JSON"), "dump.json:4 the record has no id",
                                       HasSubstr("dump.json:6 no JSON")));
  EXPECT_EQ(summary_.new_entities, 2u);
}

class SparqlTest : public ImportTest {
 protected:
  SparqlTest() : ImportTest("wikidata-sparql") {}
};

TEST_F(SparqlTest, ReadsTsvAndJson) {
  folder_.write("a.tsv",
                "?item\t?itemLabel\t?alias\t?type\t?itemDescription\n"
                "<http://www.wikidata.org/entity/Q99000005>\t\"دۆڵان\"@ckb\t\"Dolan "
                "\\\"City\\\"\"@en\t<http://www.wikidata.org/entity/Q515>\t\"a city\"@en\n"
                "<http://www.wikidata.org/entity/Q99000005>\t\"دۆڵان\"@ckb\t\"Dolan\"@en\t<http://www.wikidata.org/"
                "entity/Q515>\t\n"
                "<http://www.wikidata.org/entity/Q99000006>\t\"Film\"@en\t\t<http://www.wikidata.org/entity/Q11424>\t\n"
                "<http://example.org/x>\t\"A\"@en\t\t\t\n"
                "broken\n");
  import({"a.tsv"});
  const std::string expected = std::string(kNames) +
                               "dolan-city\tckb\tlabel\t\t\t\twikidata\tدۆڵان\n"
                               "dolan-city\ten\talias\t\t\t\twikidata\tDolan\n"
                               "dolan-city\ten\tlabel\t\t\t\twikidata\tDolan \"City\"\n";
  EXPECT_EQ(table("names"), expected);
  EXPECT_THAT(table("entities"), HasSubstr("dolan-city\tLOC\tcity\tQ99000005\t1\ta city\n"));
  EXPECT_THAT(malformed(), ElementsAre(HasSubstr("a.tsv:5 ?item is no item"), HasSubstr("a.tsv:6 ")));
  EXPECT_EQ(skipped("records of types without a class"), 1u);
  std::filesystem::remove_all(folder_.path() / "out");
  folder_.write("a.json", R"({"head":{"vars":["item","itemLabel","alias","type"]},"results":{"bindings":[
{"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q99000005"},"itemLabel":{"xml:lang":"ckb","type":"literal","value":"دۆڵان"},"alias":{"xml:lang":"en","type":"literal","value":"Dolan \"City\""},"type":{"type":"uri","value":"http://www.wikidata.org/entity/Q515"}},
{"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q99000005"},"alias":{"xml:lang":"en","type":"literal","value":"Dolan"}}]}})");
  import({"a.json"});
  EXPECT_EQ(table("names"), expected);
  folder_.write("a.csv", "item,itemLabel\nhttp://www.wikidata.org/entity/Q1,x\n");
  EXPECT_THAT(error_of({"a.csv"}), HasSubstr("not of a SPARQL answer in TSV"));
}

}  // namespace
}  // namespace wasla
