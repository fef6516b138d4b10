// The lines that the language identifier is trained on: labelled examples out of running text (language_trainer.h).
//
//   const LanguageText text = split_language_text(read_text_folders(folders));
//   text.held_out.at(Language::kSorani)     // lines kept for measuring
//   labelled_examples(text, 20000)          // "__label__ckb word word …\n", as fastText reads them
//
// Deterministic: what is drawn depends on the text alone.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/text/language.h"

namespace wasla::models {

struct LanguageText {
  std::map<Language, std::vector<std::string>> training, held_out;
};

// BCP 47, also for the neighbours that to_string() calls "other".
WASLA_EXPORT std::string_view identifier_tag(Language language);

// Throws Error(kInput) for a language that the identifier does not tell or a text without lines.
WASLA_EXPORT LanguageText split_language_text(const std::map<std::string, std::string>& texts);

// `count` examples of each language, mixed.
WASLA_EXPORT std::string labelled_examples(const LanguageText& text, std::size_t count);

// Words [first, first + count) of a line, cut at spaces.
WASLA_EXPORT std::string_view words_of(std::string_view line, std::size_t first, std::size_t count);
WASLA_EXPORT std::size_t count_words(std::string_view line);

}  // namespace wasla::models
