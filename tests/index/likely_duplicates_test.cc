#include "wasla/index/likely_duplicates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/example_pairs.h"
#include "wasla/index/match_trainer.h"
#include "wasla/index/name_counter.h"

namespace wasla {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const NameMatchingModel& model() {
  static const NameMatchingModel trained = train_name_matching(models::example_pairs(), {}, {});
  return trained;
}

class LikelyDuplicatesTest : public testing::Test {
 protected:
  LikelyDuplicatesTest() {
    set_.gazetteers.emplace_back();
    add("masoud", EntityType::kPerson, "Leader of the KDP", {{"en", "Masoud Barzani"}, {"ckb", "مەسعود بارزانی"}});
    add("masud-2", EntityType::kPerson, "Leader of the party KDP", {{"en", "Masud Barzani"}, {"ar", "مسعود بارزاني"}});
    add("jalal", EntityType::kPerson, "Leader of the PUK", {{"en", "Jalal Talabani"}});
    add("square", EntityType::kLocation, "Leader of squares", {{"en", "Masoud Barzani"}});
  }
  void add(const std::string& id, EntityType type, const std::string& description,
           const std::vector<std::pair<std::string, std::string>>& labels) {
    Gazetteer& gazetteer = set_.gazetteers[0];
    Entity entity;
    entity.id = id;
    entity.type = type;
    entity.description = description;
    gazetteer.entities.push_back(entity);
    for (const auto& [lang, text] : labels) {
      Name name;
      name.id = id;
      name.lang = lang;
      name.kind = NameKind::kLabel;
      name.text = text;
      gazetteer.names.push_back(name);
    }
  }
  std::vector<std::string> pairs(const DuplicateOptions& options = {}) const {
    std::vector<std::string> found;
    for (const LikelyDuplicate& one : likely_duplicates(set_, model(), options)) {
      EXPECT_GE(one.probability, options.min_probability);
      EXPECT_LE(one.alike, one.asked);
      found.push_back(one.first + " " + one.second);
    }
    return found;
  }

  GazetteerSet set_;
};

TEST_F(LikelyDuplicatesTest, NamesThatSoundAlikeWithinAType) {
  EXPECT_THAT(pairs(), ElementsAre("masoud masud-2"));
  EXPECT_THAT(pairs({.jobs = 3}), ElementsAre("masoud masud-2"));
  EXPECT_THAT(pairs({.type = EntityType::kLocation}), IsEmpty());
}

TEST_F(LikelyDuplicatesTest, AJudgedPairDoesNotReturn) {
  Judgement judgement;
  judgement.id = "masud-2";
  judgement.other = "masoud";
  judgement.verdict = Verdict::kUnsure;
  set_.gazetteers[0].judgements = {judgement};
  EXPECT_THAT(pairs(), ElementsAre("masoud masud-2"));
  judgement.verdict = Verdict::kDifferent;
  set_.gazetteers[0].judgements = {judgement};
  EXPECT_THAT(pairs({.min_probability = 0.01}), IsEmpty());
  // The other record may be named by its Wikidata item.
  set_.gazetteers[0].entities[0].wikidata = "Q5";
  set_.gazetteers[0].judgements[0].other = "Q5";
  EXPECT_THAT(pairs({.min_probability = 0.01}), IsEmpty());
}

TEST_F(LikelyDuplicatesTest, WhatIsKnownOfThemCounts) {
  const auto probability = [&] {
    const auto found = likely_duplicates(set_, model(), {.min_probability = 0});
    return found.empty() ? -1 : found[0].probability;
  };
  const double alone = probability();
  set_.gazetteers[0].places = {{"masoud", 36, 44}, {"masud-2", 33, 44}};
  const double far = probability();
  set_.gazetteers[0].places = {{"masoud", 36, 44}, {"masud-2", 36.001, 44}};
  const double near = probability();
  EXPECT_LT(far, alone);
  EXPECT_LE(alone, near);
  set_.gazetteers[0].places.clear();
  set_.gazetteers[0].entities[0].wikidata = "Q5";
  set_.gazetteers[0].entities[1].wikidata = "Q6";
  EXPECT_LT(probability(), alone);
}

TEST_F(LikelyDuplicatesTest, NumbersTellApart) {
  add("b13", EntityType::kOrganisation, "Brigade of the army", {{"en", "Masoud Barzani 13"}});
  add("b14", EntityType::kOrganisation, "Brigade of the army", {{"en", "Masoud Barzani 14"}});
  EXPECT_THAT(pairs(), ElementsAre("masoud masud-2"));
}

TEST(NameCounter, CountsWordsOfNames) {
  index::NameCounter counter;
  const auto kurdistan = counter.add("Kurdistan");
  const auto region = counter.add("Kurdistan Region");
  const auto riyadh = counter.add("الرياض");
  EXPECT_EQ(counter.add("KURDISTAN"), kurdistan);
  std::vector<std::uint64_t> counts;
  text::Tokens tokens;
  counter.count("The Kurdistan Region, Kurdistan. Region and kurdistan", counts, tokens);
  EXPECT_EQ(counts[kurdistan], 3u);
  EXPECT_EQ(counts[region], 1u);
  counter.count("في الرياض والرياض وبالرياض", counts, tokens);
  EXPECT_EQ(counts[riyadh], 3u);
  counter.count("", counts, tokens);
  EXPECT_EQ(counts[kurdistan], 3u);
}

}  // namespace
}  // namespace wasla
