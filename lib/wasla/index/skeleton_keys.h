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
#include "wasla/index/edit_distance.h"

namespace wasla::index {

inline constexpr std::size_t kShortestDeletion = 1;  // classes left at least
inline constexpr std::size_t kTwoDeletions = 5;      // classes of a key from which two are deleted

// Edits between one skeleton and many. Of at most 64 classes.
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
    EditDistance<std::uint64_t> edits(length_);
    for (const char c : text) {
      edits.step(places_[static_cast<unsigned char>(c) & 127]);
    }
    return edits.distance();
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
