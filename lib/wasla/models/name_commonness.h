// How common a name of one word is as a word of its language.
#pragma once

#include <string_view>

#include "wasla/base/export.h"
#include "wasla/models/word_table.h"

namespace wasla::models {

// The class of `name` in the table (0 … kHighestWordClass); 0 for what is not one word of a language with a table.
// Free function; safe from any thread.
WASLA_EXPORT int name_commonness(const WordTable& words, std::string_view lang, std::string_view name);

}  // namespace wasla::models
