#include "wasla/models/word_vectors.h"

#include <algorithm>
#include <cmath>

namespace wasla::models {

void scale_vector(std::span<const std::int64_t> sums, std::span<std::int8_t> out) {
  // Cut to 22 bits, so that the sum of squares is a whole number that double holds exactly: root and quotient are then
  // alike on every machine.
  std::int64_t most = 0;
  for (const std::int64_t sum : sums) {
    most = std::max(most, sum < 0 ? -sum : sum);
  }
  std::int64_t divisor = 1;
  while (most / divisor >= std::int64_t{1} << 22) {
    divisor *= 2;
  }
  std::int64_t squares = 0;
  for (const std::int64_t sum : sums) {
    squares += (sum / divisor) * (sum / divisor);
  }
  const double length = std::sqrt(static_cast<double>(squares));
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double value = squares > 0 ? static_cast<double>(sums[i] / divisor) * kVectorLength / length : 0;
    out[i] = static_cast<std::int8_t>(std::clamp(std::nearbyint(value), -127.0, 127.0));
  }
}

std::int32_t dot_product(std::span<const std::int8_t> a, std::span<const std::int8_t> b) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sum += static_cast<std::int32_t>(a[i]) * b[i];
  }
  return sum;
}

double cosine(std::span<const std::int8_t> a, std::span<const std::int8_t> b) {
  const double lengths = static_cast<double>(dot_product(a, a)) * dot_product(b, b);
  return lengths > 0 ? dot_product(a, b) / std::sqrt(lengths) : 0;
}

}  // namespace wasla::models
