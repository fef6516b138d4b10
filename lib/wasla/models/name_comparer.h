// NameComparer: two whole names against each other, as named features and as log odds.
//
// The alignment model scores letters in order; names also come with their words in another order, with a word more or
// less (fathers, titles, "village of"), with initials. So the words are also paired one by one, and what both ways say
// are features of one linear model whose weights are learned (index/match_trainer.h). Immutable; safe from any thread
// with a Scratch each.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/models/alignment_model.h"
#include "wasla/text/spelling.h"

namespace wasla::models {

enum class MatchFeature : std::uint8_t {
  kOdds,            // log odds of the better of both ways
  kShare,           // … as a share of the most the query could have
  kCandidateShare,  // … of the most the candidate could have
  kInOrder,         // how much better the way in order is, as a share
  kMissing,         // share of the query's weight in words without a partner
  kExtra,           // share of the candidate's weight in words without a partner
  kReordered,       // partners stand in another order
  kWeakestPart,     // share of the worst pair of partners
  kFirstPart,       // share of the pair of the query's first word
  kNumbers,         // numbers on one side that the other lacks
  kArticles,        // articles on one side only
  kSame,            // the same letters
  kNeutral,         // likeness of the neutral forms, by edits
  kSkeleton,        // … of the likeliest skeletons
  kShareSquared,    // kShare again, so that the last tenth may count more than the first
  kWorseShare,      // the smaller of kShare and kCandidateShare
  kSounds,          // kNeutral times kSkeleton: both together tell more than each
  kVectors,         // cosine of the names' vectors (index/vector_index.h); not of features()
  kBias,
  kCount,
};
inline constexpr std::size_t kMatchFeatures = static_cast<std::size_t>(MatchFeature::kCount);
WASLA_EXPORT std::string_view to_string(MatchFeature feature);

using MatchFeatures = std::array<float, kMatchFeatures>;

// Which models were asked for the features of names. Without one its features are 0, and the others weigh otherwise.
struct MatchEvidence {
  bool alignment = true, vectors = false;

  static constexpr std::size_t kCount = 4;
  std::size_t number() const { return (alignment ? 0u : 2u) + (vectors ? 1u : 0u); }
  static MatchEvidence of(std::size_t number) { return {number < 2, (number & 1) != 0}; }
  // "alignment+vectors", "letters" where none was asked.
  WASLA_EXPORT std::string name() const;
  WASLA_EXPORT bool has(MatchFeature feature) const;
  // Sets the features of what was not asked to 0.
  WASLA_EXPORT void mask(MatchFeatures& features) const;
};

// A name ready to be compared: its spelling, its neutral form and the likeliest of its skeletons.
struct ComparedName {
  text::FoldingProfile profile = text::FoldingProfile::kLatin;
  std::span<const text::SoundLetter> letters;
  std::span<const text::SpelledPart> parts;
  std::string_view neutral, skeleton;
};

class WASLA_EXPORT NameComparer {
 public:
  struct Scratch {
    AlignmentModel::Scratch alignment;
    std::vector<float> odds;   // of each pair of words
    std::vector<int> partner;  // of each word of the query; -1: none
    std::vector<float> query_weights, candidate_weights;
    std::vector<bool> taken;
  };

  // `model` must outlive the comparer.
  explicit NameComparer(const AlignmentModel& model) : model_(&model) {}

  MatchFeatures features(const ComparedName& query, const ComparedName& candidate, Scratch& scratch) const;

  // Log odds that the two words are spellings of one; each with a boundary at either end and without its article.
  double word_odds(std::span<const text::SoundLetter> a, text::FoldingProfile a_profile,
                   std::span<const text::SoundLetter> b, text::FoldingProfile b_profile, Scratch& scratch) const;

 private:
  const AlignmentModel* model_;
};

inline constexpr const char* kMatchWeightsFile = "weights.tsv";

// Weights of the linear model, a set for each evidence and each two writing systems; readable lines.
struct MatchWeights {
  std::array<MatchFeatures, MatchEvidence::kCount * AlignmentModel::kPairs> weights{};
  MatchFeatures& of(MatchEvidence evidence, int pair) {
    return weights[evidence.number() * AlignmentModel::kPairs + static_cast<std::size_t>(pair)];
  }
  const MatchFeatures& of(MatchEvidence evidence, int pair) const {
    return weights[evidence.number() * AlignmentModel::kPairs + static_cast<std::size_t>(pair)];
  }
  double score(const MatchFeatures& features, text::FoldingProfile a, text::FoldingProfile b,
               MatchEvidence evidence = {}) const;
  // Throws Error(kModel).
  static MatchWeights read(std::string_view bytes, const std::string& file);
  std::string write() const;
};

}  // namespace wasla::models
