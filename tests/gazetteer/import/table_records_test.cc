#include "wasla/gazetteer/import/table_records.h"

#include <string>

#include "gazetteer/import/import_fixture.h"

namespace wasla {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class CsvTest : public ImportTest {
 protected:
  CsvTest() : ImportTest("csv") {}
};

TEST_F(CsvTest, MapsColumns) {
  folder_.write("t.csv",
                "Code,Kind,English,Arabic,Short,Item,GN,In,Year\n"
                "K-1,city,\"Dolan, the City|Dolan\",دولان,,Q99000005,99002,,1200\n"
                "K-2,village,Kani Zab,,KZ,,,Q99000005,\n"
                "K-3,nonsense,Lost,,,,,,\n"
                "K-4,city\n");
  choices_.columns = {
      {"id", "Code"},          {"class", "Kind"},    {"name:en", "English"},        {"name:ar", "Arabic"},
      {"acronym:en", "Short"}, {"wikidata", "Item"}, {"identifier:geonames", "GN"}, {"relation:located-in", "In"},
      {"begin-year", "Year"}};
  import({"t.csv"});
  EXPECT_EQ(table("names"), std::string(kNames) +
                                "dolan-the-city\tar\tlabel\t\t\t\tcsv\tدولان\n"
                                "dolan-the-city\ten\talias\t\t\t\tcsv\tDolan\n"
                                "dolan-the-city\ten\tlabel\t\t\t\tcsv\tDolan, the City\n"
                                "kani-zab\ten\tacronym\tcase\t\t\tcsv\tKZ\n"
                                "kani-zab\ten\tlabel\t\t\t\tcsv\tKani Zab\n");
  EXPECT_THAT(table("entities"), HasSubstr("dolan-the-city\tLOC\tcity\tQ99000005\t"));
  EXPECT_THAT(table("relations"), HasSubstr("kani-zab\tlocated-in\tdolan-the-city\t"));
  EXPECT_EQ(table("identifiers"), "id\tscheme\tvalue\ndolan-the-city\tgeonames\t99002\nkani-zab\tcsv\tK-2\n");
  EXPECT_THAT(malformed(), ElementsAre("t.csv:5 the row has 2 fields, the header 9"));
  EXPECT_EQ(skipped("records without a class"), 1u);
}

TEST_F(CsvTest, TakesColumnsAtTheirWord) {
  folder_.write("t.csv",
                "id,type,class,name,lang,kind,use,from,to,source,extra\n"
                "dolan,LOC,city,Dolan,en,label,,,,curated,x\n"
                "dolan,LOC,city,Old Dolan,en,former,context,1900,1950,curated,x\n"
                "thing,MISC,,Thing,en,label,,,,curated,x\n");
  import({"t.csv"});
  EXPECT_EQ(table("names"), std::string(kNames) +
                                "dolan\ten\tformer\tcontext\t1900\t1950\tcurated\tOld Dolan\n"
                                "dolan\ten\tlabel\t\t\t\tcurated\tDolan\n"
                                "thing\ten\tlabel\t\t\t\tcurated\tThing\n");
  EXPECT_EQ(skipped("columns that are not known"), 1u);
}

TEST_F(CsvTest, SaysWhatTheMappingLacks) {
  folder_.write("t.csv", "a,b\n1,2\n");
  EXPECT_THAT(error_of({"t.csv"}), HasSubstr("no column is known to hold names"));
  choices_.columns = {{"name:en", "c"}};
  EXPECT_THAT(error_of({"t.csv"}), HasSubstr("there is no column 'c'"));
  choices_.columns = {{"nam", "a"}};
  EXPECT_THAT(error_of({"t.csv"}), HasSubstr("'nam' is not known"));
  folder_.write("empty.csv", "");
  EXPECT_EQ(error_of({"empty.csv"}), "none");
}

class ParaNamesTest : public ImportTest {
 protected:
  ParaNamesTest() : ImportTest("paranames") {}
};

TEST_F(ParaNamesTest, ReadsNames) {
  folder_.write("p.tsv",
                "wikidata_id\teng\tlabel\tlanguage\ttype\n"
                "Q99000001\tAzad Karwani\tآزاد كرواني\tar\tPER\n"
                "Q99000001\tAzad Karwani\tAzad Kerwanî\tku\tPER\n"
                "Q99000005\tDolan\tDolan\ten\tLOC\n"
                "Q99000005\tDolan\tDolan\ten\tORG\n"
                "Q99000005\tDolan\t\"Dolan\ten\n"
                "99\tx\ty\ten\tPER\n");
  import({"p.tsv"});
  EXPECT_EQ(table("names"), std::string(kNames) +
                                "azad-karwani\tar\tlabel\t\t\t\tparanames\tآزاد كرواني\n"
                                "azad-karwani\ten\tlabel\t\t\t\tparanames\tAzad Karwani\n"
                                "azad-karwani\tkmr\tlabel\t\t\t\tparanames\tAzad Kerwanî\n"
                                "dolan\ten\tlabel\t\t\t\tparanames\tDolan\n");
  EXPECT_EQ(malformed().size(), 2u);
  EXPECT_EQ(skipped("records that repeat a name"), 1u);
}

class SpacyTest : public ImportTest {
 protected:
  SpacyTest() : ImportTest("spacy") {}
};

TEST_F(SpacyTest, ReadsPatterns) {
  folder_.write("p.jsonl",
                "{\"label\":\"ORG\",\"pattern\":\"Dolan Bank\",\"id\":\"dolan-bank\"}\n"
                "{\"label\":\"ORG\",\"pattern\":[{\"LOWER\":\"bank\"},{\"LOWER\":\"of\"},{\"LOWER\":\"dolan\"}],\"id\":"
                "\"dolan-bank\"}\n"
                "{\"label\":\"GPE\",\"pattern\":\"دۆڵان\"}\n"
                "{\"label\":\"ORG\",\"pattern\":[{\"LOWER\":{\"REGEX\":\"x+\"}}]}\n"
                "{\"label\":\"COLOUR\",\"pattern\":\"red\"}\n"
                "{\"pattern\":\"red\"}\n");
  import({"p.jsonl"});
  EXPECT_EQ(table("names"), std::string(kNames) +
                                "dolan-bank\ten\talias\t\t\t\tspacy\tbank of dolan\n"
                                "dolan-bank\ten\tlabel\t\t\t\tspacy\tDolan Bank\n"
                                "gpe\tckb\tlabel\t\t\t\tspacy\tدۆڵان\n");
  EXPECT_THAT(table("entities"), HasSubstr("gpe\tLOC\tother"));
  EXPECT_EQ(skipped("token patterns of several texts"), 1u);
  EXPECT_EQ(skipped("labels without a class"), 1u);
  EXPECT_EQ(malformed().size(), 1u);
}

}  // namespace
}  // namespace wasla
