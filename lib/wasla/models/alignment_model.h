// AlignmentModel: how likely two spellings are of one name, letter by letter.
//
//   const AlignmentModel model = AlignmentModel::read(bytes, "alignment.tsv");
//   const double together = model.joint(a.letters, a.profile, b.letters, b.profile, scratch);
//   together - model.marginal(a…) - model.marginal(b…);   // log odds: two spellings of one name : two names by chance
//
// A joint model over operations that pair 0-2 letters of one writing system with 0-2 of another, or one with three
// (many-to-many alignment by EM: Jiampojamarn, Kondrak & Sherif 2007; the pair-HMM is Durbin et al. 1998, ch. 4), one
// table for each pair of folding profiles. The log odds are taken under one table, so that they are
// comparable between names of any length. Spellings carry their boundaries, so an operation can know that a word
// begins or ends. Immutable after reading; safe from any thread with a Scratch each. File: docs/formats/alignment.md.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/text/spelling.h"

namespace wasla::models {

inline constexpr const char* kAlignmentFile = "alignment.tsv";

// The names of the writing systems in files: arabic, sorani, kurmanji, latin.
WASLA_EXPORT std::string_view profile_name(text::FoldingProfile profile);
WASLA_EXPORT std::optional<text::FoldingProfile> profile_of(std::string_view name);

// Letters of the lower profile against letters of the higher (in the order of text::FoldingProfile).
struct AlignmentOperation {
  static constexpr int kMostLetters = 3;
  std::array<text::SoundLetter, kMostLetters> left{}, right{};
  std::uint8_t left_length = 0, right_length = 0;
  float probability = 0;

  // Whether so many letters can stand for so many: two at most, but one for three; nothing for one.
  static constexpr bool possible(int left, int right) {
    return left + right == 1 || (left > 0 && right > 0 && left + right <= 4);
  }
};

// One pair of profiles, its probabilities in a dense matrix over chunks (nothing, a letter, a listed pair of letters).
class WASLA_EXPORT AlignmentTable {
 public:
  AlignmentTable();
  // Operations that are not listed have none, but for one letter against one or none, which have `floor`.
  AlignmentTable(std::span<const AlignmentOperation> operations, float floor);
  // A view of what dense() wrote, taken off the front of `bytes`, which must outlive the table. Throws Error(kModel).
  static AlignmentTable open(std::string_view& bytes);
  std::string dense() const;

  using Chunk = std::uint16_t;
  using Triple = std::uint16_t;
  static constexpr Chunk kNothing = 0;

  // What is known of either side. One letter is its own chunk. Triples have numbers of their own, from 1, for they
  // stand against single letters only: in the matrix they would be rows of nothing.
  struct Side {
    std::span<const Chunk> pairs;     // by two letters
    std::span<const Triple> triples;  // by the chunk of the first two letters (the lowest begin a triple), the third
    std::span<const float> sums;      // of each chunk over the other side, then of each triple
    std::span<const float> triple_matrix;  // by triple, one letter of the other side
    std::size_t chunks = text::kSoundLetters, triple_count = 1;
    double silent = 0;  // all operations with nothing on the other side

    // The chunk of two letters, kNothing if no operation knows it.
    Chunk pair(text::SoundLetter a, text::SoundLetter b) const { return pairs[a * text::kSoundLetters + b]; }
    // The triple of the pair's two letters and another, 0 if no operation knows it.
    Triple triple(Chunk pair, text::SoundLetter c) const {
      const std::size_t at = (std::size_t{pair} - text::kSoundLetters) * text::kSoundLetters + c;  // huge for no pair
      return at < triples.size() ? triples[at] : Triple{0};
    }
    // Its probabilities by the letter on the other side.
    const float* row(Triple triple) const {
      return triple_matrix.data() + static_cast<std::size_t>(triple) * text::kSoundLetters;
    }
  };
  const Side& left() const { return left_; }
  const Side& right() const { return right_; }
  float probability(Chunk left, Chunk right) const { return matrix_[left * right_.chunks + right]; }
  const float* row(Chunk left) const { return matrix_.data() + static_cast<std::size_t>(left) * right_.chunks; }

  // Log probability of letters on one side alone.
  double left_marginal(std::span<const text::SoundLetter> letters) const;
  double right_marginal(std::span<const text::SoundLetter> letters) const;

  // None where the table is a view of its dense form.
  std::span<const AlignmentOperation> operations() const { return operations_; }
  float floor() const { return floor_; }

 private:
  void find_silent();

  struct Storage;
  std::shared_ptr<const Storage> storage_;  // null for a view of bytes that lie elsewhere
  std::span<const AlignmentOperation> operations_;
  float floor_ = 0;
  Side left_, right_;
  std::span<const float> matrix_;
};

class WASLA_EXPORT AlignmentModel {
 public:
  static constexpr int kPairs = text::kFoldingProfiles * (text::kFoldingProfiles + 1) / 2;
  static int pair(text::FoldingProfile a, text::FoldingProfile b);

  struct Scratch {
    std::vector<float> cells;
    std::vector<AlignmentTable::Chunk> right_pairs;
    std::vector<AlignmentTable::Triple> right_triples;
  };
  struct Step {  // of the likeliest alignment; letters of a and of b
    std::uint16_t a_begin, a_end, b_begin, b_end;
    float probability;
  };

  AlignmentModel();
  // Throws Error(kModel) naming `file` and the line.
  static AlignmentModel read(std::string_view bytes, const std::string& file);
  std::string write() const;
  // The same as tables ready for use, for an index: open() costs the same for any size and takes a view of `bytes`,
  // which must outlive the model; damage in them gives wrong odds and no crash. Throws Error(kModel).
  static AlignmentModel open(std::string_view bytes);
  std::string dense() const;

  const AlignmentTable& table(int pair) const { return tables_[static_cast<std::size_t>(pair)]; }
  void set_table(int pair, AlignmentTable table) { tables_[static_cast<std::size_t>(pair)] = std::move(table); }

  // Log P(letters) as a spelling of `own` seen beside one of `other`.
  double marginal(std::span<const text::SoundLetter> letters, text::FoldingProfile own,
                  text::FoldingProfile other) const;
  // Log P(a, b).
  double joint(std::span<const text::SoundLetter> a, text::FoldingProfile a_profile,
               std::span<const text::SoundLetter> b, text::FoldingProfile b_profile, Scratch& scratch) const;
  std::vector<Step> align(std::span<const text::SoundLetter> a, text::FoldingProfile a_profile,
                          std::span<const text::SoundLetter> b, text::FoldingProfile b_profile) const;

 private:
  std::array<AlignmentTable, kPairs> tables_;
};

}  // namespace wasla::models
