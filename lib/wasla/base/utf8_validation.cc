#include "wasla/base/utf8_validation.h"

#include <cstdint>
#include <cstring>

namespace wasla {
namespace {

// Length of the well-formed sequence that starts with the non-ASCII byte at `position`; 0 where there is none.
std::size_t sequence_length(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[position + i]); };
  const auto is_tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const std::size_t rest = text.size() - position;
  const unsigned char lead = byte(0);
  if (lead >= 0xC2 && lead <= 0xDF) {
    return rest >= 2 && is_tail(1) ? 2 : 0;
  }
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (rest < 3 || !is_tail(1) || !is_tail(2) || (lead == 0xE0 && byte(1) < 0xA0) ||
        (lead == 0xED && byte(1) > 0x9F)) {
      return 0;
    }
    return 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (rest < 4 || !is_tail(1) || !is_tail(2) || !is_tail(3) || (lead == 0xF0 && byte(1) < 0x90) ||
        (lead == 0xF4 && byte(1) > 0x8F)) {
      return 0;
    }
    return 4;
  }
  return 0;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    // Eight ASCII bytes at a time: most of a table is IDs.
    while (text.size() - position >= 8) {
      std::uint64_t block = 0;
      std::memcpy(&block, text.data() + position, 8);
      if (block & 0x8080808080808080u) {
        break;
      }
      position += 8;
    }
    if (position == text.size()) {
      break;
    }
    if (static_cast<unsigned char>(text[position]) < 0x80) {
      ++position;
      continue;
    }
    const std::size_t length = sequence_length(text, position);
    if (length == 0) {
      return position;
    }
    position += length;
  }
  return std::string_view::npos;
}

}  // namespace wasla
