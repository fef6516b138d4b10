// Spelling of one name: what its language's letters say against it, and the same name put right.
//
// Free functions, no state. Text is well-formed UTF-8 (the reader of tables lets nothing else through).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/name.h"

namespace wasla::gazetteer {

enum class Writing : std::uint8_t { kAny, kArabic, kLatin };
// The script that names in a language (BCP 47 tag) are written in; kAny for what we do not know.
Writing writing_of(std::string_view lang);

struct SpellingFault {
  std::string_view rule;
  std::size_t offset = 0;  // code points from the beginning of the name
  std::string message;
  std::string remedy;
};

// All that is wrong with the letters and signs of `name`, one fault a rule, in order of the rules.
std::vector<SpellingFault> spelling_faults(std::string_view name, std::string_view lang, NameKind kind);

// `name` with all put right that has one right form: letters of another keyboard, tatweel, presentation forms, marks,
// invisible characters, spaces, apostrophes, character references, digits. The same again for what comes out.
WASLA_EXPORT std::string put_right(std::string_view name, std::string_view lang);

}  // namespace wasla::gazetteer
