#include "wasla/gazetteer/import/ftm.h"

#include <string>

#include "base/packed.h"
#include "gazetteer/import/import_fixture.h"

namespace wasla {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class FtmTest : public ImportTest {
 protected:
  FtmTest() : ImportTest("ftm") {}
};

constexpr const char* kFtmEntities =
    R"({"id":"NK-aaa","caption":"Azad Karwani","schema":"Person","properties":{"name":["Azad Karwani","آزاد كرواني"],"alias":["Азад Карвани"],"weakAlias":["Abu Dolan"],"firstName":["Azad"],"birthDate":["1961-05-04"],"topics":["role.pep"],"position":["Minister of Rivers"],"wikidataId":["Q99000001"]},"referents":["un-1","ofac-901"],"datasets":["un_sc_sanctions","us_ofac_sdn"],"first_seen":"2023-01-01","last_seen":"2026-11-20","last_change":"2026-01-01","target":true}
{"id":"own-1","caption":"own","schema":"Membership","properties":{"member":["NK-aaa"],"organization":["Q99000002"],"startDate":["1990"],"endDate":["1999-02"]},"referents":[],"datasets":["us_ofac_sdn"]}
{"id":"Q99000002","caption":"Dolan River Party","schema":"Organization","properties":{"name":["Dolan River Party"],"abbreviation":["DRP"],"previousName":["River League"],"topics":["pol.party"]},"referents":["Q99000002"],"datasets":["wd_parties"]}
{"id":"f-1","schema":"Family","properties":{"person":["NK-aaa"],"relative":["NK-bbb"],"relationship":["Father"]},"datasets":["x"]}
{"id":"NK-bbb","schema":"Person","properties":{"name":["Hama Karwani"]},"referents":[],"datasets":["x"]}
{"id":"addr-1","schema":"Address","properties":{"full":["1 Bazaar Street"]},"datasets":["x"]}
{"id":"as-1","schema":"Associate","properties":{"person":["NK-aaa"],"associate":["NK-bbb"]},"datasets":["x"]}
{"id":"m-2","schema":"Membership","properties":{"member":["NK-none"],"organization":["Q99000002"]},"datasets":["x"]}
)";

TEST_F(FtmTest, ReadsEntities) {
  folder_.write("entities.ftm.json", kFtmEntities);
  import({"entities.ftm.json"});
  EXPECT_EQ(table("entities"),
            std::string(kEntities) +
                "azad-karwani\tPER\tpolitician\tQ99000001\t1\tMinister of Rivers\n"
                "dolan-river-party\tORG\tparty\tQ99000002\t1\tListed by OpenSanctions as Organization\n"
                "hama-karwani\tPER\tperson\t\t1\tListed by OpenSanctions as Person\n");
  EXPECT_EQ(table("names"), std::string(kNames) +
                                "azad-karwani\tar\tlabel\t\t\t\topensanctions\tآزاد كرواني\n"
                                "azad-karwani\ten\talias\tcontext\t\t\topensanctions\tAbu Dolan\n"
                                "azad-karwani\ten\tlabel\t\t\t\topensanctions\tAzad Karwani\n"
                                "dolan-river-party\ten\tacronym\tcase\t\t\topensanctions:wd_parties\tDRP\n"
                                "dolan-river-party\ten\tformer\t\t\t\topensanctions:wd_parties\tRiver League\n"
                                "dolan-river-party\ten\tlabel\t\t\t\topensanctions:wd_parties\tDolan River Party\n"
                                "hama-karwani\ten\tlabel\t\t\t\topensanctions:x\tHama Karwani\n");
  EXPECT_EQ(table("relations"), std::string(kRelations) +
                                    "azad-karwani\tmember-of\tdolan-river-party\t1990\t1999\topensanctions\n"
                                    "hama-karwani\tparent-of\tazad-karwani\t\t\topensanctions\n");
  EXPECT_EQ(table("identifiers"),
            "id\tscheme\tvalue\nazad-karwani\topensanctions\tNK-aaa\nazad-karwani\topensanctions\tofac-901\n"
            "azad-karwani\topensanctions\tun-1\ndolan-river-party\topensanctions\tQ99000002\n"
            "hama-karwani\topensanctions\tNK-bbb\n");
  EXPECT_EQ(skipped("schemata that texts do not name (Address)"), 1u);
  EXPECT_EQ(skipped("no word for (Associate)"), 1u);
  EXPECT_EQ(skipped("relations of something that the file does not have"), 1u);
  EXPECT_EQ(skipped("names in languages or scripts"), 1u);
}

TEST_F(FtmTest, AReplacedIdIsTheSameEntity) {
  folder_.write("a.json",
                R"({"id":"ofac-901","schema":"Person","properties":{"name":["Azad Karwani"]},"datasets":["x"]})");
  import({"a.json"});
  folder_.write(
      "b.json",
      R"({"id":"NK-aaa","schema":"Person","properties":{"name":["Azad Karwani"],"alias":["A. Karwani"]},"referents":["ofac-901"],"datasets":["x"]})");
  import_once({"b.json"}, {});
  EXPECT_EQ(summary_.own_entities, 1u);
  EXPECT_EQ(summary_.new_entities, 0u);
}

TEST_F(FtmTest, ReadsStatements) {
  folder_.write("statements.csv",
                "id,entity_id,canonical_id,prop,prop_type,schema,value,original_value,dataset,origin,lang,external,"
                "first_seen,last_seen\n"
                "1,ofac-901,NK-aaa,name,name,LegalEntity,Azad Karwani,\"KARWANI, Azad\",us_ofac_sdn,,eng,f,2023,2026\n"
                "2,un-1,NK-aaa,name,name,Person,آزاد كرواني,,un_sc_sanctions,,ara,f,2023,2026\n"
                "3,un-1,NK-aaa,alias,name,Person,ئازاد کەروانی,,un_sc_sanctions,,kur,f,2023,2026\n"
                "4,un-1,NK-aaa,name,name,Person,Azad Karwani,,un_sc_sanctions,,eng,f,2023,2026\n"
                "5,un-1,NK-aaa,address,address,Person,Dolan,,un_sc_sanctions,,,f,2023,2026\n"
                "6,m-1,m-1,member,entity,Membership,NK-aaa,,un_sc_sanctions,,,f,2023,2026\n"
                "7,m-1,m-1,organization,entity,Membership,NK-org,,un_sc_sanctions,,,f,2023,2026\n"
                "8,o-1,NK-org,name,name,Organization,River Front,,un_sc_sanctions,,eng,f,2023,2026\n"
                "9,broken\n");
  import({"statements.csv"});
  EXPECT_EQ(table("names"), std::string(kNames) +
                                "azad-karwani\tar\tlabel\t\t\t\topensanctions:un_sc_sanctions\tآزاد كرواني\n"
                                "azad-karwani\tckb\talias\t\t\t\topensanctions:un_sc_sanctions\tئازاد کەروانی\n"
                                "azad-karwani\ten\tlabel\t\t\t\topensanctions:us_ofac_sdn\tAzad Karwani\n"
                                "river-front\ten\tlabel\t\t\t\topensanctions:un_sc_sanctions\tRiver Front\n");
  EXPECT_THAT(table("entities"), HasSubstr("azad-karwani\tPER\tperson"));
  EXPECT_THAT(table("relations"), HasSubstr("azad-karwani\tmember-of\triver-front\t"));
  EXPECT_THAT(malformed(), ElementsAre("statements.csv:10 the row has 2 fields, the header 14"));
}

TEST_F(FtmTest, ReportsWhatIsNoEntity) {
  folder_.write("e.json", std::string("{\"id\":\"a\"}\nnonsense\n[1]\n{\"id\":\"b\",\"schema\":\"Person\","
                                      "\"properties\":{\"name\":[\"\xE9\"]}}\n") +
                              kFtmEntities + "{\"id\":\"cut");
  import({"e.json"});
  EXPECT_THAT(malformed(),
              ElementsAre("e.json:1 the record has no id or schema", HasSubstr("e.json:2 no JSON"),
                          HasSubstr("e.json:3 "), HasSubstr("e.json:4 no JSON"), HasSubstr("e.json:13 no JSON")));
  EXPECT_EQ(summary_.new_entities, 3u);
  folder_.write("table.csv", "a,b\n1,2\n");
  EXPECT_THAT(error_of({"table.csv"}), HasSubstr("no column canonical_id"));
  folder_.write("empty.json", "");
  EXPECT_EQ(error_of({"empty.json"}), "none");
}

}  // namespace
}  // namespace wasla
