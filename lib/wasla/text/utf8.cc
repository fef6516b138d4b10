#include "wasla/text/utf8.h"

namespace wasla::text {
namespace internal {

// Table 3-7 of the Unicode Standard: the second byte has a narrower range after E0, ED, F0 and F4.
CodePoint decode_multibyte(const unsigned char* p, const unsigned char* end) {
  const unsigned char lead = p[0];
  int extra;
  unsigned char low = 0x80, high = 0xBF;
  char32_t value;
  if (lead >= 0xC2 && lead <= 0xDF) {
    extra = 1;
    value = lead & 0x1F;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    extra = 2;
    value = lead & 0x0F;
    low = lead == 0xE0 ? 0xA0 : 0x80;
    high = lead == 0xED ? 0x9F : 0xBF;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    extra = 3;
    value = lead & 0x07;
    low = lead == 0xF0 ? 0x90 : 0x80;
    high = lead == 0xF4 ? 0x8F : 0xBF;
  } else {
    return {kReplacement, 1, false};
  }
  for (int i = 1; i <= extra; ++i) {
    if (p + i >= end || p[i] < low || p[i] > high) {
      return {kReplacement, static_cast<std::uint8_t>(i), false};
    }
    value = value << 6 | (p[i] & 0x3F);
    low = 0x80;
    high = 0xBF;
  }
  return {value, static_cast<std::uint8_t>(extra + 1), true};
}

}  // namespace internal

void append_utf8(char32_t c, std::string& out) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::size_t find_ill_formed(std::string_view text) {
  const char* p = text.data();
  const char* end = p + text.size();
  while (p < end) {
    const CodePoint c = decode(p, end);
    if (!c.well_formed) {
      return static_cast<std::size_t>(p - text.data());
    }
    p += c.length;
  }
  return std::string_view::npos;
}

std::string replace_ill_formed(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  const char* p = text.data();
  const char* end = p + text.size();
  while (p < end) {
    const CodePoint c = decode(p, end);
    if (c.well_formed) {
      out.append(p, c.length);
    } else {
      append_utf8(kReplacement, out);
    }
    p += c.length;
  }
  return out;
}

}  // namespace wasla::text
