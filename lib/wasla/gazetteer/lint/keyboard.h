// Letters that another keyboard puts into a name: what each language writes in their place.
#pragma once

#include <string>
#include <string_view>

namespace wasla::gazetteer {

enum class Keyboard { kNone, kArabic, kPersian, kSorani, kKurdishLatin, kTurkish };
Keyboard keyboard_of(std::string_view lang);

// The letter meant by `c`, which is not the language's and looks like it (ي for ی); 0 where `c` is none of these.
char32_t meant_letter(char32_t c, Keyboard keyboard);

// True for a letter that the language does not have and that has no single right form (ة in Sorani, ێ in Arabic).
bool is_foreign_letter(char32_t c, Keyboard keyboard);

// True for a letter that the language has only in names that some write so: پ and گ in Arabic, ص and ط in Sorani, ğ in
// Kurmanji.
bool is_rare_letter(char32_t c, Keyboard keyboard);

// True for letters that no following letter joins, so that a zero-width non-joiner behind them does nothing.
bool ends_a_joined_group(char32_t c);

// Vowel signs of Arabic script, which names in tables go without.
bool is_vowel_sign(char32_t c);

}  // namespace wasla::gazetteer
