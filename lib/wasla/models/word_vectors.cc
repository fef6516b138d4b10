#include "wasla/models/word_vectors.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

// Compiled twice; the machine says which to take. Whole numbers: both answer the same.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define WASLA_FOR_WIDER_VECTORS __attribute__((target_clones("avx2", "default")))
#else
#define WASLA_FOR_WIDER_VECTORS
#endif

namespace wasla::models {
namespace {

WASLA_FOR_WIDER_VECTORS
std::int32_t sum_of_products(const std::int8_t* a, const std::int8_t* b, std::size_t count) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    sum += static_cast<std::int32_t>(a[i]) * b[i];
  }
  return sum;
}

WASLA_FOR_WIDER_VECTORS
void add_products(std::int32_t* sums, const std::int8_t* row, std::int32_t scale, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    sums[i] += scale * row[i];
  }
}

}  // namespace

void scale_vector(std::span<const std::int32_t> sums, std::span<std::int8_t> out) {
  // Cut to 22 bits, so that the sum of squares is a whole number that double holds exactly: root and quotient are then
  // alike on every machine.
  std::int64_t most = 0;
  for (const std::int64_t sum : sums) {
    most = std::max(most, std::abs(sum));
  }
  int bits = 0;
  while (most >> bits >= 1 << 22) {
    ++bits;
  }
  std::int64_t squares = 0;
  for (const std::int32_t sum : sums) {
    squares += static_cast<std::int64_t>(sum >> bits) * (sum >> bits);
  }
  const double factor = squares > 0 ? kVectorLength / std::sqrt(static_cast<double>(squares)) : 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double value = std::clamp(static_cast<double>(sums[i] >> bits) * factor, -127.0, 127.0);
    out[i] = static_cast<std::int8_t>(value < 0 ? value - 0.5 : value + 0.5);  // rounds, halves away from 0
  }
}

std::int32_t dot_product(std::span<const std::int8_t> a, std::span<const std::int8_t> b) {
  return sum_of_products(a.data(), b.data(), std::min(a.size(), b.size()));
}

void add_scaled(std::span<std::int32_t> sums, std::span<const std::int8_t> row, std::int32_t scale) {
  add_products(sums.data(), row.data(), scale, std::min(sums.size(), row.size()));
}

}  // namespace wasla::models
