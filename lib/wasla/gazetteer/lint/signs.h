// Signs in a name that are no letters: punctuation, brackets, quotation marks; letter case; what is no name at all.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/gazetteer/lint/keyboard.h"
#include "wasla/gazetteer/name.h"

namespace wasla::gazetteer {

struct SignFault {
  std::string_view rule;
  std::size_t offset = 0;  // code points
  std::string message;     // without the name
  std::string remedy;
};
// `noun_first`: names of the language begin with a common noun in small letters (parêzgeha Mardînê).
std::vector<SignFault> sign_faults(std::u32string_view name, bool latin, bool noun_first, NameKind kind);

// A number, a web address, an e-mail address, a Wikidata ID, a placeholder like "unknown".
bool is_no_name(std::u32string_view name);

// A shape of a letter, ligature or full-width form, which NFKC makes a plain letter.
bool is_presentation_form(char32_t c);

// Whether the zero-width joiner or non-joiner at `at` does something there.
bool is_joiner_in_place(std::u32string_view name, std::size_t at, Keyboard keyboard);

bool is_apostrophe_twin(char32_t c);  // ’ ‘ ` ´ for '
bool is_quotation_mark(char32_t c);
bool is_bracket(char32_t c);
// A sign that never ends a name: comma, semicolon, colon, question mark, dash, slash …
bool is_stray_ending(char32_t c);

}  // namespace wasla::gazetteer
