#include "wasla/gazetteer/import/geonames.h"

#include <string>

#include "base/packed.h"
#include "gazetteer/import/import_fixture.h"

namespace wasla {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class GeonamesTest : public ImportTest {
 protected:
  GeonamesTest() : ImportTest("geonames") {
    // geonameid, name, asciiname, alternatenames, latitude, longitude, feature class and code, country, cc2, admin1-4,
    // population, elevation, dem, timezone, modification date
    folder_.write(
        "places.txt",
        "99000\tIraq\tIraq\tIrak\t33.0\t44.0\tA\tPCLI\tIQ\t\t00\t\t\t\t40000000\t\t600\tAsia/Baghdad\t2026-01-01\n"
        "99001\tDolān Governorate\tDolan "
        "Governorate\t\t36.5\t44.5\tA\tADM1\tIQ\t\t11\t\t\t\t900000\t\t400\tAsia/Baghdad\t2026-01-01\n"
        "99002\tDolān\tDolan\tDolan,دولان\t36.19\t44.01\tP\tPPLA\tIQ\t\t11\t\t\t\t250000\t\t420\tAsia/"
        "Baghdad\t2026-01-01\n"
        "99003\tKani Zab\tKani Zab\t\t36.2\t-44.1\tP\tPPL\tIQ\t\t11\t\t\t\t0\t\t420\tAsia/Baghdad\t2026-01-01\n"
        "99004\tFar Town\tFar Town\t\t-10.5\t20\tP\tPPL\tZZ\t\t\t\t\t\t900\t\t1\tAfrica/Luanda\t2026-01-01\n"
        "99005\tDolan Well\tDolan Well\t\t36\t44\tH\tWLL\tIQ\t\t11\t\t\t\t0\t\t1\tAsia/Baghdad\t2026-01-01\n");
    folder_.write("names.txt",
                  "1\t99002\tar\tدولان\t1\t\t\t\t\t\n"
                  "2\t99002\tar\tمدينة دولان\t\t\t\t\t\t\n"
                  "3\t99002\tku\tDolan\t\t\t\t\t\t\n"
                  "4\t99002\tku\tدۆڵان\t\t\t\t\t\t\n"
                  "5\t99002\ten\tDolan\t1\t\t\t\t\t\n"
                  "6\t99002\ten\tThe Fort\t\t\t1\t\t\t\n"
                  "7\t99002\ten\tArbelan\t\t\t\t1\t-330\t1920\n"
                  "8\t99002\ten\tDol\t\t1\t\t\t\t\n"
                  "9\t99002\tlink\thttps://example.org/Dolan\t\t\t\t\t\t\n"
                  "10\t99002\tiata\tDLN\t\t\t\t\t\t\n"
                  "11\t99002\twkdt\tQ99000009\t\t\t\t\t\t\n"
                  "12\t99002\tabbr\tDLC\t\t\t\t\t\t\n"
                  "13\t99002\t\tدۆڵانی کۆن\t\t\t\t\t\t\n"
                  "14\t99002\tru\tДолан\t\t\t\t\t\t\n"
                  "15\t99004\ten\tFar\t\t\t\t\t\t\n"
                  "16\t12345\ten\tNowhere\t\t\t\t\t\t\n");
  }
};

TEST_F(GeonamesTest, ReadsPlacesAndNames) {
  choices_.countries = {"IQ"};
  import({"names.txt", "places.txt"});  // in any order
  EXPECT_EQ(table("entities"),
            std::string(kEntities) +
                "dolan\tLOC\tcity\tQ99000009\t3\tPlace (city) in IQ, 250000 people\n"
                "dolan-governorate\tLOC\tgovernorate\t\t3\tPlace (governorate) in IQ, 900000 people\n"
                "iraq\tLOC\tcountry\t\t4\tCountry IQ\n"
                "kani-zab\tLOC\tvillage\t\t1\tPlace (village) in IQ\n");
  EXPECT_EQ(table("names"), std::string(kNames) +
                                "dolan\tar\talias\t\t\t\tgeonames\tمدينة دولان\n"
                                "dolan\tar\tlabel\t\t\t\tgeonames\tدولان\n"
                                "dolan\tckb\talias\t\t\t\tgeonames\tدۆڵانی کۆن\n"
                                "dolan\tckb\tlabel\t\t\t\tgeonames\tدۆڵان\n"
                                "dolan\ten\tacronym\tcase\t\t\tgeonames\tDLC\n"
                                "dolan\ten\talias\t\t\t\tgeonames\tDolān\n"
                                "dolan\ten\tformer\t\t\t1920\tgeonames\tArbelan\n"
                                "dolan\ten\tlabel\t\t\t\tgeonames\tDolan\n"
                                "dolan\ten\tnickname\t\t\t\tgeonames\tThe Fort\n"
                                "dolan\ten\tshort\t\t\t\tgeonames\tDol\n"
                                "dolan\tkmr\tlabel\t\t\t\tgeonames\tDolan\n"
                                "dolan-governorate\ten\tlabel\t\t\t\tgeonames\tDolān Governorate\n"
                                "iraq\ten\tlabel\t\t\t\tgeonames\tIraq\n"
                                "kani-zab\ten\tlabel\t\t\t\tgeonames\tKani Zab\n");
  EXPECT_EQ(table("places"),
            "id\tlat\tlon\ndolan\t36.19\t44.01\ndolan-governorate\t36.5\t44.5\niraq\t33\t44\n"
            "kani-zab\t36.2\t-44.1\n");
  EXPECT_EQ(table("relations"), std::string(kRelations) +
                                    "dolan\tlocated-in\tdolan-governorate\t\t\tgeonames\n"
                                    "dolan-governorate\tlocated-in\tiraq\t\t\tgeonames\n"
                                    "kani-zab\tlocated-in\tdolan-governorate\t\t\tgeonames\n");
  EXPECT_THAT(table("identifiers"), HasSubstr("iraq\tgeonames\t99000\niraq\tiso3166-1\tIQ\n"));
  EXPECT_EQ(skipped("places of other countries"), 1u);
  EXPECT_EQ(skipped("places of features without a class"), 1u);
  EXPECT_EQ(skipped("names of places that were not chosen"), 2u);
  EXPECT_EQ(skipped("names that are codes or addresses"), 2u);
  EXPECT_EQ(skipped("names in languages or scripts"), 1u);
}

TEST_F(GeonamesTest, ChoosesByFeatureAndPopulation) {
  choices_.features = {"P"};
  choices_.min_population = 1000;
  choices_.classes = {{"P.PPLA", "town"}};
  import({"places.txt"});
  EXPECT_THAT(table("entities"),
              AllOf(HasSubstr("dolan\tLOC\ttown"), Not(HasSubstr("iraq")), Not(HasSubstr("far-town"))));
  EXPECT_EQ(skipped("places of other features"), 3u);
  EXPECT_EQ(skipped("places with fewer people"), 2u);
}

TEST_F(GeonamesTest, JoinsTheCountryThatIsKnown) {
  write_gazetteer_files("base");
  folder_.write("base/identifiers.tsv", "id\tscheme\tvalue\nbase-city\tiso3166-1\tIQ\n");
  choices_.countries = {"IQ"};
  import({"places.txt"}, {"base"});
  EXPECT_THAT(table("relations"), HasSubstr("dolan-governorate\tlocated-in\tbase-city\t"));
  EXPECT_THAT(table("identifiers"), HasSubstr("base-city\tgeonames\t99000\n"));
}

TEST_F(GeonamesTest, ReportsMalformedRows) {
  const std::string good = folder_.read("places.txt");
  folder_.write("places.txt", good + "99006\tX\n" +
                                  "99002\tTwice\t\t\t1\t2\tP\tPPL\tIQ\t\t\t\t\t\t0\t\t0\tAsia/Baghdad\t2026-01-01\n"
                                  "99007\tBad\t\t\t91\t2\tP\tPPL\tIQ\t\t\t\t\t\t0\t\t0\tAsia/Baghdad\t2026-01-01\n"
                                  "x\tBad\t\t\t1\t2\tP\tPPL\tIQ\t\t\t\t\t\t0\t\t0\tAsia/Baghdad\t2026-01-01\n"
                                  "99008\t\xE9\t\t\t1\t2\tP\tPPL\tIQ\t\t\t\t\t\t0\t\t0\tAsia/Baghdad\t2026-01-01\n");
  import({"places.txt"});
  EXPECT_THAT(
      malformed(),
      ElementsAre(HasSubstr("places.txt:7 the row of a place has 2 columns"),
                  HasSubstr("places.txt:8 the place 99002 stands twice"), HasSubstr("places.txt:9 the coordinates"),
                  HasSubstr("places.txt:10 the geonameid"), HasSubstr("places.txt:11 the row is not UTF-8")));
  EXPECT_EQ(summary_.new_entities, 5u);
  folder_.write("other.txt", "a\tb\n");
  EXPECT_THAT(error_of({"other.txt"}), HasSubstr("2 columns"));
  folder_.write("empty.txt", "");
  EXPECT_EQ(error_of({"empty.txt"}), "none");
  folder_.write("packed.txt", zstandard(good));
  import({"packed.txt"});
}

}  // namespace
}  // namespace wasla
