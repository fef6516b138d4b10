// What the language identifier sees of a text, in training and in use alike: the words of one script as short, evenly
// written strings.
//
//   for_each_language_word(text, tokens.tokens, text::CharKind::kArabic, [&](std::string_view word) { … });
//
// A word is in lower case; marks, ZWNJ and tatweel are gone; the Arabic and Persian yeh and kaf are one, since
// keyboards decide which is typed. Where a line has enough other words, capitalised ones are left out: names say little
// about the language around them. Free functions without state, no allocation.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

#include "wasla/base/export.h"
#include "wasla/text/token.h"

namespace wasla::models {

// A longer word is cut: no language needs more to be known.
inline constexpr std::size_t kLongestLanguageWord = 96;  // bytes
// Words of a line beyond this are not read, so that a long line costs no more than a short one.
inline constexpr std::size_t kMostLanguageWords = 32;
// So many words that are not capitalised make the capitalised ones needless.
inline constexpr std::size_t kEnoughPlainWords = 3;

struct LanguageWord {
  char bytes[kLongestLanguageWord + 4];
  std::size_t length = 0;
  std::string_view view() const { return {bytes, length}; }
};

WASLA_EXPORT void read_language_word(std::string_view word, LanguageWord& out);

template <typename F>
void for_each_language_word(std::string_view text, std::span<const text::Token> tokens, text::CharKind script, F&& f) {
  const auto is_plain = [](const text::Token& token) { return !(token.flags & text::kCapital); };
  std::size_t plain = 0;
  for (std::size_t i = 0; i < tokens.size() && plain < kEnoughPlainWords; ++i) {
    plain += tokens[i].script == script && is_plain(tokens[i]);
  }
  std::size_t words = 0;
  LanguageWord word;
  for (const text::Token& token : tokens) {
    if (token.script != script || (plain >= kEnoughPlainWords && !is_plain(token))) {
      continue;
    }
    if (++words > kMostLanguageWords) {
      return;
    }
    read_language_word(text.substr(token.begin, token.end - token.begin), word);
    if (word.length) {
      f(word.view());
    }
  }
}

}  // namespace wasla::models
