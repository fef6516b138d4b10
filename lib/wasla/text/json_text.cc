#include "wasla/text/json_text.h"

#include <charconv>
#include <cmath>

#include "wasla/text/utf8.h"

namespace wasla {
namespace {

void append_escape(char32_t c, std::string& out) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) {
    out += kHex[c >> shift & 0xF];
  }
}

void append_character(const text::CodePoint& c, std::string_view bytes, std::string& out) {
  switch (c.value) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
      if (c.value < 0x20 || c.value == 0x7F || c.value == 0x85 || c.value == 0x2028 || c.value == 0x2029) {
        append_escape(c.value, out);
      } else if (c.well_formed) {
        out += bytes;
      } else {
        text::append_utf8(text::kReplacement, out);
      }
  }
}

}  // namespace

void append_json_string(std::string_view text, std::string& out) {
  out += '"';
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const text::CodePoint c = text::decode(p, end);
    append_character(c, {p, c.length}, out);
    p += c.length;
  }
  out += '"';
}

void append_decimal(double value, std::string& out) {
  if (!std::isfinite(value) || std::abs(value) < 0.00005) {
    value = 0;  // and never "-0.0"
  }
  char digits[400];
  char* last = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 4).ptr;
  while (last[-1] == '0' && last[-2] != '.') {
    --last;
  }
  out.append(digits, last);
}

void append_number(std::uint64_t value, std::string& out) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

}  // namespace wasla
