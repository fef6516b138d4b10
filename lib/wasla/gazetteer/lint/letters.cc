#include "wasla/gazetteer/lint/letters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "wasla/base/utf8_validation.h"
#include "wasla/text/utf8.h"

namespace wasla::gazetteer {
namespace {

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

std::u32string normalized(const icu::Normalizer2* form, std::u32string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString in = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                                              static_cast<std::int32_t>(text.size()));
  const icu::UnicodeString out = form ? form->normalize(in, error) : in;
  if (U_FAILURE(error)) {
    return std::u32string(text);
  }
  std::u32string result;
  for (std::int32_t i = 0; i < out.length(); i = out.moveIndex32(i, 1)) {
    result += static_cast<char32_t>(out.char32At(i));
  }
  return result;
}

struct Twin {
  char32_t foreign, latin;
};
// Sorted by the foreign letter.
constexpr Twin kTwins[] = {
    {0x0391, 'A'}, {0x0392, 'B'}, {0x0395, 'E'}, {0x0396, 'Z'}, {0x0397, 'H'}, {0x0399, 'I'}, {0x039A, 'K'},
    {0x039C, 'M'}, {0x039D, 'N'}, {0x039F, 'O'}, {0x03A1, 'P'}, {0x03A4, 'T'}, {0x03A5, 'Y'}, {0x03A7, 'X'},
    {0x03B9, 'i'}, {0x03BD, 'v'}, {0x03BF, 'o'}, {0x03C1, 'p'}, {0x0405, 'S'}, {0x0406, 'I'}, {0x0408, 'J'},
    {0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'}, {0x041A, 'K'}, {0x041C, 'M'}, {0x041D, 'H'}, {0x041E, 'O'},
    {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'}, {0x0423, 'Y'}, {0x0425, 'X'}, {0x0430, 'a'}, {0x0435, 'e'},
    {0x043A, 'k'}, {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'}, {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'},
    {0x0456, 'i'}, {0x0458, 'j'}, {0x04BB, 'h'}, {0x0501, 'd'}, {0x051B, 'q'}, {0x051D, 'w'},
};

}  // namespace

LetterScript letter_script(char32_t c) {
  if (c < 0x80) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? LetterScript::kLatin : LetterScript::kNone;
  }
  if (!u_isalpha(icu(c))) {
    return LetterScript::kNone;
  }
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(icu(c), &error)) {
    case USCRIPT_ARABIC: return LetterScript::kArabic;
    case USCRIPT_LATIN: return LetterScript::kLatin;
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED: return LetterScript::kNone;  // modifier letters: ʿayn and hamza
    default: return LetterScript::kOther;
  }
}

bool is_upper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(icu(c)); }
bool is_lower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(icu(c)); }
bool is_mark(char32_t c) { return c >= 0x300 && (U_GET_GC_MASK(icu(c)) & U_GC_M_MASK) != 0; }
bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) {
    return letter_script(c) != LetterScript::kNone || (c >= '0' && c <= '9');
  }
  return u_isalnum(icu(c)) || is_mark(c);
}
bool is_wide_space(char32_t c) { return c != ' ' && (U_GET_GC_MASK(icu(c)) & U_GC_ZS_MASK) != 0; }

char32_t digit_row(char32_t c) {
  for (const char32_t zero : {U'0', U'\x0660', U'\x06F0'}) {
    if (c >= zero && c <= zero + 9) {
      return zero;
    }
  }
  return 0;
}

std::u32string to_code_points(std::string_view utf8) {
  std::u32string text;
  text.reserve(utf8.size());
  for (std::size_t position = 0; position < utf8.size();) {
    text += next_code_point(utf8, position);
  }
  return text;
}

std::string to_utf8(std::u32string_view text) {
  std::string utf8;
  for (const char32_t c : text) {
    text::append_utf8(c, utf8);
  }
  return utf8;
}

std::u32string composed(std::u32string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  return normalized(icu::Normalizer2::getNFCInstance(error), text);
}

std::u32string compatible(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  return normalized(icu::Normalizer2::getNFKCInstance(error), std::u32string_view(&c, 1));
}

char32_t latin_twin(char32_t c) {
  const auto found = std::lower_bound(std::begin(kTwins), std::end(kTwins), c,
                                      [](const Twin& twin, char32_t wanted) { return twin.foreign < wanted; });
  return found != std::end(kTwins) && found->foreign == c ? found->latin : 0;
}

}  // namespace wasla::gazetteer
