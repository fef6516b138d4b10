// UTF-8 reading with replacement: one call reads one code point and never fails.
//
// Ill-formed input yields U+FFFD for each maximal subpart (Unicode 15, chapter 3.9, "U+FFFD Substitution of Maximal
// Subparts"), so positions in the input stay true. No state, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "wasla/base/export.h"

namespace wasla::text {

inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value = 0;
  std::uint8_t length = 1;  // bytes read, 1 … 4; never 0
  bool well_formed = true;
};

namespace internal {
WASLA_EXPORT CodePoint decode_multibyte(const unsigned char* p, const unsigned char* end);
}

// Reads the code point at `p`; `p < end` must hold.
inline CodePoint decode(const char* p, const char* end) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(p);
  if (bytes[0] < 0x80) {
    return {bytes[0], 1, true};
  }
  // Two bytes: all Arabic and accented Latin letters.
  if (bytes[0] >= 0xC2 && bytes[0] < 0xE0 && end - p >= 2 && (bytes[1] & 0xC0) == 0x80) {
    return {static_cast<char32_t>((bytes[0] & 0x1F) << 6 | (bytes[1] & 0x3F)), 2, true};
  }
  return internal::decode_multibyte(bytes, reinterpret_cast<const unsigned char*>(end));
}

WASLA_EXPORT void append_utf8(char32_t code_point, std::string& out);

// Byte offset of the first ill-formed sequence, or npos.
WASLA_EXPORT std::size_t find_ill_formed(std::string_view text);

// The text with every maximal ill-formed subpart replaced by U+FFFD.
WASLA_EXPORT std::string replace_ill_formed(std::string_view text);

}  // namespace wasla::text
