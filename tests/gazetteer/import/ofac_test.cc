#include "wasla/gazetteer/import/ofac.h"

#include <string>

#include "base/packed.h"
#include "gazetteer/import/import_fixture.h"
#include "wasla/gazetteer/import/listed_party.h"

namespace wasla {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// As the Treasury writes them: no header, CR LF, "-0- " for nothing, numbers bare.
constexpr const char* kSdn =
    "901,\"KARWANI, Azad Hama\",\"individual\",\"SDGT\",\"Head of Finance\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 04 May "
    "1961; alt. DOB 1963; POB Dolan; a.k.a. 'ABU DOLAN'; nationality Iraq; Linked To: BANK OF DOLAN.\"\r\n"
    "902,\"BANK OF DOLAN (BOD)\",-0- ,\"IRAQ2\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"
    "903,\"ZAB STAR\",\"vessel\",\"SDGT\",-0- ,\"YIXX\",\"Crude Oil Tanker\",\"1,200\",-0- ,\"Iraq\",\"O'ZAB, "
    "LLC\",-0- "
    "\r\n\x1A\r\n";
constexpr const char* kAlt =
    "901,11,\"aka\",\"AL-KARWANI, Azad\",-0- \r\n"
    "902,12,\"fka\",\"DOLAN SAVINGS HOUSE\",-0- \r\n"
    "902,13,\"aka\",\"BOD\",-0- \r\n"
    "777,14,\"aka\",\"NOBODY\",-0- \r\n";
constexpr const char* kAdd = "901,21,\"1 Bazaar Street\",\"Dolan\",\"Iraq\",-0- \r\n";

class OfacTest : public ImportTest {
 protected:
  OfacTest() : ImportTest("ofac") {}
};

TEST_F(OfacTest, ReadsTheCsvSet) {
  folder_.write("sdn.csv", kSdn);
  folder_.write("alt.csv", kAlt);
  folder_.write("add.csv", kAdd);
  import({"add.csv", "alt.csv", "sdn.csv"});  // in any order
  EXPECT_EQ(table("entities"),
            "id\ttype\tclass\twikidata\tprior\tdescription\n"
            "azad-hama-karwani\tPER\tperson\t\t1\tHead of Finance; born 1961; on the list of OFAC (SDGT)\n"
            "bank-of-dolan-bod\tORG\torganisation\t\t1\tOn the list of OFAC (IRAQ2)\n"
            "zab-star\tMISC\tother\t\t1\tOn the list of OFAC (SDGT)\n");
  EXPECT_EQ(table("names"), std::string(kNames) +
                                "azad-hama-karwani\ten\talias\tcontext\t\t\tofac\tAbu Dolan\n"
                                "azad-hama-karwani\ten\talias\t\t\t\tofac\tAzad Al-Karwani\n"
                                "azad-hama-karwani\ten\tlabel\t\t\t\tofac\tAzad Hama Karwani\n"
                                "bank-of-dolan-bod\ten\tacronym\tcase\t\t\tofac\tBOD\n"
                                "bank-of-dolan-bod\ten\tformer\t\t\t\tofac\tDolan Savings House\n"
                                "bank-of-dolan-bod\ten\tlabel\t\t\t\tofac\tBank of Dolan (BOD)\n"
                                "zab-star\ten\tlabel\t\t\t\tofac\tZab Star\n");
  EXPECT_EQ(table("identifiers"),
            "id\tscheme\tvalue\nazad-hama-karwani\tofac\t901\nbank-of-dolan-bod\tofac\t902\nzab-star\tofac\t903\n");
  EXPECT_THAT(malformed(), ElementsAre());
  EXPECT_EQ(summary_.records, 8u);
  EXPECT_EQ(skipped("names of parties that no file lists"), 1u);
  EXPECT_EQ(skipped("rows of addresses"), 1u);
  EXPECT_EQ(skipped("Linked To"), 1u);
}

TEST_F(OfacTest, ReportsMalformedRowsAndReadsTheRest) {
  folder_.write("sdn.csv",
                std::string("\"ent_num\",\"name\"\r\n1,\"a\",\"b\"\r\n\"open,1\r\n904,\"\xE9\",-0- ,-0- ,-0- ,-0- "
                            ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n") +
                    kSdn + "901,\"TWICE\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n905,\"cut of");
  import({"sdn.csv"});
  EXPECT_THAT(
      malformed(),
      ElementsAre(HasSubstr("sdn.csv:1 the row does not begin with the number"),
                  HasSubstr("sdn.csv:2 the row has 3 columns"), HasSubstr("sdn.csv:3 a quotation mark"),
                  HasSubstr("sdn.csv:4 the row is not UTF-8"), HasSubstr("sdn.csv:9 the party 901 is listed twice"),
                  HasSubstr("sdn.csv:10 a quotation mark is not closed")));
  EXPECT_THAT(table("names"), HasSubstr("Zab Star"));
}

TEST_F(OfacTest, ReadsEmptyAndPackedFilesAndRefusesOthers) {
  folder_.write("sdn.csv", "");
  import({"sdn.csv"});
  EXPECT_EQ(summary_.records, 0u);
  folder_.write("sdn.csv.gz", gzipped(kSdn));
  import({"sdn.csv.gz"});
  EXPECT_EQ(summary_.new_entities, 3u);
  folder_.write("cut.gz", gzipped(kSdn).substr(0, 60));
  EXPECT_THAT(error_of({"cut.gz"}), HasSubstr("cut off"));
  folder_.write("page.xml", "<html/>");
  EXPECT_THAT(error_of({"page.xml"}), HasSubstr("is no list of OFAC"));
  EXPECT_THAT(error_of({"none.csv"}), HasSubstr("none.csv"));
}

constexpr const char* kAdvanced = R"(<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="http://www.un.org/sanctions/1.0" Version="1">
 <DateOfIssue CalendarTypeID="1"><Year>2026</Year></DateOfIssue>
 <ReferenceValueSets>
  <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1401">F.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
  <FeatureTypeValues><FeatureType ID="8" FeatureTypeGroupID="1">Birthdate</FeatureType></FeatureTypeValues>
  <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType><NamePartType ID="1525">Entity Name</NamePartType></NamePartTypeValues>
  <PartySubTypeValues><PartySubType ID="1" PartyTypeID="3">Vessel</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
  <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType><PartyType ID="3">Transport</PartyType></PartyTypeValues>
  <RelationTypeValues><RelationType ID="1555" Symmetrical="false">Leader or official of</RelationType><RelationType ID="1556" Symmetrical="true">Associate Of</RelationType></RelationTypeValues>
  <ScriptValues><Script ID="215" ScriptCode="Latn">Latin</Script><Script ID="160" ScriptCode="Arab">Arabic</Script></ScriptValues>
 </ReferenceValueSets>
 <DistinctParties>
  <DistinctParty FixedRef="901">
   <Comment />
   <Profile ID="901" PartySubTypeID="4">
    <Identity ID="1" FixedRef="901" Primary="true" False="false">
     <Alias FixedRef="901" AliasTypeID="1400" Primary="false" LowQuality="true">
      <DocumentedName ID="12" FixedRef="901" DocNameStatusID="2"><DocumentedNamePart><NamePartValue NamePartGroupID="2" ScriptID="215" ScriptStatusID="1" Acronym="false">ABU DOLAN</NamePartValue></DocumentedNamePart></DocumentedName>
     </Alias>
     <Alias FixedRef="901" AliasTypeID="1403" Primary="true" LowQuality="false">
      <DocumentedName ID="10" FixedRef="901" DocNameStatusID="1">
       <DocumentedNamePart><NamePartValue NamePartGroupID="1" ScriptID="215" ScriptStatusID="1" Acronym="false">KARWANI</NamePartValue></DocumentedNamePart>
       <DocumentedNamePart><NamePartValue NamePartGroupID="2" ScriptID="215" ScriptStatusID="1" Acronym="false">Azad</NamePartValue></DocumentedNamePart>
      </DocumentedName>
      <DocumentedName ID="11" FixedRef="901" DocNameStatusID="2">
       <DocumentedNamePart><NamePartValue NamePartGroupID="1" ScriptID="160" ScriptStatusID="1" Acronym="false">كرواني</NamePartValue></DocumentedNamePart>
       <DocumentedNamePart><NamePartValue NamePartGroupID="2" ScriptID="160" ScriptStatusID="1" Acronym="false">آزاد</NamePartValue></DocumentedNamePart>
      </DocumentedName>
     </Alias>
     <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1520" /></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="2" NamePartTypeID="1521" /></MasterNamePartGroup></NamePartGroups>
    </Identity>
    <Feature ID="5" FeatureTypeID="8"><FeatureVersion ID="6"><DatePeriod><Start Approximate="false"><From><Year>1961</Year><Month>5</Month><Day>4</Day></From></Start></DatePeriod></FeatureVersion></Feature>
   </Profile>
  </DistinctParty>
  <DistinctParty FixedRef="902">
   <Profile ID="902" PartySubTypeID="3">
    <Identity ID="2" FixedRef="902" Primary="true" False="false">
     <Alias FixedRef="902" AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="20" FixedRef="902" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="3" ScriptID="215" ScriptStatusID="1" Acronym="false">BANK OF DOLAN</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
     <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="3" NamePartTypeID="1525" /></MasterNamePartGroup></NamePartGroups>
    </Identity>
   </Profile>
  </DistinctParty>
 </DistinctParties>
 <ProfileRelationships>
  <ProfileRelationship ID="1" From-ProfileID="901" To-ProfileID="902" RelationTypeID="1555" RelationQualityID="1" Former="false" />
  <ProfileRelationship ID="2" From-ProfileID="901" To-ProfileID="902" RelationTypeID="1556" RelationQualityID="1" Former="false" />
 </ProfileRelationships>
 <SanctionsEntries><SanctionsEntry ID="901" ProfileID="901" ListID="1550"><SanctionsMeasure ID="1" SanctionsTypeID="1"><Comment>SDGT</Comment></SanctionsMeasure></SanctionsEntry></SanctionsEntries>
</Sanctions>
)";

TEST_F(OfacTest, ReadsAdvancedXml) {
  folder_.write("sdn_advanced.xml", kAdvanced);
  import({"sdn_advanced.xml"});
  EXPECT_EQ(table("names"), std::string(kNames) +
                                "azad-karwani\tar\tlabel\t\t\t\tofac\tآزاد كرواني\n"
                                "azad-karwani\ten\talias\tcontext\t\t\tofac\tAbu Dolan\n"
                                "azad-karwani\ten\tlabel\t\t\t\tofac\tAzad Karwani\n"
                                "bank-of-dolan\ten\tlabel\t\t\t\tofac\tBank of Dolan\n");
  EXPECT_THAT(table("entities"), HasSubstr("azad-karwani\tPER\tperson\t\t1\tBorn 1961; on the list of OFAC (SDGT)\n"));
  EXPECT_EQ(table("relations"), std::string(kRelations) + "azad-karwani\tleader-of\tbank-of-dolan\t\t\tofac\n");
  EXPECT_EQ(skipped("relations that gazetteers have no word for"), 1u);
}

TEST_F(OfacTest, CsvAndXmlAreOneParty) {
  folder_.write("sdn.csv", kSdn);
  folder_.write("sdn_advanced.xml", kAdvanced);
  import({"sdn.csv", "sdn_advanced.xml"});
  EXPECT_EQ(summary_.own_entities, 3u);
}

TEST_F(OfacTest, RefusesXmlThatIsCutOff) {
  const std::string whole = kAdvanced;
  folder_.write("cut.xml", whole.substr(0, whole.size() / 2));
  EXPECT_THAT(error_of({"cut.xml"}), HasSubstr("cut.xml:"));
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "out"));
}

TEST_F(OfacTest, ReadsPlainXml) {
  folder_.write("sdn.xml", R"(<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="http://tempuri.org/sdnList.xsd">
  <publshInformation><Publish_Date>11/20/2026</Publish_Date></publshInformation>
  <sdnEntry><uid>901</uid><firstName>Azad</firstName><lastName>KARWANI</lastName><title>Head</title><sdnType>Individual</sdnType>
    <programList><program>SDGT</program></programList>
    <akaList><aka><uid>11</uid><type>a.k.a.</type><category>weak</category><lastName>ABU DOLAN</lastName></aka></akaList>
    <dateOfBirthList><dateOfBirthItem><uid>3</uid><dateOfBirth>04 May 1961</dateOfBirth></dateOfBirthItem></dateOfBirthList></sdnEntry>
</sdnList>)");
  import({"sdn.xml"});
  EXPECT_EQ(table("names"), std::string(kNames) +
                                "azad-karwani\ten\talias\tcontext\t\t\tofac\tAbu Dolan\n"
                                "azad-karwani\ten\tlabel\t\t\t\tofac\tAzad Karwani\n");
  EXPECT_THAT(table("entities"), HasSubstr("Head; born 1961; on the list of OFAC (SDGT)"));
}

TEST(ListedParty, WritesNamesAsTextsDo) {
  EXPECT_EQ(given_name_first("AL-TIKRITI, Saddam Hussein"), "Saddam Hussein AL-TIKRITI");
  EXPECT_EQ(given_name_first("HAMAS"), "HAMAS");
  EXPECT_EQ(with_small_letters("Saddam Hussein AL-TIKRITI"), "Saddam Hussein Al-Tikriti");
  EXPECT_EQ(with_small_letters("ORGANIZATION OF THE SUN AND MOON LLC (OSM)"),
            "Organization of the Sun and Moon LLC (OSM)");
  EXPECT_EQ(with_small_letters("O'NEIL TRADING S.A."), "O'Neil Trading S.A.");
  EXPECT_EQ(with_small_letters("PKK"), "PKK");
  EXPECT_EQ(with_small_letters("'ABD AL-RAHMAN II"), "'Abd Al-Rahman II");
  EXPECT_EQ(with_small_letters("Already in small"), "Already in small");
}

}  // namespace
}  // namespace wasla
