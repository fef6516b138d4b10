// AlignmentModel: how likely two spellings are of one name, letter by letter.
//
//   const AlignmentModel model = AlignmentModel::read(bytes, "alignment.tsv");
//   const double together = model.joint(a.letters, a.profile, b.letters, b.profile, scratch);
//   together - model.marginal(a…) - model.marginal(b…);   // log odds: two spellings of one name : two names by chance
//
// A joint model over operations that pair 0-2 letters of one writing system with 0-2 of another (many-to-many
// alignment by EM: Jiampojamarn, Kondrak & Sherif 2007; the pair-HMM is Durbin et al. 1998, ch. 4), one table for each
// pair of folding profiles. The log odds are taken under one table, so that they are
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
  std::array<text::SoundLetter, 2> left{}, right{};
  std::uint8_t left_length = 0, right_length = 0;
  float probability = 0;
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
  static constexpr Chunk kNothing = 0;
  // The chunk of two letters, kNothing if no operation knows it. One letter is its own chunk.
  Chunk left_pair(text::SoundLetter a, text::SoundLetter b) const { return left_pairs_[a * text::kSoundLetters + b]; }
  Chunk right_pair(text::SoundLetter a, text::SoundLetter b) const { return right_pairs_[a * text::kSoundLetters + b]; }
  float probability(Chunk left, Chunk right) const { return matrix_[left * right_chunks_ + right]; }
  const float* row(Chunk left) const { return matrix_.data() + static_cast<std::size_t>(left) * right_chunks_; }

  // Log probability of letters on one side alone.
  double left_marginal(std::span<const text::SoundLetter> letters) const;
  double right_marginal(std::span<const text::SoundLetter> letters) const;

  // None where the table is a view of its dense form.
  std::span<const AlignmentOperation> operations() const { return operations_; }
  float floor() const { return floor_; }

 private:
  struct Storage;
  std::shared_ptr<const Storage> storage_;  // null for a view of bytes that lie elsewhere
  std::span<const AlignmentOperation> operations_;
  float floor_ = 0;
  std::span<const Chunk> left_pairs_, right_pairs_;
  std::size_t left_chunks_ = text::kSoundLetters, right_chunks_ = text::kSoundLetters;
  std::span<const float> matrix_;
  std::span<const float> left_sums_, right_sums_;  // of each chunk over the other side
  double left_silent_ = 0, right_silent_ = 0;      // all operations with nothing on the other side
};

class WASLA_EXPORT AlignmentModel {
 public:
  static constexpr int kPairs = text::kFoldingProfiles * (text::kFoldingProfiles + 1) / 2;
  static int pair(text::FoldingProfile a, text::FoldingProfile b);

  struct Scratch {
    std::vector<float> cells;
    std::vector<AlignmentTable::Chunk> left_pairs, right_pairs;
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
