// Skeletons that are nearly the same: the keys they share with one or two classes deleted (symmetric deletion: Garbe
// 2012), and how many edits are between them. Free functions and an immutable class, safe from any thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "wasla/base/hash.h"

namespace wasla::index {

inline constexpr std::size_t kShortestDeletion = 1;  // classes left at least
inline constexpr std::size_t kTwoDeletions = 5;      // classes of a key from which two are deleted

// Edits between one skeleton and many, all of a row at once (Myers 1999; Hyyro 2003). Of at most 64 classes.
class SkeletonDistance {
 public:
  explicit SkeletonDistance(std::string_view pattern) : length_(std::min<std::size_t>(pattern.size(), 64)) {
    for (std::size_t i = 0; i < length_; ++i) {
      places_[static_cast<unsigned char>(pattern[i]) & 127] |= std::uint64_t{1} << i;
    }
  }
  std::size_t operator()(std::string_view text) const {
    if (length_ == 0) {
      return text.size();
    }
    std::uint64_t plus = ~std::uint64_t{0}, minus = 0;
    std::size_t distance = length_;
    const std::uint64_t last = std::uint64_t{1} << (length_ - 1);
    for (const char c : text) {
      const std::uint64_t equal = places_[static_cast<unsigned char>(c) & 127];
      const std::uint64_t diagonal = (((equal & plus) + plus) ^ plus) | equal | minus;
      std::uint64_t up = minus | ~(diagonal | plus), down = plus & diagonal;
      distance += (up & last) != 0;
      distance -= (down & last) != 0;
      up = up << 1 | 1;
      down <<= 1;
      plus = down | ~(diagonal | up);
      minus = up & diagonal;
    }
    return distance;
  }

 private:
  std::array<std::uint64_t, 128> places_{};
  std::size_t length_;
};

inline std::uint64_t skeleton_hash(std::string_view key) { return hash_bytes(key.data(), key.size()); }

// A key itself and, where enough is left, with one class deleted; of a long one, with two.
template <typename F>
void for_each_deletion(std::string_view key, F&& visit, bool deeper = true) {
  visit(skeleton_hash(key));
  if (key.size() <= kShortestDeletion) {
    return;
  }
  std::string shorter;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (i > 0 && key[i] == key[i - 1]) {
      continue;
    }
    shorter.assign(key.substr(0, i)).append(key.substr(i + 1));
    if (deeper && key.size() >= kTwoDeletions) {
      for_each_deletion(shorter, visit, false);
    } else {
      visit(skeleton_hash(shorter));
    }
  }
}

}  // namespace wasla::index
