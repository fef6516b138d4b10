#include "wasla/index/match_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "wasla/base/hash.h"
#include "wasla/models/alignment_trainer.h"
#include "wasla/models/name_vectors.h"
#include "wasla/models/vector_trainer.h"

namespace wasla {
namespace {

using models::kMatchFeatures;
using models::MatchFeature;
using models::MatchFeatures;
using models::MatchWeights;
using models::NamePair;
using models::TaggedName;

constexpr std::size_t kMostQueries = 1500;    // for each pair of writing systems
constexpr std::size_t kMostListed = 9000;     // names to search, at least all right ones
constexpr std::uint64_t kHeldOut = 5;         // every fifth id
constexpr std::uint64_t kWithoutAnswer = 16;  // every sixteenth query
constexpr float kLeastShare = 0.2f;           // of a right name: below, it is a translation and no lesson
constexpr std::size_t kMostRivals = 40;       // names that an example is learned from
constexpr int kSteps = 400;
constexpr double kStepSize = 0.05;
constexpr double kRidge = 1e-4;
constexpr double kTie = 2.0;  // of a pair's weights to the common ones; divided by its examples

using Weights = std::array<double, kMatchFeatures>;

std::uint64_t hash_of(const std::string& text) { return hash_bytes(text.data(), text.size()); }

struct Example {
  int pair = 0;  // of writing systems
  std::vector<MatchFeatures> candidates;
  std::vector<bool> right;
  std::vector<std::string> ids;
  bool none = false;  // the right ones were taken out
};

// Where to begin, so that the first search for candidates is sensible; learning replaces it.
MatchWeights first_weights() {
  MatchFeatures all{};
  auto set = [&](MatchFeature f, float value) { all[static_cast<std::size_t>(f)] = value; };
  set(MatchFeature::kOdds, 1);
  set(MatchFeature::kShare, 5);
  set(MatchFeature::kCandidateShare, 5);
  set(MatchFeature::kMissing, -2);
  set(MatchFeature::kExtra, -2);
  set(MatchFeature::kSame, 2);
  set(MatchFeature::kVectors, 2);
  set(MatchFeature::kBias, -5);
  MatchWeights w;
  w.weights.fill(all);
  return w;
}

// Leaves an example its right names and the wrong ones that are likest: the others weigh next to nothing in a softmax
// and would take most of the time.
void keep_likest(Example& example) {
  if (example.candidates.size() <= kMostRivals) {
    return;
  }
  const MatchWeights weights = first_weights();
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < example.candidates.size(); ++i) {
    const double score =
        weights.score(example.candidates[i], text::FoldingProfile::kLatin, text::FoldingProfile::kLatin);
    order.emplace_back(example.right[i] ? -1e9 : -score, i);
  }
  std::sort(order.begin(), order.end());
  Example kept;
  kept.pair = example.pair;
  kept.none = example.none;
  for (std::size_t i = 0; i < kMostRivals; ++i) {
    kept.candidates.push_back(example.candidates[order[i].second]);
    kept.right.push_back(example.right[order[i].second]);
    kept.ids.push_back(example.ids[order[i].second]);
  }
  example = std::move(kept);
}

// One example a query: what the search brings among `list`.
void add_examples(int pair_number, const std::vector<const NamePair*>& pairs, const std::vector<TaggedName>& others,
                  const models::AlignmentModel& alignment, const MatchModels& asked, std::vector<Example>& examples) {
  std::map<std::pair<std::string, std::string>, std::pair<std::set<std::string>, std::set<std::string>>> right;
  std::map<std::pair<std::string, std::string>, TaggedName> list_by_key;
  for (const NamePair* pair : pairs) {
    auto& [ids, texts] = right[{pair->query.text, pair->query.lang}];
    if (!pair->target.id.empty()) {
      ids.insert(pair->target.id);
    }
    texts.insert(pair->target.text);
    list_by_key.try_emplace({pair->target.id, pair->target.text}, pair->target);
  }
  std::vector<TaggedName> list;
  list.reserve(list_by_key.size());
  for (auto& [key, name] : list_by_key) {
    list.push_back(name);
  }
  for (std::size_t i = 0; i < others.size() && list.size() < kMostListed; ++i) {
    if (!list_by_key.count({others[i].id, others[i].text})) {
      list.push_back(others[i]);
    }
  }
  std::vector<std::pair<std::uint64_t, std::pair<std::string, std::string>>> queries;
  queries.reserve(right.size());
  for (const auto& [query, answers] : right) {
    queries.emplace_back(hash_of(query.first), query);
  }
  std::sort(queries.begin(), queries.end());
  queries.resize(std::min(queries.size(), kMostQueries));
  const NameMatchingModel model{alignment, first_weights(), asked.vectors, asked.pieces};
  NameSearchOptions options;
  options.widen_below = 2;  // always: to learn from what pieces and vectors bring, too
  const NameSearch search(list, model);
  NameSearch::Scratch scratch;
  for (const auto& [hash, query] : queries) {
    const auto& [ids, texts] = right[query];
    Example example;
    example.pair = pair_number;
    example.none = mix(hash) % kWithoutAnswer == 0;
    bool known = false;
    for (const FoundName& found : search.candidates(query.first, query.second, options, scratch)) {
      const TaggedName& name = list[found.name];
      if (name.text == query.first && name.lang == query.second) {
        continue;  // an alias that is a name of the list itself
      }
      const bool is_right = ids.count(name.id) > 0 || texts.count(name.text) > 0;
      known = known || (is_right && found.features[static_cast<std::size_t>(MatchFeature::kShare)] > kLeastShare);
      if (!(example.none && is_right)) {
        example.ids.push_back(name.id);
        example.candidates.push_back(found.features);
        example.right.push_back(is_right);
      }
    }
    if (known && !example.candidates.empty()) {
      keep_likest(example);
      examples.push_back(std::move(example));
    }
  }
}

// The names of either side by writing system, each once, in an order that the data does not have.
std::array<std::vector<TaggedName>, text::kFoldingProfiles> lists_of(std::span<const NamePair> pairs) {
  std::array<std::map<std::pair<std::uint64_t, std::string>, TaggedName>, text::kFoldingProfiles> sorted;
  for (const NamePair& pair : pairs) {
    for (const TaggedName& name : {pair.query, pair.target}) {
      const auto profile = text::spelling_profile(name.text, name.lang);
      sorted[static_cast<std::size_t>(profile)].try_emplace({hash_of(name.text), name.text}, name);
    }
  }
  std::array<std::vector<TaggedName>, text::kFoldingProfiles> lists;
  for (std::size_t p = 0; p < lists.size(); ++p) {
    for (const auto& [key, name] : sorted[p]) {
      lists[p].push_back(name);
    }
  }
  return lists;
}

double score_of(const MatchFeatures& features, const Weights& weights) {
  double score = 0;
  for (std::size_t k = 0; k < kMatchFeatures; ++k) {
    score += weights[k] * static_cast<double>(features[k]);
  }
  return score;
}

// Leaves the best name of each id, as a search does.
void keep_best_names(const Weights& weights, Example& example) {
  std::map<std::string, std::size_t> best;
  for (std::size_t i = 0; i < example.candidates.size(); ++i) {
    const auto [known, fresh] = best.try_emplace(example.ids[i], i);
    if (!fresh && score_of(example.candidates[i], weights) > score_of(example.candidates[known->second], weights)) {
      known->second = i;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < example.candidates.size(); ++i) {
    if (best[example.ids[i]] == i) {
      example.candidates[kept] = example.candidates[i];
      example.right[kept] = example.right[i];
      ++kept;
    }
  }
  example.candidates.resize(kept);
  example.right.resize(kept);
  example.ids.clear();
}

// Adds the gradient of the log likelihood of one example; returns the log likelihood.
double add_gradient(const Example& example, const Weights& weights, Weights& gradient) {
  std::vector<double> scores;
  scores.reserve(example.candidates.size());
  double highest = 0;
  for (const MatchFeatures& f : example.candidates) {
    const double score = score_of(f, weights);
    scores.push_back(score);
    highest = std::max(highest, score);
  }
  double all = std::exp(-highest), good = example.none ? all : 0.0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double e = std::exp(scores[i] - highest);
    all += e;
    good += example.right[i] ? e : 0.0;
  }
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double e = std::exp(scores[i] - highest);
    const double slope = (example.right[i] ? e / good : 0.0) - e / all;
    for (std::size_t k = 0; k < kMatchFeatures; ++k) {
      gradient[k] += slope * static_cast<double>(example.candidates[i][k]);
    }
  }
  return std::log(good / all);
}

// The weights of greatest likelihood, held to `centre` by a ridge, from `start`. Adam (Kingma & Ba 2015) over all
// examples at once: features of different scale need no rates of their own.
Weights fit(const std::vector<const Example*>& examples, const Weights& start, double ridge, const Weights& centre) {
  Weights weights = start, first{}, second{};
  for (int step = 1; step <= kSteps && !examples.empty(); ++step) {
    Weights gradient{};
    for (const Example* example : examples) {
      add_gradient(*example, weights, gradient);
    }
    for (std::size_t k = 0; k < kMatchFeatures; ++k) {
      const double g = gradient[k] / static_cast<double>(examples.size()) - ridge * (weights[k] - centre[k]);
      first[k] = 0.9 * first[k] + 0.1 * g;
      second[k] = 0.999 * second[k] + 0.001 * g * g;
      const double mean = first[k] / (1 - std::pow(0.9, step)), spread = second[k] / (1 - std::pow(0.999, step));
      weights[k] += kStepSize * mean / (std::sqrt(spread) + 1e-9);
    }
  }
  return weights;
}

// … by weights that are learned from all names first.
void keep_best_names(std::vector<Example>& examples) {
  std::vector<const Example*> all;
  all.reserve(examples.size());
  for (const Example& example : examples) {
    all.push_back(&example);
  }
  Weights common{};
  for (std::size_t k = 0; k < kMatchFeatures; ++k) {
    common[k] = static_cast<double>(first_weights().weights[0][k]);
  }
  common = fit(all, common, kRidge, Weights{});
  for (Example& example : examples) {
    keep_best_names(common, example);
  }
}

// The weights for all writing systems where nothing but `evidence` is asked.
void fit_pairs(std::vector<Example> examples, models::MatchEvidence evidence, MatchWeights& result) {
  std::vector<const Example*> chosen;
  chosen.reserve(examples.size());
  for (Example& example : examples) {
    for (MatchFeatures& features : example.candidates) {
      evidence.mask(features);
    }
    chosen.push_back(&example);
  }
  Weights common{};
  for (std::size_t k = 0; k < kMatchFeatures; ++k) {
    common[k] = static_cast<double>(first_weights().weights[0][k]);
  }
  common = fit(chosen, common, kRidge, Weights{});
  for (int pair = 0; pair < models::AlignmentModel::kPairs; ++pair) {
    chosen.clear();
    for (const Example& example : examples) {
      if (example.pair == pair) {
        chosen.push_back(&example);
      }
    }
    // Of few examples little can be learned: what all have in common holds the weights of each pair together.
    const Weights own =
        fit(chosen, common, kTie / static_cast<double>(std::max<std::size_t>(1, chosen.size())), common);
    for (std::size_t k = 0; k < kMatchFeatures; ++k) {
      result.of(evidence, pair)[k] = static_cast<float>(own[k]);
    }
    evidence.mask(result.of(evidence, pair));
  }
}

}  // namespace

MatchWeights train_match_weights(std::span<const NamePair> pairs, std::span<const NamePair> others,
                                 const models::AlignmentModel& alignment, const MatchModels& asked,
                                 const models::TrainingProgress& progress) {
  std::map<std::pair<text::FoldingProfile, text::FoldingProfile>, std::vector<const NamePair*>> groups;
  std::vector<NamePair> both;  // either side may be asked for
  both.reserve(2 * pairs.size());
  for (const NamePair& pair : pairs) {
    both.push_back(pair);
    both.push_back({pair.target, pair.query});
  }
  for (const NamePair& pair : both) {
    groups[{text::spelling_profile(pair.query.text, pair.query.lang),
            text::spelling_profile(pair.target.text, pair.target.lang)}]
        .push_back(&pair);
  }
  const auto lists = lists_of(others);
  std::vector<Example> examples;
  std::size_t done = 0;
  for (const auto& [profiles, group] : groups) {
    add_examples(models::AlignmentModel::pair(profiles.first, profiles.second), group,
                 lists[static_cast<std::size_t>(profiles.second)], alignment, asked, examples);
    if (progress) {
      progress("candidates", static_cast<double>(++done) / static_cast<double>(groups.size()));
    }
  }
  keep_best_names(examples);
  MatchWeights result;
  for (std::size_t number = 0; number < models::MatchEvidence::kCount; ++number) {
    const models::MatchEvidence evidence = models::MatchEvidence::of(number);
    const models::MatchEvidence known{evidence.alignment, evidence.vectors && asked.vectors};
    if (known.number() == number) {
      fit_pairs(examples, evidence, result);
    } else {  // what nothing was learned of counts nothing
      for (int pair = 0; pair < models::AlignmentModel::kPairs; ++pair) {
        result.of(evidence, pair) = result.of(known, pair);
      }
    }
    if (progress) {
      progress("weights", static_cast<double>(number + 1) / models::MatchEvidence::kCount);
    }
  }
  return result;
}

NameMatchingModel train_name_matching(std::span<const NamePair> pairs, const MatchModels& asked,
                                      const models::TrainingProgress& progress) {
  std::vector<NamePair> most, rest;
  for (const NamePair& pair : pairs) {
    (mix(hash_of(pair.query.id.empty() ? pair.query.text : pair.query.id)) % kHeldOut == 0 ? rest : most)
        .push_back(pair);
  }
  const models::AlignmentTraining training;
  NameMatchingModel model;
  MatchModels held_out = asked;  // pieces know nothing of which names belong together
  held_out.vectors = nullptr;
  if (asked.vectors && !models::name_vector_examples(most).empty()) {
    held_out.vectors = models::NameVectors::own(models::train_name_vectors(most, progress));
  }
  model.weights =
      train_match_weights(rest, most, models::train_alignment(most, training, progress), held_out, progress);
  model.alignment = models::train_alignment(pairs, training, progress);
  model.vectors = asked.vectors;
  model.pieces = asked.pieces;
  return model;
}

}  // namespace wasla
