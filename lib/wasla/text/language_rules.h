// What letters and function words say of the languages of a text: the scores behind RuleLanguageGuesser, for guessers
// that put something beside them (models/language_guesser.h).
//
//   const LanguageRules rules(text, tokens, hint);
//   leading(rules.line(i), CharKind::kArabic).language   // of the Arabic-script words of line i
//
// Keeps views of the text and the tokens, allocates nothing.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "wasla/base/export.h"
#include "wasla/text/language.h"
#include "wasla/text/token.h"

namespace wasla::text {

inline constexpr std::size_t kLanguages = 8;
// Points for each Language (its number is the index); a function word is worth 1 to 4.
using LanguageScores = std::array<double, kLanguages>;

struct Leader {
  Language language = Language::kOther;
  double margin = 0;  // points ahead of the next
};
// Of the languages written in `script`; kOther if none has a point.
WASLA_EXPORT Leader leading(const LanguageScores& scores, CharKind script);

// Takes back the points that `scores` of one line got for letters of capitalised Latin words: Kurdish and Turkish names
// in an English line are no reason to call it Kurmanji.
WASLA_EXPORT void take_back_name_letters(std::string_view text, std::span<const Token> words, LanguageScores& scores);

WASLA_EXPORT bool is_arabic_script(Language language);

class WASLA_EXPORT LanguageRules {
 public:
  // Reads the document; `text` and `tokens` must outlive the rules.
  LanguageRules(std::string_view text, const Tokens& tokens, std::optional<Language> hint);

  // What a line takes that has too few letters to tell; the hint where there is one.
  LineLanguages document() const { return document_; }
  // For guessers that know better.
  void set_document(LineLanguages document) { document_ = document; }
  const LanguageScores& document_scores() const { return document_scores_; }
  // Whether the line has enough letters of the script to be judged by itself.
  bool enough(std::size_t line, CharKind script) const;
  // The line's own evidence and a share for the document's languages.
  LanguageScores line(std::size_t line) const;
  std::span<const Token> words(std::size_t line) const;

 private:
  void add_line(std::size_t line, LanguageScores& scores) const;

  std::string_view text_;
  const Tokens& tokens_;
  LanguageScores document_scores_{};
  LineLanguages document_;
};

}  // namespace wasla::text
