// Validity of UTF-8, for the readers of plain files. Text to be linked goes through text/, which also repairs it.
#pragma once

#include <cstddef>
#include <string_view>

namespace wasla {

// Byte offset of the first ill-formed sequence (Unicode 3.9, Table 3-7: no overlong forms, no surrogates, nothing
// above U+10FFFF), or npos where all of `text` is well formed.
std::size_t find_invalid_utf8(std::string_view text);

// The code point at byte `position` of well-formed UTF-8; `position` moves behind it.
inline char32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[position + i]); };
  const char32_t lead = byte(0);
  if (lead < 0x80) {
    position += 1;
    return lead;
  }
  const auto tail = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3F); };
  char32_t code_point = 0;
  if (lead < 0xE0) {
    code_point = (lead & 0x1F) << 6 | tail(1);
    position += 2;
  } else if (lead < 0xF0) {
    code_point = (lead & 0x0F) << 12 | tail(1) << 6 | tail(2);
    position += 3;
  } else {
    code_point = (lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3);
    position += 4;
  }
  return code_point;
}

}  // namespace wasla
