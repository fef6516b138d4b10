// The endings that a written word may carry behind a name: Sorani and Kurmanji clitics, and what follows an apostrophe.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

#include "wasla/text/clitics.h"
#include "wasla/text/language.h"
#include "wasla/text/token.h"

namespace wasla::linking {

// Calls visit(stem key, byte at which the ending begins, by apostrophe) for each licensed ending of a token, of whose
// key the first `key_from` bytes are left out. Allocates nothing.
template <typename F>
void for_each_ending(std::string_view text, const text::Tokens& tokens, std::uint32_t i, Language language,
                     std::size_t key_from, F&& visit) {
  const text::Token& token = tokens.tokens[i];
  const auto key = tokens.key(token).subspan(key_from);
  if (token.script == text::CharKind::kLatin && token.flags & text::kApostrophe) {
    // The stem ends before an apostrophe: Iraq's, PDK'ê.
    static constexpr std::string_view kApostrophes[] = {"'", "`", "\u2019", "\u2018", "\u00B4", "\u02BC", "\u2032"};
    for (std::size_t stem = 1; stem < key.size(); ++stem) {
      const std::uint32_t at = tokens.key_offsets[token.key + key_from + stem];
      const std::uint32_t before = tokens.key_offsets[token.key + key_from + stem - 1];
      const std::string_view between = text.substr(before, at - before);
      const bool apostrophe = std::any_of(std::begin(kApostrophes), std::end(kApostrophes), [&](std::string_view a) {
        return between.find(a) != std::string_view::npos;
      });
      if (apostrophe && text::is_detached_ending(key.subspan(stem))) {
        visit(key.first(stem), at, true);
      }
    }
  }
  const bool acronym = token.flags & text::kDotted;
  std::uint16_t stems[text::kMaxEndingCuts];
  int count = 0;
  if (language == Language::kSorani || language == Language::kBadini) {
    count = text::sorani_endings(key, acronym, stems);
  } else if (language == Language::kKurmanji) {
    count = text::kurmanji_endings(key, acronym, stems);
  }
  for (int s = 0; s < count; ++s) {
    visit(key.first(stems[s]), tokens.key_offsets[token.key + key_from + stems[s]], false);
  }
}

}  // namespace wasla::linking
