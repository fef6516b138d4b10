// WordVectors: words as vectors of small whole numbers, so that spellings of one name lie near one another; and the
// vectors of names, which are made of their words'. Dot products are of integers: the same on every machine.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "wasla/base/export.h"

namespace wasla::models {

// A word in its neutral form (text/neutral_form.h) and as it is written, folded. One of them is looked up.
struct WordForms {
  std::string_view neutral, written;
};

// Vectors have this length, or are all zero where nothing is known.
inline constexpr double kVectorLength = 256;

class WASLA_EXPORT WordVectors {
 public:
  virtual ~WordVectors() = default;
  virtual std::size_t dimensions() const = 0;
  // Writes the vector of a word into `out`, which has as many places as there are dimensions. Safe from any thread.
  virtual void embed(WordForms word, std::span<std::int8_t> out) const = 0;
};

// Brings `sums` to the length kVectorLength.
WASLA_EXPORT void scale_vector(std::span<const std::int32_t> sums, std::span<std::int8_t> out);
// Adds `scale` times the row to the sums.
WASLA_EXPORT void add_scaled(std::span<std::int32_t> sums, std::span<const std::int8_t> row, std::int32_t scale);
WASLA_EXPORT std::int32_t dot_product(std::span<const std::int8_t> a, std::span<const std::int8_t> b);
// Whether anything is known of what a vector stands for.
inline bool is_known(std::span<const std::int8_t> vector) {
  return std::any_of(vector.begin(), vector.end(), [](std::int8_t v) { return v != 0; });
}
// The cosine of two vectors of that length, but for their rounding: -1 … 1; 0 where one is all zero.
inline double cosine(std::span<const std::int8_t> a, std::span<const std::int8_t> b) {
  return dot_product(a, b) / (kVectorLength * kVectorLength);
}

}  // namespace wasla::models
