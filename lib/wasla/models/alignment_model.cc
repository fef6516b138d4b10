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

template <typename Pair>
double marginal_of(std::span<const SoundLetter> letters, std::span<const float> sums, double silent, Pair&& pair) {
  // before[i]: probability of the first i letters; the letters of the other side are summed out, and those that stand
  // against nothing give the geometric series 1 / (1 - silent) before each step and at the end.
  const double repeat = 1.0 / (1.0 - std::min(silent, 0.9));
  double previous = 0, now = repeat, log_scale = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    double next = now * static_cast<double>(sums[letters[i]]);
    if (i > 0) {
      if (const Chunk chunk = pair(letters[i - 1], letters[i])) {
        next += previous * static_cast<double>(sums[chunk]);
      }
    }
    previous = now;
    now = next * repeat;
    const double total = now + previous;
    if (total < 1e-100) {
      now *= 1e100;
      previous *= 1e100;
      log_scale -= 100 * std::log(10.0);
    }
  }
  return std::log(std::max(now, 1e-300)) + log_scale;
}

}  // namespace

double AlignmentTable::left_marginal(std::span<const SoundLetter> letters) const {
  return marginal_of(letters, left_sums_, right_silent_,
                     [this](SoundLetter a, SoundLetter b) { return left_pair(a, b); });
}

double AlignmentTable::right_marginal(std::span<const SoundLetter> letters) const {
  return marginal_of(letters, right_sums_, left_silent_,
                     [this](SoundLetter a, SoundLetter b) { return right_pair(a, b); });
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
  scratch.right_pairs.resize(width);
  for (std::size_t j = 0; j < b.size(); ++j) {
    scratch.right_pairs[j + 1] = j ? t.right_pair(b[j - 1], b[j]) : AlignmentTable::kNothing;
  }
  // Three rows suffice: an operation takes at most two letters.
  scratch.cells.assign(3 * width, 0.0f);
  float* rows[3] = {scratch.cells.data(), scratch.cells.data() + width, scratch.cells.data() + 2 * width};
  const float* nothing = t.row(AlignmentTable::kNothing);
  double log_scale = 0;
  const Chunk* right_pairs = scratch.right_pairs.data();
  for (std::size_t i = 0; i <= a.size(); ++i) {
    float* now = rows[i % 3];
    const float* one = rows[(i + 2) % 3];  // i - 1
    const float* two = rows[(i + 1) % 3];  // i - 2
    const float* single = i > 0 ? t.row(a[i - 1]) : nullptr;
    const Chunk pair_chunk = i > 1 ? t.left_pair(a[i - 2], a[i - 1]) : AlignmentTable::kNothing;
    const float* couple = pair_chunk ? t.row(pair_chunk) : nullptr;
    float most = 0;
    for (std::size_t j = 0; j <= b.size(); ++j) {
      float sum = i == 0 && j == 0 ? 1.0f : 0.0f;
      const Chunk two_letters = j ? right_pairs[j] : AlignmentTable::kNothing;
      if (single) {
        sum += one[j] * single[AlignmentTable::kNothing];
        if (j) {
          sum += one[j - 1] * single[b[j - 1]];
          if (two_letters) {
            sum += one[j - 2] * single[two_letters];
          }
        }
      }
      if (couple && j) {
        sum += two[j - 1] * couple[b[j - 1]];
        if (two_letters) {
          sum += two[j - 2] * couple[two_letters];
        }
      }
      // Last, as it waits for the cell before: the rest can run ahead of it.
      if (j) {
        sum += now[j - 1] * nothing[b[j - 1]];
      }
      now[j] = sum;
      most = std::max(most, sum);
    }
    while (most > 0 && most < 1.0f / kScale) {
      for (std::size_t j = 0; j < 3 * width; ++j) {
        scratch.cells[j] *= kScale;
      }
      most *= kScale;
      log_scale -= kLogScale;
    }
  }
  const float end = rows[a.size() % 3][b.size()];
  return end > 0 ? std::log(static_cast<double>(end)) + log_scale : -1e9;
}

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
  const AlignmentTable& t = table(pair(a_profile, b_profile));
  const std::size_t width = b.size() + 1;
  std::vector<double> best((a.size() + 1) * width, -std::numeric_limits<double>::infinity());
  std::vector<std::uint8_t> from(best.size(), 0);
  std::vector<float> probability(best.size(), 0);
  best[0] = 0;
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      for (std::size_t m = 0; m <= std::min<std::size_t>(i, 2); ++m) {
        for (std::size_t n = 0; n <= std::min<std::size_t>(j, 2); ++n) {
          if (m + n == 0) {
            continue;
          }
          const Chunk left = m == 0 ? AlignmentTable::kNothing : m == 1 ? a[i - 1] : t.left_pair(a[i - 2], a[i - 1]);
          const Chunk right = n == 0 ? AlignmentTable::kNothing : n == 1 ? b[j - 1] : t.right_pair(b[j - 2], b[j - 1]);
          if ((m == 2 && !left) || (n == 2 && !right)) {
            continue;
          }
          const float p = t.probability(left, right);
          if (p <= 0) {
            continue;
          }
          const double value = best[(i - m) * width + j - n] + std::log(static_cast<double>(p));
          if (value > best[i * width + j]) {
            best[i * width + j] = value;
            from[i * width + j] = static_cast<std::uint8_t>(m * 3 + n);
            probability[i * width + j] = p;
          }
        }
      }
    }
  }
  std::vector<Step> steps;
  for (std::size_t i = a.size(), j = b.size(); (i || j) && from[i * width + j];) {
    const std::size_t m = from[i * width + j] / 3, n = from[i * width + j] % 3;
    steps.push_back({static_cast<std::uint16_t>(i - m), static_cast<std::uint16_t>(i),
                     static_cast<std::uint16_t>(j - n), static_cast<std::uint16_t>(j), probability[i * width + j]});
    i -= m;
    j -= n;
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

}  // namespace wasla::models
