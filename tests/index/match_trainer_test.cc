#include "wasla/index/match_trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "models/example_pairs.h"
#include "wasla/models/alignment_trainer.h"
#include "wasla/models/name_vectors.h"
#include "wasla/models/piece_trainer.h"
#include "wasla/models/vector_trainer.h"

namespace wasla {
namespace {

using models::AlignmentModel;
using models::MatchWeights;
using models::NamePair;
using models::TaggedName;

const AlignmentModel& alignment() {
  static const AlignmentModel model = models::train_alignment(models::example_pairs(), {}, {});
  return model;
}

const FoundName* found_for(const std::vector<FoundName>& found, std::uint32_t name) {
  const auto it = std::find_if(found.begin(), found.end(), [&](const FoundName& f) { return f.name == name; });
  return it == found.end() ? nullptr : &*it;
}

TEST(MatchTrainer, TheSameWeightsFromTheSamePairs) {
  const std::vector<NamePair> pairs = models::example_pairs();
  const MatchWeights first = train_match_weights(pairs, {}, alignment(), {}, {});
  EXPECT_EQ(train_match_weights(pairs, {}, alignment(), {}, {}).weights, first.weights);
  EXPECT_NE(train_match_weights({}, {}, alignment(), {}, {}).weights, first.weights);
  for (const float w : first.weights[0]) {
    EXPECT_TRUE(std::isfinite(w));
  }
}

TEST(MatchTrainer, TheWholeModelIsTheSameBytesEachTime) {
  const std::vector<NamePair> pairs = models::example_pairs();
  const NameMatchingModel first = train_name_matching(pairs, {}, {}), second = train_name_matching(pairs, {}, {});
  EXPECT_EQ(first.alignment.write(), second.alignment.write());
  EXPECT_EQ(first.weights.write(), second.weights.write());
  // The alignment in it has learned from all pairs, not only from those that the weights were not learned from.
  EXPECT_EQ(first.alignment.write(), alignment().write());
}

TEST(MatchTrainer, RightNamesBeatOthersAndNone) {
  const NameMatchingModel model{alignment(), train_match_weights(models::example_pairs(), {}, alignment(), {}, {})};
  const std::vector<TaggedName> names{
      {"a", "ar", "رشيد خالد"}, {"b", "ar", "رشيد صالح"}, {"c", "en", "Rashid Khalid"}, {"d", "ar", "كركوك"}};
  const NameSearch search(names, model);
  NameSearch::Scratch scratch;
  const std::vector<FoundName> found = search.find("Rashid Khalid", "en", {}, scratch);
  ASSERT_EQ(found.size(), 4u);
  const FoundName *same = found_for(found, 2), *across = found_for(found, 0), *half = found_for(found, 1),
                  *other = found_for(found, 3);
  EXPECT_GT(across->score, half->score + 1);
  EXPECT_GT(same->score, half->score + 1);
  EXPECT_GT(half->score, other->score);
  // Against "none of them" as well: the right name alone is likely, others alone are not.
  const std::vector<TaggedName> right{names[0]}, wrong{{"e", "ar", "رشدي خلف"}, names[3]};
  EXPECT_GT(NameSearch(right, model).find("Rashid Khalid", "en", {}, scratch)[0].probability, 0.5f);
  EXPECT_LT(NameSearch(wrong, model).find("Rashid Khalid", "en", {}, scratch)[0].probability, 0.5f);
}

TEST(MatchTrainer, VectorsHaveWeightsOfTheirOwn) {
  const std::vector<NamePair> pairs = models::example_pairs();
  const MatchModels others{models::NameVectors::own(models::train_name_vectors(pairs, {})),
                           models::Pieces::own(models::train_pieces(models::piece_names(pairs), {}))};
  const MatchWeights with = train_match_weights(pairs, {}, alignment(), others, {}),
                     without = train_match_weights(pairs, {}, alignment(), {}, {});
  const models::MatchEvidence all{true, true};
  const auto weight = [](const MatchWeights& weights, models::MatchEvidence evidence, models::MatchFeature feature) {
    return weights.of(evidence, 0)[static_cast<std::size_t>(feature)];
  };
  EXPECT_NE(weight(with, all, models::MatchFeature::kVectors), 0);
  EXPECT_EQ(weight(with, {}, models::MatchFeature::kVectors), 0);
  // Where there were none, nothing was learned of them.
  EXPECT_EQ(weight(without, all, models::MatchFeature::kVectors), 0);
  EXPECT_EQ(without.of(all, 0), without.of({}, 0));
}

TEST(MatchTrainer, LearnsFromNothingWithoutHarm) {
  const NameMatchingModel model = train_name_matching({}, {}, {});
  const std::vector<TaggedName> names{{"a", "en", "Zakho"}, {"b", "ar", "كركوك"}};
  const NameSearch search(names, model);
  NameSearch::Scratch scratch;
  EXPECT_EQ(search.find("Kirkuk", "en", {}, scratch)[0].name, 1u);
}

TEST(MatchTrainer, TellsWhatItDoes) {
  std::set<std::string> stages;
  train_name_matching(models::example_pairs(), {}, [&](std::string_view stage, double share) {
    stages.emplace(stage);
    EXPECT_GE(share, 0);
    EXPECT_LE(share, 1);
  });
  EXPECT_EQ(stages, (std::set<std::string>{"alignment", "candidates", "weights"}));
}

}  // namespace
}  // namespace wasla
