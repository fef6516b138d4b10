// Pieces: words of neutral forms cut into pieces that many names share; an immutable view of bytes in the format of
// docs/formats/pieces.md.
//
//   const auto pieces = Pieces::open(bytes);          // bytes must outlive it
//   std::vector<std::uint32_t> numbers;
//   pieces.segment("qasm slimani", numbers);          // "_qas" "m" "_sl" "imani", by number
//
// The pieces and their scores are those of SentencePiece's unigram model (piece_trainer.h), and so is the way of
// cutting: of all ways the likeliest (Viterbi). Nothing of SentencePiece is needed here. Opening looks at the header
// only; damage behind it gives other pieces and nothing worse. Safe from any number of threads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wasla/base/export.h"

namespace wasla::models {

class WASLA_EXPORT Pieces {
 public:
  static constexpr std::size_t kLongest = 16;          // bytes of a piece
  static constexpr char kWordMark = '_';               // before the first letter of a word
  static constexpr std::uint32_t kUnknown = 1u << 31;  // for letters that no piece has
  static constexpr std::size_t kLongestText = 512;     // bytes; what is behind is not cut

  // Throws Error(kModel) where the bytes are no model, of another version or cut short.
  static Pieces open(std::string_view bytes);
  // … and keeps the bytes.
  static std::shared_ptr<const Pieces> own(std::string bytes);

  std::uint32_t size() const { return count_; }
  std::string_view piece(std::uint32_t number) const;

  // Words separated by one space. Replaces `out`. Letters without a piece of their own are one kUnknown a run.
  void segment(std::string_view neutral, std::vector<std::uint32_t>& out) const;

 private:
  Pieces() = default;
  float score(std::uint32_t number) const;

  std::string_view records_;
  std::uint32_t count_ = 0;
  float unknown_score_ = 0;
};

// The bytes of a model, for those who make one: pieces of 1 to kLongest bytes, in any order, and their scores.
WASLA_EXPORT std::string encode_pieces(std::vector<std::pair<std::string, float>> pieces);

}  // namespace wasla::models
