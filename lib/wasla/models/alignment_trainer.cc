#include "wasla/models/alignment_trainer.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "wasla/text/neutral_form.h"

namespace wasla::models {
namespace {

using text::FoldingProfile;
using text::kArticle;
using text::kBoundary;
using text::kSoundLetters;
using text::SoundLetter;
using Letters = std::vector<SoundLetter>;

constexpr std::size_t kMostLetters = 48;     // of a name to learn from
constexpr std::size_t kMostChunks = 500;     // pairs of letters a side
constexpr std::size_t kLeastChunkCount = 4;  // a pair of letters rarer than this is not looked at
constexpr double kLeastProbability = 2e-7;   // an operation below is not written

// The letters and the frequent pairs of letters of one side of a table.
struct Side {
  FoldingProfile profile;
  std::vector<std::array<SoundLetter, 2>> letters;  // by chunk; [1] is 0 for single ones; chunk 0 is nothing
  std::vector<double> share;                        // of each chunk among those of its length
  std::vector<int> pair_chunk = std::vector<int>(kSoundLetters * kSoundLetters, -1);
  std::vector<std::vector<std::string>> readings;

  int length(std::size_t chunk) const { return chunk == 0 ? 0 : letters[chunk][1] ? 2 : 1; }
};

Side make_side(FoldingProfile profile, const std::vector<const Letters*>& names) {
  Side side;
  side.profile = profile;
  std::vector<std::size_t> single(kSoundLetters, 0), pairs(kSoundLetters * kSoundLetters, 0);
  std::size_t singles = 0, all_pairs = 0;
  for (const Letters* name : names) {
    for (std::size_t i = 0; i < name->size(); ++i) {
      ++single[(*name)[i]];
      ++singles;
      if (i > 0) {
        ++pairs[(*name)[i - 1] * kSoundLetters + (*name)[i]];
        ++all_pairs;
      }
    }
  }
  side.letters.push_back({0, 0});
  side.share.push_back(1);
  for (int l = 1; l < kSoundLetters; ++l) {
    side.letters.push_back({static_cast<SoundLetter>(l), 0});
    const bool exists = !text::written(profile, static_cast<SoundLetter>(l)).empty();
    side.share.push_back(exists ? (static_cast<double>(single[static_cast<std::size_t>(l)]) + 0.5) /
                                      (static_cast<double>(singles) + 20)
                                : 0.0);
  }
  std::vector<std::size_t> order;
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    if (pairs[p] >= kLeastChunkCount) {
      order.push_back(p);
    }
  }
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return pairs[a] > pairs[b]; });
  order.resize(std::min(order.size(), kMostChunks));
  std::sort(order.begin(), order.end());
  for (const std::size_t p : order) {
    side.pair_chunk[p] = static_cast<int>(side.letters.size());
    side.letters.push_back({static_cast<SoundLetter>(p / kSoundLetters), static_cast<SoundLetter>(p % kSoundLetters)});
    side.share.push_back(static_cast<double>(pairs[p]) / static_cast<double>(all_pairs));
  }
  for (const auto& letters : side.letters) {
    Letters sounding;
    for (const SoundLetter l : letters) {
      if (l > kArticle) {
        sounding.push_back(l);
      }
    }
    side.readings.emplace_back();
    text::neutral_readings(profile, sounding, 4, side.readings.back());
  }
  return side;
}

bool is_vowels(std::string_view reading) {
  return std::all_of(reading.begin(), reading.end(),
                     [](char c) { return std::string_view("aeiouwy'").find(c) != std::string_view::npos; });
}

// How alike two chunks sound, 0 … 1, by their readings.
double likeness(const Side& left, std::size_t a, const Side& right, std::size_t b) {
  const auto mark = [](const std::array<SoundLetter, 2>& l, SoundLetter m) { return l[0] == m || l[1] == m; };
  const bool boundaries = mark(left.letters[a], kBoundary) == mark(right.letters[b], kBoundary);
  if (left.letters[a][0] == kArticle || right.letters[b][0] == kArticle) {
    if (left.letters[a] == right.letters[b]) {
      return 1.0;
    }
    const auto& other = left.letters[a][0] == kArticle ? right.readings[b] : left.readings[a];
    return other[0] == "al" || other[0] == "el" || other[0] == "'el" ? 0.3 : 1e-6;
  }
  if (!boundaries) {
    return 1e-5;
  }
  double best = 0.0005;
  for (std::size_t i = 0; i < left.readings[a].size(); ++i) {
    for (std::size_t j = 0; j < right.readings[b].size(); ++j) {
      const std::string &x = left.readings[a][i], &y = right.readings[b][j];
      if (x == y) {
        best = std::max(best, i + j == 0 ? 1.0 : 0.3);
      } else if (!x.empty() && !y.empty() && is_vowels(x) && is_vowels(y)) {
        best = std::max(best, 0.08);
      }
    }
  }
  return best;
}

double silence(const Side& side, std::size_t chunk) {
  const SoundLetter letter = side.letters[chunk][0];
  if (letter == kArticle) {
    return 0.5;
  }
  if (letter == kBoundary) {
    return 0.1;
  }
  const std::string& reading = side.readings[chunk][0];
  return is_vowels(reading) ? 0.25 : reading == "h" ? 0.03 : 0.003;
}

struct Pair {
  const Letters *left, *right;
};

class TableTrainer {
 public:
  TableTrainer(FoldingProfile left, FoldingProfile right, std::vector<Pair> pairs, const AlignmentTraining& training)
      : pairs_(std::move(pairs)), training_(training) {
    std::vector<const Letters*> lefts, rights;
    for (const Pair& pair : pairs_) {
      lefts.push_back(pair.left);
      rights.push_back(pair.right);
    }
    left_ = make_side(left, lefts);
    right_ = make_side(right, rights);
    width_ = right_.letters.size();
    make_prior();
    probability_ = prior_;
  }

  void round(int number) {
    std::vector<double> counts(probability_.size(), 0.0);
    double total = 0;
    const AlignmentTable table = make_table();
    for (const Pair& pair : pairs_) {
      if (number > 0 && !sounds_alike(table, pair)) {
        continue;
      }
      total += count(pair, counts);
    }
    for (std::size_t c = 0; c < counts.size(); ++c) {
      probability_[c] = (counts[c] + training_.prior_strength * prior_[c]) / (total + training_.prior_strength);
    }
  }

  AlignmentTable make_table() const {
    std::vector<AlignmentOperation> operations;
    for (std::size_t a = 0; a < left_.letters.size(); ++a) {
      for (std::size_t b = 0; b < width_; ++b) {
        const double p = probability_[a * width_ + b];
        if (p < kLeastProbability) {
          continue;
        }
        AlignmentOperation op;
        op.left = left_.letters[a];
        op.right = right_.letters[b];
        op.left_length = static_cast<std::uint8_t>(left_.length(a));
        op.right_length = static_cast<std::uint8_t>(right_.length(b));
        op.probability = static_cast<float>(p);
        operations.push_back(op);
      }
    }
    return AlignmentTable(operations, 1e-7f);
  }

 private:
  void make_prior() {
    prior_.assign(left_.letters.size() * width_, 0.0);
    double total = 0;
    for (std::size_t a = 0; a < left_.letters.size(); ++a) {
      for (std::size_t b = 0; b < width_; ++b) {
        const int m = left_.length(a), n = right_.length(b);
        double p = 0;
        if ((m == 0 && n == 1) || (m == 1 && n == 0)) {
          p = m ? left_.share[a] * silence(left_, a) : right_.share[b] * silence(right_, b);
        } else if (m && n) {
          // Against what else is there to say, an operation is as likely as its letters sound alike; one that takes
          // more letters must earn it.
          p = left_.share[a] * right_.share[b] * likeness(left_, a, right_, b) * (m + n == 2 ? 20 : m + n == 3 ? 5 : 1);
        }
        prior_[a * width_ + b] = p;
        total += p;
      }
    }
    for (double& p : prior_) {
      p /= total;
    }
  }

  bool sounds_alike(const AlignmentTable& table, const Pair& pair) {
    const double odds = forward(pair) - table.left_marginal(*pair.left) - table.right_marginal(*pair.right);
    return odds >= training_.least_odds_a_letter * static_cast<double>(std::min(pair.left->size(), pair.right->size()));
  }

  std::size_t chunk_of(const Side& side, const Letters& name, std::size_t end, int length, bool& known) const {
    known = true;
    if (length == 0) {
      return 0;
    }
    if (length == 1) {
      return name[end - 1];
    }
    const int chunk = side.pair_chunk[name[end - 2] * kSoundLetters + name[end - 1]];
    known = chunk >= 0;
    return known ? static_cast<std::size_t>(chunk) : 0;
  }

  // Visits the operations that end at (i, j).
  template <typename F>
  void operations_at(const Pair& pair, std::size_t i, std::size_t j, F&& visit) const {
    for (int m = 0; m <= 2 && m <= static_cast<int>(i); ++m) {
      bool known = false;
      const std::size_t a = chunk_of(left_, *pair.left, i, m, known);
      if (!known) {
        continue;
      }
      for (int n = 0; n <= 2 && n <= static_cast<int>(j); ++n) {
        if (m + n == 0 || (m == 0 && n == 2) || (m == 2 && n == 0)) {
          continue;
        }
        const std::size_t b = chunk_of(right_, *pair.right, j, n, known);
        if (known && probability_[a * width_ + b] > 0) {
          visit(a * width_ + b, i - static_cast<std::size_t>(m), j - static_cast<std::size_t>(n));
        }
      }
    }
  }

  double forward(const Pair& pair) {
    const std::size_t columns = pair.right->size() + 1;
    forward_.assign((pair.left->size() + 1) * columns, 0.0);
    forward_[0] = 1;
    for (std::size_t i = 0; i <= pair.left->size(); ++i) {
      for (std::size_t j = 0; j <= pair.right->size(); ++j) {
        double sum = forward_[i * columns + j];
        operations_at(pair, i, j, [&](std::size_t op, std::size_t from_i, std::size_t from_j) {
          sum += forward_[from_i * columns + from_j] * probability_[op];
        });
        forward_[i * columns + j] = sum;
      }
    }
    return std::log(std::max(forward_.back(), 1e-300));
  }

  // Adds the expected number of each operation; returns their sum.
  double count(const Pair& pair, std::vector<double>& counts) {
    forward(pair);
    const double all = forward_.back();
    if (all < 1e-290) {
      return 0;
    }
    const std::size_t columns = pair.right->size() + 1;
    backward_.assign(forward_.size(), 0.0);
    backward_.back() = 1;
    double total = 0;
    for (std::size_t i = pair.left->size() + 1; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        const double behind = backward_[i * columns + j];
        if (behind <= 0) {
          continue;
        }
        operations_at(pair, i, j, [&](std::size_t op, std::size_t from_i, std::size_t from_j) {
          const std::size_t from = from_i * columns + from_j;
          backward_[from] += behind * probability_[op];
          const double expected = forward_[from] * probability_[op] * behind / all;
          counts[op] += expected;
          total += expected;
        });
      }
    }
    return total;
  }

  std::vector<Pair> pairs_;
  const AlignmentTraining& training_;
  Side left_, right_;
  std::size_t width_ = 0;
  std::vector<double> prior_, probability_, forward_, backward_;
};

}  // namespace

AlignmentModel train_alignment(std::span<const NamePair> pairs, const AlignmentTraining& training,
                               const TrainingProgress& progress) {
  std::vector<Letters> spellings;
  spellings.reserve(2 * pairs.size());
  std::vector<std::vector<Pair>> by_table(AlignmentModel::kPairs);
  std::set<std::string> seen[AlignmentModel::kPairs];  // both spellings, 0 between them
  std::string both;
  text::SpellingScratch scratch;
  text::Spelling a, b;
  for (const NamePair& pair : pairs) {
    text::spell(pair.query.text, text::spelling_profile(pair.query.text, pair.query.lang), scratch, a);
    text::spell(pair.target.text, text::spelling_profile(pair.target.text, pair.target.lang), scratch, b);
    if (a.profile > b.profile) {
      std::swap(a, b);
    }
    if (a.parts.empty() || b.parts.empty() || a.letters.size() > kMostLetters || b.letters.size() > kMostLetters) {
      continue;
    }
    const auto table = static_cast<std::size_t>(AlignmentModel::pair(a.profile, b.profile));
    both.assign(a.letters.begin(), a.letters.end());
    both.append(1, '\0').append(b.letters.begin(), b.letters.end());
    if (!seen[table].insert(both).second) {
      continue;
    }
    spellings.push_back(a.letters);
    spellings.push_back(b.letters);
    by_table[table].push_back({&spellings[spellings.size() - 2], &spellings[spellings.size() - 1]});
    if (a.profile == b.profile && a.letters != b.letters) {  // either may be the query
      by_table[table].push_back({&spellings[spellings.size() - 1], &spellings[spellings.size() - 2]});
    }
  }
  AlignmentModel model;
  int done = 0;
  for (int low = 0; low < text::kFoldingProfiles; ++low) {
    for (int high = low; high < text::kFoldingProfiles; ++high) {
      const auto left = static_cast<FoldingProfile>(low), right = static_cast<FoldingProfile>(high);
      const int table = AlignmentModel::pair(left, right);
      TableTrainer trainer(left, right, std::move(by_table[static_cast<std::size_t>(table)]), training);
      for (int round = 0; round < training.rounds; ++round) {
        trainer.round(round);
        if (progress) {
          progress("alignment", (done + static_cast<double>(round + 1) / training.rounds) / AlignmentModel::kPairs);
        }
      }
      model.set_table(table, trainer.make_table());
      ++done;
    }
  }
  return model;
}

}  // namespace wasla::models
