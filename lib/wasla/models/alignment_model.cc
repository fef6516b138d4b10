#include "wasla/models/alignment_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace wasla::models {
namespace {

using text::FoldingProfile;
using text::SoundLetter;
using Chunk = AlignmentTable::Chunk;

constexpr std::array<std::string_view, text::kFoldingProfiles> kProfileNames{"arabic", "sorani", "kurmanji", "latin"};

// Rescales so that products of hundreds of small probabilities stay within a float.
constexpr float kScale = 64.0f;
const double kLogScale = std::log(64.0);

}  // namespace

std::string_view profile_name(FoldingProfile profile) { return kProfileNames[static_cast<std::size_t>(profile)]; }

std::optional<FoldingProfile> profile_of(std::string_view name) {
  const auto found = std::find(kProfileNames.begin(), kProfileNames.end(), name);
  return found == kProfileNames.end() ? std::nullopt
                                      : std::optional(static_cast<FoldingProfile>(found - kProfileNames.begin()));
}

namespace {

double marginal_of(std::span<const SoundLetter> letters, const AlignmentTable::Side& own,
                   const AlignmentTable::Side& other) {
  // now: probability of the first i letters; the letters of the other side are summed out, and those that stand
  // against nothing give the geometric series 1 / (1 - silent) before each step and at the end.
  const double repeat = 1.0 / (1.0 - std::min(other.silent, 0.9));
  const auto sum = [&own](std::size_t chunk) { return static_cast<double>(own.sums[chunk]); };
  double third = 0, second = 0, now = repeat, log_scale = 0;  // third: without the last two letters
  Chunk pair_before = AlignmentTable::kNothing;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    double next = now * sum(letters[i]);
    if (i > 0) {
      const Chunk pair = own.pair(letters[i - 1], letters[i]);
      if (pair) {
        next += second * sum(pair);
      }
      if (const AlignmentTable::Triple triple = own.triple(pair_before, letters[i])) {
        next += third * sum(own.chunks + triple);
      }
      pair_before = pair;
    }
    third = second;
    second = now;
    now = next * repeat;
    if (now + second < 1e-100) {
      now *= 1e100;
      second *= 1e100;
      third *= 1e100;
      log_scale -= 100 * std::log(10.0);
    }
  }
  return std::log(std::max(now, 1e-300)) + log_scale;
}

}  // namespace

double AlignmentTable::left_marginal(std::span<const SoundLetter> letters) const {
  return marginal_of(letters, left_, right_);
}

double AlignmentTable::right_marginal(std::span<const SoundLetter> letters) const {
  return marginal_of(letters, right_, left_);
}

AlignmentModel::AlignmentModel() = default;

int AlignmentModel::pair(FoldingProfile a, FoldingProfile b) {
  const int low = std::min(static_cast<int>(a), static_cast<int>(b));
  const int high = std::max(static_cast<int>(a), static_cast<int>(b));
  return low * text::kFoldingProfiles - low * (low - 1) / 2 + (high - low);
}

double AlignmentModel::marginal(std::span<const SoundLetter> letters, FoldingProfile own, FoldingProfile other) const {
  const AlignmentTable& t = table(pair(own, other));
  return static_cast<int>(own) <= static_cast<int>(other) ? t.left_marginal(letters) : t.right_marginal(letters);
}

double AlignmentModel::joint(std::span<const SoundLetter> a, FoldingProfile a_profile, std::span<const SoundLetter> b,
                             FoldingProfile b_profile, Scratch& scratch) const {
  if (static_cast<int>(a_profile) > static_cast<int>(b_profile)) {
    return joint(b, b_profile, a, a_profile, scratch);
  }
  const AlignmentTable& t = table(pair(a_profile, b_profile));
  const std::size_t width = b.size() + 1;
  // By their ends; what lies before the second letter, and the third, is none.
  scratch.right_pairs.assign(width, AlignmentTable::kNothing);
  scratch.right_triples.assign(width, 0);
  for (std::size_t j = 2; j <= b.size(); ++j) {
    scratch.right_pairs[j] = t.right().pair(b[j - 2], b[j - 1]);
    scratch.right_triples[j] = t.right().triple(scratch.right_pairs[j - 1], b[j - 1]);
  }
  // Four rows suffice: an operation takes at most three letters.
  constexpr std::size_t kRows = AlignmentOperation::kMostLetters + 1;
  scratch.cells.assign(kRows * width, 0.0f);
  const float* nothing = t.row(AlignmentTable::kNothing);
  double log_scale = 0;
  const Chunk* right_pairs = scratch.right_pairs.data();
  const AlignmentTable::Triple* right_triples = scratch.right_triples.data();
  Chunk pair_before = AlignmentTable::kNothing;
  for (std::size_t i = 0; i <= a.size(); ++i) {
    const auto row_back = [&](std::size_t back) { return scratch.cells.data() + (i + kRows - back) % kRows * width; };
    float* now = row_back(0);
    const float* one = row_back(1);
    const float* two = row_back(2);
    const float* three = row_back(3);
    const SoundLetter letter = i > 0 ? a[i - 1] : SoundLetter{0};
    const float* single = i > 0 ? t.row(letter) : nullptr;
    const Chunk pair_chunk = i > 1 ? t.left().pair(a[i - 2], letter) : AlignmentTable::kNothing;
    const float* couple = pair_chunk ? t.row(pair_chunk) : nullptr;
    const AlignmentTable::Triple left_triple = t.left().triple(pair_before, letter);
    const float* triple = left_triple ? t.left().row(left_triple) : nullptr;
    pair_before = pair_chunk;
    float most = 0;
    for (std::size_t j = 0; j <= b.size(); ++j) {
      float sum = i == 0 && j == 0 ? 1.0f : 0.0f;
      const Chunk two_letters = right_pairs[j];
      if (single) {
        sum += one[j] * single[AlignmentTable::kNothing];
        if (j) {
          sum += one[j - 1] * single[b[j - 1]];
          if (two_letters) {
            sum += one[j - 2] * single[two_letters];
          }
          if (right_triples[j]) {
            sum += one[j - 3] * t.right().row(right_triples[j])[letter];
          }
        }
      }
      if (couple && j) {
        sum += two[j - 1] * couple[b[j - 1]];
        if (two_letters) {
          sum += two[j - 2] * couple[two_letters];
        }
      }
      if (triple && j) {
        sum += three[j - 1] * triple[b[j - 1]];
      }
      // Last, as it waits for the cell before: the rest can run ahead of it.
      if (j) {
        sum += now[j - 1] * nothing[b[j - 1]];
      }
      now[j] = sum;
      most = std::max(most, sum);
    }
    while (most > 0 && most < 1.0f / kScale) {
      for (float& cell : scratch.cells) {
        cell *= kScale;
      }
      most *= kScale;
      log_scale -= kLogScale;
    }
  }
  const float end = scratch.cells[a.size() % kRows * width + b.size()];
  return end > 0 ? std::log(static_cast<double>(end)) + log_scale : -1e9;
}

namespace {

// 0 where there is no such operation.
float probability_of(const AlignmentTable& table, std::span<const SoundLetter> a, std::span<const SoundLetter> b) {
  if (!AlignmentOperation::possible(static_cast<int>(a.size()), static_cast<int>(b.size()))) {
    return 0;
  }
  const auto triple = [](const AlignmentTable::Side& side, std::span<const SoundLetter> letters, SoundLetter other) {
    const AlignmentTable::Triple known = side.triple(side.pair(letters[0], letters[1]), letters[2]);
    return known ? side.row(known)[other] : 0.0f;
  };
  if (a.size() == 3) {
    return triple(table.left(), a, b[0]);
  }
  if (b.size() == 3) {
    return triple(table.right(), b, a[0]);
  }
  const auto chunk = [](const AlignmentTable::Side& side, std::span<const SoundLetter> letters) {
    return letters.empty()       ? AlignmentTable::kNothing
           : letters.size() == 1 ? letters[0]
                                 : side.pair(letters[0], letters[1]);
  };
  const Chunk left = chunk(table.left(), a), right = chunk(table.right(), b);
  return (a.size() == 2 && !left) || (b.size() == 2 && !right) ? 0.0f : table.probability(left, right);
}

}  // namespace

std::vector<AlignmentModel::Step> AlignmentModel::align(std::span<const SoundLetter> a, FoldingProfile a_profile,
                                                        std::span<const SoundLetter> b,
                                                        FoldingProfile b_profile) const {
  if (static_cast<int>(a_profile) > static_cast<int>(b_profile)) {
    std::vector<Step> steps = align(b, b_profile, a, a_profile);
    for (Step& s : steps) {
      std::swap(s.a_begin, s.b_begin);
      std::swap(s.a_end, s.b_end);
    }
    return steps;
  }
  constexpr std::size_t kMost = AlignmentOperation::kMostLetters;
  const AlignmentTable& t = table(pair(a_profile, b_profile));
  const std::size_t width = b.size() + 1;
  std::vector<double> best((a.size() + 1) * width, -std::numeric_limits<double>::infinity());
  std::vector<std::uint8_t> from(best.size(), 0);
  std::vector<float> probability(best.size(), 0);
  best[0] = 0;
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      for (std::size_t m = 0; m <= std::min(i, kMost); ++m) {
        for (std::size_t n = 0; n <= std::min(j, kMost); ++n) {
          const float p = probability_of(t, a.subspan(i - m, m), b.subspan(j - n, n));
          if (p <= 0) {
            continue;
          }
          const double value = best[(i - m) * width + j - n] + std::log(static_cast<double>(p));
          if (value > best[i * width + j]) {
            best[i * width + j] = value;
            from[i * width + j] = static_cast<std::uint8_t>(m * (kMost + 1) + n);
            probability[i * width + j] = p;
          }
        }
      }
    }
  }
  std::vector<Step> steps;
  for (std::size_t i = a.size(), j = b.size(); (i || j) && from[i * width + j];) {
    const std::size_t m = from[i * width + j] / (kMost + 1), n = from[i * width + j] % (kMost + 1);
    steps.push_back({static_cast<std::uint16_t>(i - m), static_cast<std::uint16_t>(i),
                     static_cast<std::uint16_t>(j - n), static_cast<std::uint16_t>(j), probability[i * width + j]});
    i -= m;
    j -= n;
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

}  // namespace wasla::models
