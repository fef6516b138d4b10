// Letters of the scripts we lint, as code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace wasla::gazetteer {

enum class LetterScript : std::uint8_t { kNone, kArabic, kLatin, kOther };
LetterScript letter_script(char32_t c);

bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_letter_or_digit(char32_t c);  // also the marks that stand on a letter
bool is_mark(char32_t c);             // vowel signs and other combining marks
bool is_wide_space(char32_t c);       // a space other than U+0020
// 0: no digit; else U+0030, U+0660 or U+06F0, where its row of digits begins.
char32_t digit_row(char32_t c);

std::u32string to_code_points(std::string_view utf8);
std::string to_utf8(std::u32string_view text);
// Canonical composition, and the compatibility form of one character.
std::u32string composed(std::u32string_view text);
std::u32string compatible(char32_t c);

// The Latin letter that looks like this Cyrillic or Greek one; 0 where there is none.
char32_t latin_twin(char32_t c);

}  // namespace wasla::gazetteer
