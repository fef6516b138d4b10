#include "wasla/models/alignment_trainer.h"

#include <algorithm>
#include <cmath>
#include <iterator>
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
constexpr std::size_t kMostTriples = 300;    // three letters for one, a side, that are written
constexpr double kLeastTriple = 2e-6;        // the probability of three letters that is worth their place
constexpr int kRoundsOfAllTriples = 4;       // then the unlikely ones go, and the rest is learned without them
constexpr double kLeastProbability = 2e-7;   // an operation below is not written

using ChunkLetters = std::array<SoundLetter, AlignmentOperation::kMostLetters>;

// The letters, the frequent pairs of letters and the triples of one side of a table.
struct Side {
  FoldingProfile profile;
  std::vector<ChunkLetters> letters;  // by chunk; 0 behind the last; chunk 0 is nothing
  std::vector<double> share;          // of each chunk among those of its length
  std::vector<int> pair_chunk = std::vector<int>(kSoundLetters * kSoundLetters, -1);
  std::vector<int> triple_chunk = std::vector<int>(kSoundLetters * kSoundLetters * kSoundLetters, -1);
  std::size_t first_triple = 0;  // those before have their cell in the matrix
  std::vector<std::vector<std::string>> readings;

  int length(std::size_t chunk) const {
    return static_cast<int>(std::find(letters[chunk].begin(), letters[chunk].end(), 0) - letters[chunk].begin());
  }
};

// Chunks of so many letters, one a place in `counts`, their letters as digits to base kSoundLetters.
void add_chunks(const std::vector<std::size_t>& counts, int length, std::size_t most, Side& side,
                std::vector<int>& chunks) {
  std::vector<std::size_t> order;
  std::size_t all = 0;
  for (std::size_t p = 0; p < counts.size(); ++p) {
    all += counts[p];
    if (counts[p] >= kLeastChunkCount) {
      order.push_back(p);
    }
  }
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return counts[a] > counts[b]; });
  order.resize(std::min(order.size(), most));
  std::sort(order.begin(), order.end());
  for (const std::size_t p : order) {
    chunks[p] = static_cast<int>(side.letters.size());
    side.letters.push_back({});
    std::size_t rest = p;
    for (int i = length; i-- > 0; rest /= kSoundLetters) {
      side.letters.back()[static_cast<std::size_t>(i)] = static_cast<SoundLetter>(rest % kSoundLetters);
    }
    side.share.push_back(static_cast<double>(counts[p]) / static_cast<double>(all));
  }
}

Side make_side(FoldingProfile profile, const std::vector<const Letters*>& names) {
  Side side;
  side.profile = profile;
  std::vector<std::size_t> single(kSoundLetters, 0), pairs(side.pair_chunk.size(), 0),
      triples(side.triple_chunk.size(), 0);
  std::size_t singles = 0;
  for (const Letters* name : names) {
    const Letters& n = *name;
    for (std::size_t i = 0; i < n.size(); ++i) {
      ++single[n[i]];
      ++singles;
      if (i > 0) {
        ++pairs[n[i - 1] * kSoundLetters + n[i]];
      }
      // Three letters of one word; an article never sounds like part of a letter.
      if (i > 1 && std::min({n[i - 2], n[i - 1], n[i]}) > kArticle) {
        ++triples[(std::size_t{n[i - 2]} * kSoundLetters + n[i - 1]) * kSoundLetters + n[i]];
      }
    }
  }
  side.letters.push_back({});
  side.share.push_back(1);
  for (int l = 1; l < kSoundLetters; ++l) {
    side.letters.push_back({static_cast<SoundLetter>(l)});
    const bool exists = !text::written(profile, static_cast<SoundLetter>(l)).empty();
    side.share.push_back(exists ? (static_cast<double>(single[static_cast<std::size_t>(l)]) + 0.5) /
                                      (static_cast<double>(singles) + 20)
                                : 0.0);
  }
  add_chunks(pairs, 2, kMostChunks, side, side.pair_chunk);
  side.first_triple = side.letters.size();
  add_chunks(triples, 3, triples.size(), side, side.triple_chunk);
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

constexpr double kUnlike = 0.0005;

// How alike two chunks sound, 0 … 1, by their readings.
double likeness(const Side& left, std::size_t a, const Side& right, std::size_t b) {
  const auto mark = [](const ChunkLetters& l, SoundLetter m) { return std::find(l.begin(), l.end(), m) != l.end(); };
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
  double best = kUnlike;
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

// Whether the one may be read as the other with vowels between.
bool same_consonants(const Side& left, std::size_t a, const Side& right, std::size_t b) {
  const auto consonants = [](const std::string& reading) {
    std::string out;
    std::copy_if(reading.begin(), reading.end(), std::back_inserter(out),
                 [](char c) { return !is_vowels(std::string_view(&c, 1)); });
    return out;
  };
  return std::any_of(left.readings[a].begin(), left.readings[a].end(), [&](const std::string& x) {
    return std::any_of(right.readings[b].begin(), right.readings[b].end(),
                       [&](const std::string& y) { return consonants(x) == consonants(y); });
  });
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
    make_prior();
    probability_ = prior_;
  }

  void round(int number) {
    if (number == kRoundsOfAllTriples) {
      drop_triples(left_, true);
      drop_triples(right_, false);
    }
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
    for_each_operation([&](std::size_t a, std::size_t b) {
      const double p = probability_[cell(a, b)];
      if (p < kLeastProbability) {
        return;
      }
      AlignmentOperation op;
      op.left = left_.letters[a];
      op.right = right_.letters[b];
      op.left_length = static_cast<std::uint8_t>(left_.length(a));
      op.right_length = static_cast<std::uint8_t>(right_.length(b));
      op.probability = static_cast<float>(p);
      operations.push_back(op);
    });
    return AlignmentTable(operations, 1e-7f);
  }

 private:
  // Where the probability of an operation is: in a matrix, behind it those of the left triples, then of the right ones.
  std::size_t cell(std::size_t a, std::size_t b) const {
    const std::size_t rows = left_.first_triple, columns = right_.first_triple;
    if (a >= rows) {
      return rows * columns + (a - rows) * kSoundLetters + b;
    }
    if (b >= columns) {
      return rows * columns + (left_.letters.size() - rows + b - columns) * kSoundLetters + a;
    }
    return a * columns + b;
  }
  std::size_t cells() const { return cell(0, right_.letters.size()); }

  template <typename F>
  void for_each_operation(F&& visit) const {
    for (std::size_t a = 0; a < left_.letters.size(); ++a) {
      const int m = left_.length(a);
      const std::size_t end = m == 3   ? std::size_t{kSoundLetters}
                              : m == 1 ? right_.letters.size()
                                       : right_.first_triple;
      for (std::size_t b = 0; b < end; ++b) {
        if (AlignmentOperation::possible(m, right_.length(b))) {
          visit(a, b);
        }
      }
    }
  }

  // Keeps of one side's triples the likeliest: most stand for nothing but their letters one by one.
  void drop_triples(const Side& side, bool is_left) {
    const auto at = [&](std::size_t chunk, std::size_t letter) {
      return is_left ? cell(chunk, letter) : cell(letter, chunk);
    };
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t chunk = side.first_triple; chunk < side.letters.size(); ++chunk) {
      double sum = 0;
      for (std::size_t letter = 1; letter < std::size_t{kSoundLetters}; ++letter) {
        sum += probability_[at(chunk, letter)];
      }
      order.emplace_back(-sum, chunk);
    }
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::size_t letter = 1;
           letter < std::size_t{kSoundLetters} && (i >= kMostTriples || -order[i].first < kLeastTriple); ++letter) {
        probability_[at(order[i].second, letter)] = prior_[at(order[i].second, letter)] = 0;
      }
    }
  }

  void make_prior() {
    prior_.assign(cells(), 0.0);
    double total = 0;
    for_each_operation([&](std::size_t a, std::size_t b) {
      const int m = left_.length(a), n = right_.length(b);
      double p = 0;
      if (m + n == 1) {
        p = m ? left_.share[a] * silence(left_, a) : right_.share[b] * silence(right_, b);
      } else {
        // Against what else is there to say, an operation is as likely as its letters sound alike; one that takes
        // more letters must earn it.
        const double earned = m + n == 2 ? 20 : m + n == 3 ? 5 : m == n ? 1 : 0.5;
        double like = likeness(left_, a, right_, b);
        // There are so many triples that what does not sound alike would but explain translations.
        if (m + n == 4 && m != n && (like < kUnlike || (like <= kUnlike && !same_consonants(left_, a, right_, b)))) {
          like = 0;
        }
        p = left_.share[a] * right_.share[b] * like * earned;
      }
      prior_[cell(a, b)] = p;
      total += p;
    });
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
    const std::size_t pair = name[end - 2] * std::size_t{kSoundLetters} + name[end - 1];
    const int chunk =
        length == 2 ? side.pair_chunk[pair] : side.triple_chunk[name[end - 3] * side.pair_chunk.size() + pair];
    known = chunk >= 0;
    return known ? static_cast<std::size_t>(chunk) : 0;
  }

  // Visits the operations that end at (i, j).
  template <typename F>
  void operations_at(const Pair& pair, std::size_t i, std::size_t j, F&& visit) const {
    for (int m = 0; m <= AlignmentOperation::kMostLetters && m <= static_cast<int>(i); ++m) {
      bool known = false;
      const std::size_t a = chunk_of(left_, *pair.left, i, m, known);
      if (!known) {
        continue;
      }
      for (int n = 0; n <= AlignmentOperation::kMostLetters && n <= static_cast<int>(j); ++n) {
        if (!AlignmentOperation::possible(m, n)) {
          continue;
        }
        const std::size_t b = chunk_of(right_, *pair.right, j, n, known);
        if (known && probability_[cell(a, b)] > 0) {
          visit(cell(a, b), i - static_cast<std::size_t>(m), j - static_cast<std::size_t>(n));
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
