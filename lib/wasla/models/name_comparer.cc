#include "wasla/models/name_comparer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "wasla/base/error.h"

namespace wasla::models {
namespace {

using text::PartRole;
using text::SoundLetter;
using text::SpelledPart;

constexpr std::array<std::string_view, kMatchFeatures> kNames{
    "odds",          "share",       "candidate-share", "in-order", "missing", "extra",   "reordered",
    "weakest-part",  "first-part",  "numbers",         "articles", "same",    "neutral", "skeleton",
    "share-squared", "worse-share", "sounds",          "vectors",  "bias"};
constexpr std::string_view kWeightsFormatLine = "wasla-match-weights	2";

// Two words are partners only if they are more likely one than two.
constexpr float kLeastPartnerShare = 0.25f;
// What an initial is worth against a word that begins alike, as a share of the word's weight.
constexpr float kInitialShare = 0.3f;
// What two general words of one meaning are worth at least, as a share of the smaller weight.
constexpr float kMeaningShare = 0.5f;

// How much of a name it is that a word of this role is missing: titles and "son of" come and go.
float importance(PartRole role) { return role == PartRole::kTitle || role == PartRole::kPatronymic ? 0.3f : 1.0f; }

using WordBuffer = std::array<SoundLetter, text::kLongestSpelling + 2>;

// The word with a boundary at either end. The article goes: it stands where the boundary is to stand.
std::span<const SoundLetter> word_of(const ComparedName& name, const SpelledPart& part, WordBuffer& buffer) {
  if (!part.article) {
    return name.letters.subspan(part.begin - 1u, part.end - part.begin + 2u);
  }
  const auto letters = name.letters.subspan(part.begin + 1u, part.end - part.begin);  // with the boundary behind
  buffer[0] = text::kBoundary;
  std::copy(letters.begin(), letters.end(), buffer.begin() + 1);
  return {buffer.data(), letters.size() + 1};
}

// 1 for equal, 0 for nothing in common: edits (Levenshtein 1966) in proportion to the longer one.
double likeness(std::string_view a, std::string_view b) {
  constexpr std::size_t kLongest = 64;
  a = a.substr(0, kLongest);
  b = b.substr(0, kLongest);
  std::array<std::uint8_t, kLongest + 1> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) {
    row[j] = static_cast<std::uint8_t>(j);
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::uint8_t diagonal = row[0];
    row[0] = static_cast<std::uint8_t>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::uint8_t above = row[j];
      const int replaced = diagonal + (a[i - 1] != b[j - 1]);
      row[j] = static_cast<std::uint8_t>(std::min({replaced, above + 1, row[j - 1] + 1}));
      diagonal = above;
    }
  }
  const std::size_t longer = std::max(a.size(), b.size());
  return longer ? 1.0 - static_cast<double>(row[b.size()]) / static_cast<double>(longer) : 1.0;
}

void set(MatchFeatures& features, MatchFeature feature, double value) {
  features[static_cast<std::size_t>(feature)] = static_cast<float>(value);
}

using LetterBuffer = std::array<SoundLetter, text::kLongestSpelling + 2>;

// Letters without the marks between and in the words.
std::span<const SoundLetter> written_as_one(std::span<const SoundLetter> letters, LetterBuffer& buffer) {
  std::size_t count = 0;
  buffer[count++] = text::kBoundary;
  for (const SoundLetter letter : letters) {
    if (letter != text::kBoundary && letter != text::kArticle && count + 1 < buffer.size()) {
      buffer[count++] = letter;
    }
  }
  buffer[count++] = text::kBoundary;
  return {buffer.data(), count};
}

std::ptrdiff_t articles(const ComparedName& name) {
  return std::count_if(name.parts.begin(), name.parts.end(), [](const SpelledPart& part) { return part.article; });
}

}  // namespace

std::string_view to_string(MatchFeature feature) {
  return feature < MatchFeature::kCount ? kNames[static_cast<std::size_t>(feature)] : std::string_view("?");
}

std::string MatchEvidence::name() const {
  return alignment ? (vectors ? "alignment+vectors" : "alignment") : (vectors ? "vectors" : "letters");
}

bool MatchEvidence::has(MatchFeature feature) const {
  switch (feature) {
    case MatchFeature::kVectors: return vectors;
    case MatchFeature::kNumbers:
    case MatchFeature::kArticles:
    case MatchFeature::kSame:
    case MatchFeature::kNeutral:
    case MatchFeature::kSkeleton:
    case MatchFeature::kSounds:
    case MatchFeature::kBias: return true;
    default: return alignment;
  }
}

void MatchEvidence::mask(MatchFeatures& features) const {
  for (std::size_t f = 0; f < kMatchFeatures; ++f) {
    if (!has(static_cast<MatchFeature>(f))) {
      features[f] = 0;
    }
  }
}

double NameComparer::word_odds(std::span<const SoundLetter> a, text::FoldingProfile a_profile,
                               std::span<const SoundLetter> b, text::FoldingProfile b_profile, Scratch& scratch) const {
  return model_->joint(a, a_profile, b, b_profile, scratch.alignment) - model_->marginal(a, a_profile, b_profile) -
         model_->marginal(b, b_profile, a_profile);
}

MatchFeatures NameComparer::features(const ComparedName& query, const ComparedName& candidate, Scratch& scratch) const {
  MatchFeatures f{};
  set(f, MatchFeature::kBias, 1);
  const std::size_t m = query.parts.size(), n = candidate.parts.size();
  if (m == 0 || n == 0) {
    return f;
  }
  const double query_all = -model_->marginal(query.letters, query.profile, candidate.profile);
  const double candidate_all = -model_->marginal(candidate.letters, candidate.profile, query.profile);
  double in_order =
      model_->joint(query.letters, query.profile, candidate.letters, candidate.profile, scratch.alignment) + query_all +
      candidate_all;
  // Words that one spelling joins and the other does not, with an article between them or without: Nur al-Din, Nordin.
  const bool parted_alike = m == n && articles(query) == articles(candidate);
  float joined_share = 0;
  if (!parted_alike) {
    LetterBuffer query_letters, candidate_letters;
    const auto a = written_as_one(query.letters, query_letters),
               b = written_as_one(candidate.letters, candidate_letters);
    const double joined = word_odds(a, query.profile, b, candidate.profile, scratch);
    if (joined > in_order) {
      in_order = joined;
      joined_share = static_cast<float>(joined / std::max({1.0, query_all, candidate_all}));
    }
  }
  // Words one by one: the best free pair first, as an assignment so small needs no better.
  scratch.odds.assign(m * n, 0);
  scratch.query_weights.resize(m);
  scratch.candidate_weights.resize(n);
  WordBuffer query_word, candidate_word;
  float query_weight = 0, candidate_weight = 0;
  for (std::size_t i = 0; i < m; ++i) {
    scratch.query_weights[i] = static_cast<float>(
        -model_->marginal(word_of(query, query.parts[i], query_word), query.profile, candidate.profile));
    query_weight += importance(query.parts[i].role) * scratch.query_weights[i];
  }
  for (std::size_t j = 0; j < n; ++j) {
    scratch.candidate_weights[j] = static_cast<float>(
        -model_->marginal(word_of(candidate, candidate.parts[j], candidate_word), candidate.profile, query.profile));
    candidate_weight += importance(candidate.parts[j].role) * scratch.candidate_weights[j];
  }
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const auto a = word_of(query, query.parts[i], query_word),
                 b = word_of(candidate, candidate.parts[j], candidate_word);
      const bool initial =
          (query.parts[i].role == PartRole::kInitial) != (candidate.parts[j].role == PartRole::kInitial);
      float odds = 0;
      if (query.parts[i].role == PartRole::kNumber && candidate.parts[j].role == PartRole::kNumber &&
          !std::equal(a.begin() + 1, a.end(), b.begin() + 1, b.end())) {
        odds = 0;  // 14 and 15 look alike and are not; digits are the same letters in all alphabets
      } else if (initial) {
        const auto short_a = a.first(std::min<std::size_t>(a.size(), 2)),
                   short_b = b.first(std::min<std::size_t>(b.size(), 2));
        odds = word_odds(short_a, query.profile, short_b, candidate.profile, scratch) > 1.0
                   ? kInitialShare * std::min(scratch.query_weights[i], scratch.candidate_weights[j])
                   : 0.0f;
      } else if (m == 1 && n == 1 && !query.parts[0].article && !candidate.parts[0].article) {
        odds = static_cast<float>(in_order);  // the one word is the whole name
      } else {
        odds = static_cast<float>(model_->joint(a, query.profile, b, candidate.profile, scratch.alignment)) +
               scratch.query_weights[i] + scratch.candidate_weights[j];
      }
      if (query.parts[i].meaning != 0 && query.parts[i].meaning == candidate.parts[j].meaning) {
        odds = std::max(odds, kMeaningShare * std::min(scratch.query_weights[i], scratch.candidate_weights[j]));
      }
      scratch.odds[i * n + j] = odds;
    }
  }
  scratch.partner.assign(m, -1);
  scratch.taken.assign(n, false);
  float by_words = 0, matched_query = 0, matched_candidate = 0, weakest = 1, first = 0;
  for (std::size_t step = 0; step < std::min(m, n); ++step) {
    float best = 0;
    std::size_t best_i = m, best_j = n;
    for (std::size_t i = 0; i < m; ++i) {
      for (std::size_t j = 0; scratch.partner[i] < 0 && j < n; ++j) {
        const float odds = scratch.odds[i * n + j];
        if (!scratch.taken[j] && odds > best &&
            odds > kLeastPartnerShare * std::min(scratch.query_weights[i], scratch.candidate_weights[j])) {
          best = odds;
          best_i = i;
          best_j = j;
        }
      }
    }
    if (best_i == m) {
      break;
    }
    scratch.partner[best_i] = static_cast<int>(best_j);
    scratch.taken[best_j] = true;
    by_words += best;
    matched_query += importance(query.parts[best_i].role) * scratch.query_weights[best_i];
    matched_candidate += importance(candidate.parts[best_j].role) * scratch.candidate_weights[best_j];
    const float share =
        best / std::max(1.0f, std::max(scratch.query_weights[best_i], scratch.candidate_weights[best_j]));
    weakest = std::min(weakest, share);
    if (best_i == 0) {
      first = share;
    }
  }
  const double best = std::max<double>(in_order, static_cast<double>(by_words));
  set(f, MatchFeature::kOdds, best / 10);
  set(f, MatchFeature::kShare, best / std::max(1.0, query_all));
  set(f, MatchFeature::kCandidateShare, best / std::max(1.0, candidate_all));
  set(f, MatchFeature::kInOrder,
      std::clamp((in_order - static_cast<double>(by_words)) / std::max(1.0, query_all), -2.0, 2.0));
  // Joined and split words have no partners and yet a good alignment in order: then nothing is missing.
  const double missing = 1.0 - static_cast<double>(matched_query / std::max(1.0f, query_weight));
  const double extra = 1.0 - static_cast<double>(matched_candidate / std::max(1.0f, candidate_weight));
  const bool ordered = in_order >= static_cast<double>(by_words);
  set(f, MatchFeature::kMissing,
      ordered ? std::min(missing, std::max(0.0, 1.0 - in_order / std::max(1.0, query_all))) : missing);
  set(f, MatchFeature::kExtra,
      ordered ? std::min(extra, std::max(0.0, 1.0 - in_order / std::max(1.0, candidate_all))) : extra);
  bool reordered = false;
  int last = -1;
  double numbers = 0;
  for (std::size_t i = 0; i < m; ++i) {
    if (scratch.partner[i] >= 0) {
      reordered = reordered || scratch.partner[i] < last;
      last = scratch.partner[i];
    } else if (query.parts[i].role == PartRole::kNumber) {
      ++numbers;
    }
  }
  int query_articles = 0, candidate_articles = 0;
  for (const SpelledPart& part : query.parts) {
    query_articles += part.article;
  }
  for (std::size_t j = 0; j < n; ++j) {
    candidate_articles += candidate.parts[j].article;
    numbers += candidate.parts[j].role == PartRole::kNumber && !scratch.taken[j];
  }
  set(f, MatchFeature::kReordered, reordered);
  // Of words written as one there are no pairs; the whole stands for them.
  const bool joined = ordered && joined_share > 0;
  const double worst = by_words > 0 ? static_cast<double>(weakest) : 0.0;
  set(f, MatchFeature::kWeakestPart, joined ? std::max(worst, static_cast<double>(joined_share)) : worst);
  set(f, MatchFeature::kFirstPart, joined ? static_cast<double>(std::max(first, joined_share)) : first);
  set(f, MatchFeature::kNumbers, numbers);
  set(f, MatchFeature::kArticles, std::abs(query_articles - candidate_articles));
  const double neutral = likeness(query.neutral, candidate.neutral);
  const double skeleton = likeness(query.skeleton, candidate.skeleton);
  set(f, MatchFeature::kNeutral, neutral);
  set(f, MatchFeature::kSkeleton, skeleton);
  set(f, MatchFeature::kSounds, neutral * skeleton);
  set(f, MatchFeature::kWorseShare, best / std::max({1.0, query_all, candidate_all}));
  set(f, MatchFeature::kShareSquared, std::pow(best / std::max(1.0, query_all), 2));
  set(f, MatchFeature::kSame,
      query.profile == candidate.profile &&
          std::equal(query.letters.begin(), query.letters.end(), candidate.letters.begin(), candidate.letters.end()));
  return f;
}

double MatchWeights::score(const MatchFeatures& features, text::FoldingProfile a, text::FoldingProfile b,
                           MatchEvidence evidence) const {
  const MatchFeatures& w = of(evidence, AlignmentModel::pair(a, b));
  double sum = 0;
  for (std::size_t i = 0; i < kMatchFeatures; ++i) {
    sum += static_cast<double>(w[i]) * static_cast<double>(features[i]);
  }
  return sum;
}

std::string MatchWeights::write() const {
  std::string out(kWeightsFormatLine);
  out += '\n';
  for (std::size_t number = 0; number < MatchEvidence::kCount; ++number) {
    const MatchEvidence evidence = MatchEvidence::of(number);
    for (int low = 0; low < text::kFoldingProfiles; ++low) {
      for (int high = low; high < text::kFoldingProfiles; ++high) {
        const auto left = static_cast<text::FoldingProfile>(low), right = static_cast<text::FoldingProfile>(high);
        const MatchFeatures& w = of(evidence, AlignmentModel::pair(left, right));
        for (std::size_t i = 0; i < kMatchFeatures; ++i) {
          if (evidence.has(static_cast<MatchFeature>(i))) {
            char digits[32];
            std::snprintf(digits, sizeof digits, "%.5g", static_cast<double>(w[i]));
            out.append(evidence.name()).append("\t");
            out.append(profile_name(left)).append("\t").append(profile_name(right)).append("\t");
            out.append(kNames[i]).append("\t").append(digits).append("\n");
          }
        }
      }
    }
  }
  return out;
}

MatchWeights MatchWeights::read(std::string_view bytes, const std::string& file) {
  auto fail = [&](std::uint64_t line, const char* message) {
    throw Error(ErrorKind::kModel, file, line, message, "make the model again with `wasla train alignment`");
  };
  MatchWeights result;
  std::array<std::array<bool, kMatchFeatures>, MatchEvidence::kCount * AlignmentModel::kPairs> known{};
  for (std::uint64_t line_number = 1; !bytes.empty() || line_number == 1; ++line_number) {
    std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    if (line_number == 1) {
      if (line != kWeightsFormatLine) {
        fail(1, "is no table of weights of format 2");
      }
      continue;
    }
    auto field = [&line] {
      const std::string_view value = line.substr(0, line.find('\t'));
      line.remove_prefix(std::min(value.size() + 1, line.size()));
      return value;
    };
    const std::string_view asked = field();
    std::size_t number = 0;
    while (number < MatchEvidence::kCount && MatchEvidence::of(number).name() != asked) {
      ++number;
    }
    const auto left = profile_of(field()), right = profile_of(field());
    const auto name = std::find(kNames.begin(), kNames.end(), field());
    float value = 0;
    const auto parsed = std::from_chars(line.data(), line.data() + line.size(), value);
    if (number == MatchEvidence::kCount || !left || !right || name == kNames.end() || parsed.ec != std::errc() ||
        parsed.ptr != line.data() + line.size() || !std::isfinite(value)) {
      fail(line_number, "has a line that is not the models asked, two writing systems, a feature and its weight");
    }
    const auto pair = static_cast<std::size_t>(AlignmentModel::pair(*left, *right));
    const auto feature = static_cast<std::size_t>(name - kNames.begin());
    bool& before = known[number * AlignmentModel::kPairs + pair][feature];
    if (before) {
      fail(line_number, "gives a weight a second time");
    }
    before = true;
    result.of(MatchEvidence::of(number), static_cast<int>(pair))[feature] = value;
  }
  for (std::size_t i = 0; i < known.size(); ++i) {
    for (std::size_t f = 0; f < kMatchFeatures; ++f) {
      if (!known[i][f] && MatchEvidence::of(i / AlignmentModel::kPairs).has(static_cast<MatchFeature>(f))) {
        fail(0, "lacks weights: the table is cut off");
      }
    }
  }
  return result;
}

}  // namespace wasla::models
