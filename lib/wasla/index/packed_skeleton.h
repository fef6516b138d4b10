// PackedSkeleton: a skeleton (text/neutral_form.h) in one word of the machine, five bits a class, the first class
// lowest.
//
// What is beyond the twelfth class is cut. Free functions without state; nothing is allocated.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "wasla/base/hash.h"
#include "wasla/index/edit_distance.h"

namespace wasla::index {

using PackedSkeleton = std::uint64_t;  // 0: none

inline constexpr int kClassBits = 5;
inline constexpr std::size_t kMostClasses = 12;
inline constexpr PackedSkeleton kClassMask = (PackedSkeleton{1} << kClassBits) - 1;

// Sixteen classes and ten digits.
constexpr PackedSkeleton class_code(char c) {
  constexpr std::string_view kClasses = "BTSZJXKFRLMNHAWY0123456789";
  return static_cast<PackedSkeleton>(kClasses.find(c) + 1);
}

constexpr PackedSkeleton pack(std::string_view skeleton) {
  PackedSkeleton packed = 0;
  for (std::size_t i = 0; i < skeleton.size() && i < kMostClasses; ++i) {
    packed |= class_code(skeleton[i]) << (kClassBits * static_cast<int>(i));
  }
  return packed;
}

constexpr std::size_t classes(PackedSkeleton s) {
  return (static_cast<std::size_t>(std::bit_width(s)) + kClassBits - 1) / kClassBits;
}

// Two words written together.
constexpr PackedSkeleton joined(PackedSkeleton a, PackedSkeleton b) {
  const std::size_t length = classes(a);
  constexpr PackedSkeleton kAll = (PackedSkeleton{1} << (kClassBits * kMostClasses)) - 1;
  return length >= kMostClasses ? a : (a | b << (kClassBits * static_cast<int>(length))) & kAll;
}

// At most one class more, less or other.
constexpr bool within_one_edit(PackedSkeleton a, PackedSkeleton b) {
  if (a == b) {
    return true;
  }
  const int place = std::countr_zero(a ^ b) / kClassBits * kClassBits;
  const PackedSkeleton rest_a = a >> place, rest_b = b >> place;
  return rest_a >> kClassBits == rest_b >> kClassBits || rest_a >> kClassBits == rest_b ||
         rest_a == rest_b >> kClassBits;
}

// The sounds of a neutral form, packed in the same way: vowels only as a, i (e, y) and u (o, w), doubled ones once.
constexpr PackedSkeleton pack_sounds(std::string_view neutral) {
  constexpr std::string_view kSounds = "bptdszcCjSxGqkgfvrlmnh'aiueyow";
  PackedSkeleton packed = 0, previous = 0;
  int place = 0;
  for (std::size_t i = 0; i < neutral.size() && place < kClassBits * static_cast<int>(kMostClasses); ++i) {
    const char sound = neutral[i];
    const char plain = sound == 'e' || sound == 'y' ? 'i' : sound == 'o' || sound == 'w' ? 'u' : sound;
    const std::size_t found = kSounds.find(plain);
    const PackedSkeleton code = found == std::string_view::npos ? kClassMask : found + 1;
    if (sound != ' ' && code != previous) {
      packed |= code << place;
      place += kClassBits;
    }
    previous = code;
  }
  return packed;
}

// Edits between one packed form and many.
class PackedDistance {
 public:
  explicit PackedDistance(PackedSkeleton pattern) : length_(classes(pattern)) {
    for (std::size_t i = 0; i < length_; ++i, pattern >>= kClassBits) {
      places_[pattern & kClassMask] |= std::uint16_t{1} << i;
    }
  }
  std::size_t operator()(PackedSkeleton other) const {
    if (length_ == 0) {
      return classes(other);
    }
    EditDistance<std::uint32_t> edits(length_);
    for (; other; other >>= kClassBits) {
      edits.step(places_[other & kClassMask]);
    }
    return edits.distance();
  }
  std::size_t length() const { return length_; }

 private:
  std::array<std::uint16_t, 32> places_{};
  std::size_t length_;
};

inline std::uint64_t skeleton_key(PackedSkeleton s) { return mix(s); }

// Calls visit(skeleton) for each that lacks one class of `s`.
template <typename F>
void for_each_shorter(PackedSkeleton s, F&& visit) {
  const std::size_t length = classes(s);
  PackedSkeleton previous = ~PackedSkeleton{0};
  for (std::size_t i = 0; i < length; ++i) {
    const int place = kClassBits * static_cast<int>(i);
    const PackedSkeleton low = (PackedSkeleton{1} << place) - 1;
    const PackedSkeleton shorter = (s & low) | ((s >> kClassBits) & ~low);
    if (shorter != previous) {  // of two of a kind either
      visit(shorter);
    }
    previous = shorter;
  }
}

}  // namespace wasla::index
