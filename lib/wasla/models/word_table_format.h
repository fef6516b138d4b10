// The bytes of a word table (docs/formats/words.md): where a word stands, and what stands there.
//
// Shared by the reader (word_table.cc) and the writer (word_table_trainer.cc). Free functions, no state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "wasla/base/hash.h"
#include "wasla/text/language.h"

namespace wasla::models {

inline constexpr std::string_view kWordTableMagic = "WASLAWRD";
inline constexpr std::uint32_t kWordTableVersion = 1;
// Magic 8, version 4, slots 4, longest probe 4, entries 4, XXH3-64 of these 24 bytes 8.
inline constexpr std::size_t kWordTableHeader = 32;
inline constexpr std::size_t kWordSlot = 4;

struct WordPlace {
  std::uint32_t slot;
  std::uint32_t tag;  // shifted left by the bits of the class, never 0
};

// The language is part of the hash: one table holds all of them, and none finds another's words.
inline WordPlace word_place(Language language, std::uint64_t key_hash, std::uint32_t slots) {
  const std::uint64_t h = mix(key_hash ^ (static_cast<std::uint64_t>(language) << 56));
  const auto slot = static_cast<std::uint32_t>((h >> 32) * slots >> 32);
  const auto tag = static_cast<std::uint32_t>(h << 4);
  return {slot, tag ? tag : 1u << 4};
}

inline std::uint32_t read_u32(const char* p) {
  std::uint32_t value = 0;
  for (int i = 3; i >= 0; --i) {
    value = value << 8 | static_cast<unsigned char>(p[i]);
  }
  return value;
}

}  // namespace wasla::models
