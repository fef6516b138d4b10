#include "wasla/linking/scoring.h"

#include <algorithm>
#include <cmath>

namespace wasla {

std::string_view to_string(MatchKind kind) {
  switch (kind) {
    case MatchKind::kExact: return "exact";
    case MatchKind::kClitic: return "clitic";
    case MatchKind::kLoose: return "loose";
    case MatchKind::kVariant: return "variant";
    case MatchKind::kDefined: return "defined";
    case MatchKind::kUnseen: return "unseen";
  }
  return "exact";
}

namespace linking {
namespace {

struct Row {
  Feature feature;
  float weight;
  std::string_view name;
};

// In the order of enum Feature.
constexpr Row kModel[] = {
    {Feature::kBias, 2.4f, "bias"},
    // How text and name came together; an exact match has none of these.
    {Feature::kClitic, -0.2f, "clitic"},
    // Twice for short single words, in which one letter makes another word.
    {Feature::kLoose, -0.8f, "loose"},
    {Feature::kVariant, -0.8f, "variant"},
    {Feature::kDefined, -0.2f, "defined"},
    // Known by sound alone.
    {Feature::kUnseen, -6.0f, "unseen"},
    // … the log odds that the comparison of the letters gives
    {Feature::kUnseenOdds, 0.5f, "unseen-odds"},
    // … the entity's prior less 3: the world has more names than a list, and chance finds the rare ones
    {Feature::kUnseenPrior, 0.35f, "unseen-prior"},
    // … how well the word fits that fits worst, 0 to 1
    {Feature::kWeakestWord, 2.0f, "weakest-word"},
    // … words beside it that are no common ones and in no match: it may be a part of a longer name
    {Feature::kUnknownBeside, -0.5f, "unknown-beside"},
    // … the class of its most common word in the table of words
    {Feature::kCommonWord, -0.2f, "common-word"},
    // Words beyond the first, at most three (one, if known by sound): a long name is no chance match.
    {Feature::kWords, 0.9f, "words"},
    // Letters that a single word lacks of five.
    {Feature::kLetters, -0.35f, "few-letters"},
    // The entity's prior less 3, in steps.
    {Feature::kPrior, 0.15f, "prior"},
    // 1 if the name belongs to another language than the text (half for names of several words and for acronyms); 0.5
    // if the text's language is not known.
    {Feature::kLanguage, -1.6f, "other-language"},
    {Feature::kKindShort, -0.4f, "short-name"},
    {Feature::kKindAcronym, 0.0f, "acronym"},
    // A name that needs support in the document and has not got it.
    {Feature::kUnsupported, -3.4f, "unsupported"},
    {Feature::kCaseDiffers, -0.3f, "case-differs"},
    // Written small: once for a single word, a part for longer names.
    {Feature::kLowercase, -4.5f, "lowercase"},
    // A title or class noun beside it that fits the entity's type (0.5) or class (1).
    {Feature::kTypeCue, 1.0f, "type-cue"},
    // The entity is named in full before (1) or only behind (0.6); 0.9 more for the last one so named among rivals.
    {Feature::kSupportSame, 1.6f, "named-in-full"},
    // An entity related to this one is in the document.
    {Feature::kSupportRelated, 0.9f, "related-named"},
    // Logarithm of the number of entities that bear the name, beyond one.
    {Feature::kRivals, -0.1f, "rivals"},
    // The ending makes another word: 1 for the demonym of a country, less for other places, whose ezafe it may be.
    {Feature::kOtherWord, -7.0f, "other-word"},
    // A surname beside a capitalised word that is no title: part of another person's name.
    {Feature::kInsideName, -3.0f, "inside-name"},
};
static_assert(std::size(kModel) == kFeatures);

}  // namespace

float weight(Feature feature) { return kModel[static_cast<std::size_t>(feature)].weight; }

void set_score(Candidate& candidate) {
  double score = 0;
  for (std::size_t i = 0; i < kFeatures; ++i) {
    score += static_cast<double>(kModel[i].weight) * static_cast<double>(candidate.features[i]);
  }
  candidate.score = static_cast<float>(score);
}

double logistic(double score) { return 1.0 / (1.0 + std::exp(-score)); }

void set_probabilities(std::span<Candidate> candidates) {
  double most = -1e9, total = 0;
  for (const Candidate& c : candidates) {
    most = std::max<double>(most, static_cast<double>(c.score));
  }
  for (const Candidate& c : candidates) {
    total += std::exp(static_cast<double>(c.score) - most);
  }
  for (Candidate& c : candidates) {
    const double share = std::exp(static_cast<double>(c.score) - most) / total;
    c.probability = static_cast<float>(logistic(static_cast<double>(c.score)) * share);
  }
}

}  // namespace linking

std::string_view to_string(Feature feature) {
  return feature < Feature::kCount ? linking::kModel[static_cast<std::size_t>(feature)].name : std::string_view("?");
}

}  // namespace wasla
