#include "wasla/gazetteer/lint/damage.h"

#include <algorithm>
#include <utility>

#include "wasla/base/utf8_validation.h"
#include "wasla/gazetteer/lint/letters.h"

namespace wasla::gazetteer {
namespace {

bool is_ascii_letter(char32_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }
int hex_value(char32_t c) {
  if (is_ascii_digit(c)) {
    return static_cast<int>(c - '0');
  }
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? static_cast<int>((c | 0x20) - 'a') + 10 : -1;
}

// Length of a character reference at `at`; 0 where there is none.
std::size_t reference_length(std::u32string_view name, std::size_t at) {
  if (name[at] != '&') {
    return 0;
  }
  std::size_t end = at + 1;
  const bool numeric = end < name.size() && name[end] == '#';
  end += numeric ? 1 : 0;
  while (end < name.size() && end < at + 12 && (is_ascii_letter(name[end]) || is_ascii_digit(name[end]))) {
    ++end;
  }
  return end < name.size() && name[end] == ';' && end > at + 2 ? end + 1 - at : 0;
}

bool is_tag(std::u32string_view name, std::size_t at) {
  return name[at] == '<' && at + 1 < name.size() && (is_ascii_letter(name[at + 1]) || name[at + 1] == '/') &&
         name.find(U'>', at) != std::u32string_view::npos;
}

bool is_escape(std::u32string_view name, std::size_t at) {
  const auto hex = [&](std::size_t from, std::size_t count) {
    return from + count <= name.size() && std::all_of(name.begin() + static_cast<std::ptrdiff_t>(from),
                                                      name.begin() + static_cast<std::ptrdiff_t>(from + count),
                                                      [](char32_t c) { return hex_value(c) >= 0; });
  };
  return (name[at] == '%' && hex(at + 1, 2)) ||
         (name[at] == '\\' && at + 1 < name.size() && name[at + 1] == 'u' && hex(at + 2, 4));
}

struct Reference {
  std::u32string_view name;
  char32_t character;
};
constexpr Reference kReferences[] = {
    {U"amp", U'&'},        {U"quot", U'"'},       {U"apos", U'\''},      {U"nbsp", U' '},     {U"lt", U'<'},
    {U"gt", U'>'},         {U"zwnj", U'\x200C'},  {U"zwj", U'\x200D'},   {U"lrm", U'\x200E'}, {U"rlm", U'\x200F'},
    {U"rsquo", U'\x2019'}, {U"lsquo", U'\x2018'}, {U"ndash", U'\x2013'}, {U"ecirc", U'ê'},    {U"icirc", U'î'},
    {U"ucirc", U'û'},      {U"ccedil", U'ç'},     {U"ouml", U'ö'},       {U"uuml", U'ü'},     {U"eacute", U'é'},
};

// 0: not known.
char32_t referred(std::u32string_view reference) {  // between & and ;
  if (reference[0] != '#') {
    const auto found = std::find_if(std::begin(kReferences), std::end(kReferences),
                                    [&](const Reference& known) { return known.name == reference; });
    return found == std::end(kReferences) ? 0 : found->character;
  }
  const bool hex = reference.size() > 1 && (reference[1] | 0x20) == 'x';
  std::uint32_t value = 0;
  for (const char32_t c : reference.substr(hex ? 2 : 1)) {
    const int digit = hex_value(c);
    if (digit < 0 || (!hex && digit > 9)) {
      return 0;
    }
    value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
  }
  const bool good = value >= 0x20 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return good ? static_cast<char32_t>(value) : 0;
}

// The characters that windows-1252 has for the bytes 0x80 to 0x9F; 0: none.
constexpr char32_t kWindows1252[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

int byte_of(char32_t c) {
  if (c < 0x100 && (c < 0x80 || c >= 0xA0)) {
    return static_cast<int>(c);
  }
  const auto* const found = std::find(std::begin(kWindows1252), std::end(kWindows1252), c);
  return found == std::end(kWindows1252) ? -1 : static_cast<int>(found - std::begin(kWindows1252)) + 0x80;
}

// What follows the lead byte of a letter of two or three bytes when it was read as windows-1252.
bool is_tail(char32_t c) { return byte_of(c) >= 0x80 && byte_of(c) < 0xC0; }

}  // namespace

std::optional<std::size_t> find_markup(std::u32string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] < 0x80 && (reference_length(name, i) > 0 || is_tag(name, i) || is_escape(name, i))) {
      return i;
    }
  }
  return std::nullopt;
}

std::u32string without_references(std::u32string_view name) {
  std::u32string result;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const std::size_t length = reference_length(name, i);
    const char32_t character = length > 0 ? referred(name.substr(i + 1, length - 2)) : 0;
    if (character != 0) {
      result += character;
      i += length - 1;
    } else {
      result += name[i];
    }
  }
  return result;
}

std::optional<std::size_t> find_mojibake(std::u32string_view name) {
  constexpr std::u32string_view kLeads = U"ØÙÚÛÃÂÄÅÐÑâï";
  for (std::size_t i = 0; i + 1 < name.size(); ++i) {
    const char32_t c = name[i];
    const char32_t next = name[i + 1];
    const bool latin = kLeads.find(c) != std::u32string_view::npos && is_tail(next);
    // ط and ظ are the first bytes of Arabic letters in windows-1256; what follows is mostly no letter.
    const bool arabic = (c == U'ط' || c == U'ظ') && next >= 0x80 && !is_letter_or_digit(next) && byte_of(next) >= 0x80;
    if (latin || arabic || (c == '?' && next == '?')) {
      return i;
    }
  }
  return std::nullopt;
}

std::optional<std::u32string> before_mojibake(std::u32string_view name) {
  std::string bytes;
  bool any = false;
  for (const char32_t c : name) {
    const int byte = byte_of(c);
    if (byte < 0) {
      return std::nullopt;
    }
    any = any || byte >= 0x80;
    bytes += static_cast<char>(byte);
  }
  if (!any || find_invalid_utf8(bytes) != std::string_view::npos) {
    return std::nullopt;
  }
  return to_code_points(bytes);
}

}  // namespace wasla::gazetteer
