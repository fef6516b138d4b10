// The letter sequences of a word as fastText hashes them (Dictionary::computeSubwords): `shortest` to `longest` code
// points of "<word>", but no marker alone; FNV-1a of 32 bits over the bytes, each widened with its sign.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace wasla::models {

inline constexpr std::size_t kLongestSequenceWord = 120;  // bytes; a longer word is cut

template <typename F>
void for_each_letter_sequence(std::string_view word, std::uint32_t shortest, std::uint32_t longest, F&& visit) {
  char marked[kLongestSequenceWord + 2];
  const std::size_t length = word.size() < kLongestSequenceWord ? word.size() : kLongestSequenceWord;
  marked[0] = '<';
  std::memcpy(marked + 1, word.data(), length);
  marked[length + 1] = '>';
  const std::size_t size = length + 2;
  const auto continues = [&marked](std::size_t i) { return (marked[i] & 0xC0) == 0x80; };
  for (std::size_t i = 0; i < size; ++i) {
    if (continues(i)) {
      continue;
    }
    std::uint32_t hash = 2166136261u;
    std::size_t j = i;
    for (std::uint32_t n = 1; j < size && n <= longest; ++n) {
      do {
        hash ^= static_cast<std::uint32_t>(static_cast<std::int32_t>(static_cast<signed char>(marked[j++])));
        hash *= 16777619u;
      } while (j < size && continues(j));
      if (n >= shortest && !(n == 1 && (i == 0 || j == size))) {
        visit(hash);
      }
    }
  }
}

}  // namespace wasla::models
