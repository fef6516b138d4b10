#include "wasla/gazetteer/import/un_list.h"

#include <string>

#include "base/packed.h"
#include "gazetteer/import/import_fixture.h"

namespace wasla {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kList = R"(<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2026-11-20T00:00:00">
 <INDIVIDUALS>
  <INDIVIDUAL>
   <DATAID>6900001</DATAID><VERSIONNUM>1</VERSIONNUM>
   <FIRST_NAME>AZAD </FIRST_NAME><SECOND_NAME>HAMA</SECOND_NAME><THIRD_NAME>KARWANI</THIRD_NAME>
   <UN_LIST_TYPE>Iraq</UN_LIST_TYPE><REFERENCE_NUMBER>IQi.999</REFERENCE_NUMBER><LISTED_ON>2003-06-27</LISTED_ON>
   <NAME_ORIGINAL_SCRIPT>آزاد حمه كرواني</NAME_ORIGINAL_SCRIPT>
   <COMMENTS1>None.</COMMENTS1>
   <TITLE><VALUE>Dr.</VALUE></TITLE>
   <DESIGNATION><VALUE>Minister of Rivers</VALUE><VALUE>Governor of Dolan</VALUE></DESIGNATION>
   <NATIONALITY><VALUE>Iraq</VALUE></NATIONALITY>
   <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Azad al-Karwani; Azad Dolani</ALIAS_NAME></INDIVIDUAL_ALIAS>
   <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Abu Zab</ALIAS_NAME></INDIVIDUAL_ALIAS>
   <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
   <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1961-05-04</DATE></INDIVIDUAL_DATE_OF_BIRTH>
  </INDIVIDUAL>
  <INDIVIDUAL><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>No Number</FIRST_NAME></INDIVIDUAL>
 </INDIVIDUALS>
 <ENTITIES>
  <ENTITY>
   <DATAID>110001</DATAID><FIRST_NAME>DOLAN RIVER FRONT</FIRST_NAME><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>
   <REFERENCE_NUMBER>QDe.999</REFERENCE_NUMBER><NAME_ORIGINAL_SCRIPT>بەرەی ڕووباری دۆڵان</NAME_ORIGINAL_SCRIPT>
   <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>DRF</ALIAS_NAME></ENTITY_ALIAS>
   <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Front of the Zab</ALIAS_NAME></ENTITY_ALIAS>
   <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Речной фронт</ALIAS_NAME></ENTITY_ALIAS>
  </ENTITY>
 </ENTITIES>
</CONSOLIDATED_LIST>
)";

class UnListTest : public ImportTest {
 protected:
  UnListTest() : ImportTest("un") {}
};

TEST_F(UnListTest, ReadsPersonsAndOrganisations) {
  folder_.write("consolidated.xml", kList);
  import({"consolidated.xml"});
  EXPECT_EQ(
      table("entities"),
      std::string(kEntities) +
          "azad-hama-karwani\tPER\tperson\t\t1\tMinister of Rivers; Governor of Dolan; born 1961; on the list of the "
          "UN Security Council (Iraq)\n"
          "dolan-river-front\tORG\torganisation\t\t1\tOn the list of the UN Security Council (Al-Qaida)\n");
  EXPECT_EQ(table("names"), std::string(kNames) +
                                "azad-hama-karwani\tar\tlabel\t\t\t\tun\tآزاد حمه كرواني\n"
                                "azad-hama-karwani\ten\talias\tcontext\t\t\tun\tAbu Zab\n"
                                "azad-hama-karwani\ten\talias\t\t\t\tun\tAzad Dolani\n"
                                "azad-hama-karwani\ten\talias\t\t\t\tun\tAzad al-Karwani\n"
                                "azad-hama-karwani\ten\tlabel\t\t\t\tun\tAzad Hama Karwani\n"
                                "dolan-river-front\tckb\tlabel\t\t\t\tun\tبەرەی ڕووباری دۆڵان\n"
                                "dolan-river-front\ten\tacronym\tcase\t\t\tun\tDRF\n"
                                "dolan-river-front\ten\tformer\t\t\t\tun\tFront of the Zab\n"
                                "dolan-river-front\ten\tlabel\t\t\t\tun\tDolan River Front\n");
  EXPECT_EQ(table("identifiers"),
            "id\tscheme\tvalue\nazad-hama-karwani\tun\t6900001\nazad-hama-karwani\tun-reference\tIQi.999\n"
            "dolan-river-front\tun\t110001\ndolan-river-front\tun-reference\tQDe.999\n");
  EXPECT_THAT(malformed(), ElementsAre("consolidated.xml:18 the record has no DATAID"));
  EXPECT_EQ(skipped("names in languages or scripts not asked for"), 1u);
}

TEST_F(UnListTest, JoinsByIdentifierAndKeepsWhatIsKnown) {
  write_gazetteer_files("base");
  folder_.write("base/identifiers.tsv", "id\tscheme\tvalue\nbase-person\tun-reference\tIQi.999\n");
  folder_.write("consolidated.xml", kList);
  import({"consolidated.xml"}, {"base"});
  EXPECT_EQ(summary_.joined_entities, 1u);
  EXPECT_THAT(table("names"), HasSubstr("base-person\ten\talias\t\t\t\tun\tAzad Hama Karwani\n"));
}

TEST_F(UnListTest, RefusesOtherAndBrokenFiles) {
  folder_.write("other.xml", "<LIST><INDIVIDUAL/></LIST>");
  EXPECT_THAT(error_of({"other.xml"}), HasSubstr("is no consolidated list"));
  folder_.write("empty.xml", "");
  EXPECT_THAT(error_of({"empty.xml"}), HasSubstr("not well-formed"));
  const std::string whole = kList;
  folder_.write("cut.xml", whole.substr(0, whole.find("ALIAS_NAME>") + 20));
  EXPECT_THAT(error_of({"cut.xml"}), HasSubstr("the file ends in the middle"));
  folder_.write("list.xml.gz", gzipped(whole));
  import({"list.xml.gz"});
  EXPECT_EQ(summary_.new_entities, 2u);
}

}  // namespace
}  // namespace wasla
