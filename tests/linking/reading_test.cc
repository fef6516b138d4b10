#include "linking/fixture.h"
#include "wasla/linking/linker.h"
#include "wasla/linking/ranker.h"

namespace wasla {
namespace {

constexpr auto kPer = EntityType::kPerson;
constexpr auto kOrg = EntityType::kOrganisation;
constexpr auto kLoc = EntityType::kLocation;

// The weights that ship.
ModelBytes ranker_model() {
  const std::filesystem::path models = std::filesystem::path(WASLA_SOURCE_DIR) / "models";
  ModelBytes all = sound_models();
  all.emplace_back("ranker", models::read_model_file(models / "ranker", kRankerFile));
  return all;
}

class ReadingTest : public ::testing::Test {
 protected:
  static MergedGazetteer gazetteer() {
    MergedGazetteer g;
    g.entities = {entity("masoud", kPer, "politician", 7),
                  entity("masrour", kPer, "politician", 7),
                  entity("nechirvan", kPer, "politician", 7),
                  entity("abdullah", kPer, "politician", 9),
                  entity("mehmet", kPer, "person", 2),
                  entity("washington", kLoc, "city", 4),
                  entity("puk", kOrg, "party", 8),
                  entity("riyadh", kLoc, "city", 7),
                  entity("riyadh-newspaper", kOrg, "media", 4),
                  entity("west-nile", EntityType::kMiscellaneous, "other"),
                  entity("nile", kLoc, "river", 6),
                  entity("mardin", kLoc, "city", 6),
                  entity("orwell", kPer, "artist", 2)};
    g.entities[0].description = "Leader of the Kurdistan Democratic Party, President of the Kurdistan Region 2005-2017";
    g.entities[1].description = "Prime Minister of the Kurdistan Region since 2019";
    g.entities[2].description = "President of the Kurdistan Region since 2019, earlier prime minister";
    const auto kShort = NameKind::kShort;
    g.names = {name("masoud", "en", "Masoud Barzani"),
               name("masoud", "en", "Barzani", kShort, kUseContext),
               name("masrour", "en", "Masrour Barzani"),
               name("masrour", "en", "Barzani", kShort, kUseContext),
               name("nechirvan", "en", "Nechirvan Barzani"),
               name("nechirvan", "en", "Barzani", kShort, kUseContext),
               name("masrour", "ckb", "مەسرور بارزانی"),
               name("masrour", "ckb", "بارزانی", kShort, kUseContext),
               name("nechirvan", "ckb", "نێچیرڤان بارزانی"),
               name("nechirvan", "ckb", "بارزانی", kShort, kUseContext),
               name("abdullah", "en", "Abdullah Ocalan"),
               name("abdullah", "en", "Ocalan", kShort),
               name("mehmet", "en", "Mehmet Ocalan"),
               name("washington", "en", "Washington"),
               name("puk", "ckb", "یەکێتی", kShort),
               name("puk", "ckb", "یەکێتی نەتەوەیی", NameKind::kAlias, kUseNever),
               name("riyadh", "ar", "الرياض"),
               name("riyadh-newspaper", "ar", "الرياض", NameKind::kLabel),
               name("west-nile", "en", "West Nile virus"),
               name("nile", "en", "Nile"),
               name("mardin", "kmr", "Mêrdîn"),
               name("orwell", "en", "George Orwell")};
    return g;
  }

  TestLinker linker_{gazetteer(), ranker_model()};
  std::string link(std::string_view text, const LinkOptions& o = {}) { return linker_.link(text, o); }
};

TEST_F(ReadingTest, TheTitleDecidesAmongBearers) {
  EXPECT_EQ(link("Prime Minister Barzani spoke in the city."), "Barzani=masrour");
  EXPECT_EQ(link("The region's President Barzani spoke in the city."), "Barzani=nechirvan");
  EXPECT_EQ(link("سەرۆکوەزیران بارزانی لە شارەکە بوو"), "بارزانی=masrour");
  EXPECT_EQ(link("سەرۆکی هەرێم بارزانی لە شارەکە بوو"), "بارزانی=nechirvan");
}

TEST_F(ReadingTest, TheBearerNamedInFullIsMeantThoughAnotherIsFamous) {
  EXPECT_EQ(link("Mehmet Ocalan came out. Ocalan said little."), "Mehmet Ocalan=mehmet | Ocalan=mehmet");
  EXPECT_EQ(link("Abdullah Ocalan wrote. Ocalan said little."), "Abdullah Ocalan=abdullah | Ocalan=abdullah");
}

TEST_F(ReadingTest, WhatSpeaksForASurnameSpeaksNotForItInsideAnothersName) {
  EXPECT_EQ(link("Masoud Barzani leads the Kurdistan Democratic Party. Nechirvan Barzani has been President of the "
                 "Kurdistan Region since 2019."),
            "Masoud Barzani=masoud | Nechirvan Barzani=nechirvan");
}

TEST_F(ReadingTest, AnUnlistedNameKeepsItsParts) {
  EXPECT_EQ(link("They met George Washington there."), "");
  EXPECT_EQ(link("They met in Washington again."), "Washington=washington");
  LinkOptions options;
  options.nil = true;
  options.min_probability = 0.2;
  EXPECT_EQ(link("They met George Washington there.", options), "George Washington=NIL");
}

TEST_F(ReadingTest, ALongerNameThatNeverLinksSilencesItsParts) {
  EXPECT_EQ(link("دەبێت یەکێتی نەتەوەیی لە وڵاتدا هەبێت"), "");
  EXPECT_EQ(link("سەرکردەکانی یەکێتی لە هەولێر بوون"), "یەکێتی=puk");
}

TEST_F(ReadingTest, MiscellaneousNamesHoldTheirWordsAndAreShownOnRequest) {
  EXPECT_EQ(link("It was the West Nile virus again, not the Nile."), "Nile=nile");
  LinkOptions options;
  options.miscellaneous = true;
  EXPECT_EQ(link("It was the West Nile virus again, not the Nile.", options), "West Nile virus=west-nile | Nile=nile");
}

TEST_F(ReadingTest, QuotationMarksMakeItTheNewspaper) {
  EXPECT_EQ(link("وذكرت معلومات خص بها «الرياض» أمس"), "الرياض=riyadh-newspaper");
  EXPECT_EQ(link("وصل الوفد إلى الرياض أمس"), "الرياض=riyadh");
}

TEST_F(ReadingTest, ProbabilitiesOfOneSpanAddUpToOneAtMost) {
  LinkOptions options;
  options.min_probability = 0;
  options.rivals = 10;
  for (const Mention& mention : linker_.mentions("Prime Minister Barzani met Ocalan in Washington.", options)) {
    double sum = static_cast<double>(mention.best.probability);
    for (const Candidate& rival : mention.rivals) {
      EXPECT_LE(rival.probability, mention.best.probability);
      sum += static_cast<double>(rival.probability);
    }
    EXPECT_LE(sum, 1.02);  // each is calibrated by itself
  }
}

TEST_F(ReadingTest, ReadingsHoldEveryCandidateWithItsMention) {
  const Lattice lattice = linker_.linker().readings("Prime Minister Barzani met them.", linker_.scratch());
  ASSERT_EQ(lattice.candidates.size(), lattice.mentions.size());
  std::size_t bearers = 0;
  for (const Candidate& candidate : lattice.candidates) {
    bearers += candidate.match == MatchKind::kExact;
  }
  EXPECT_EQ(bearers, 3u);
}

TEST(YearOfDateTest, IsoDatesOnly) {
  EXPECT_EQ(year_of_date("2024-05-31"), 2024);
  EXPECT_EQ(year_of_date("2024-05-31T10:00:00Z"), 2024);
  EXPECT_EQ(year_of_date("2024"), 2024);
  EXPECT_EQ(year_of_date("24"), std::nullopt);
  EXPECT_EQ(year_of_date("31.05.2024"), std::nullopt);
  EXPECT_EQ(year_of_date("20245"), std::nullopt);
  EXPECT_EQ(year_of_date(""), std::nullopt);
}

}  // namespace
}  // namespace wasla
