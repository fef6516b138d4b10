// Languages of a text, line by line.
//
// A line (paragraph) has one language for its Arabic-script words and one for its Latin words, so that a Latin acronym
// in a Sorani sentence is not taken for Sorani. LanguageGuesser is the interface; RuleLanguageGuesser judges by
// letters and function words (docs/orthography.md, "Languages"). A trained model can be put in its place by linking.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/text/token.h"

namespace wasla {

enum class Language : std::uint8_t { kOther, kArabic, kSorani, kKurmanji, kEnglish, kBadini, kPersian, kTurkish };

// BCP 47: "ar", "ckb", "kmr", "en", "kmr-Arab"; Persian, Turkish and all else are "other".
WASLA_EXPORT std::string_view to_string(Language language);
// From a BCP 47 tag; "ku" counts as Kurmanji, "fa" and "tr" are known.
WASLA_EXPORT Language parse_language(std::string_view tag);

namespace text {

struct LineLanguages {
  Language arabic_script = Language::kOther;
  Language latin_script = Language::kOther;
  Language of(CharKind script) const {
    return script == CharKind::kArabic ? arabic_script : script == CharKind::kLatin ? latin_script : Language::kOther;
  }
};

// The language of a token's line, in its script.
inline Language language_at(const std::vector<LineLanguages>& lines, const Token& token) {
  return token.line < lines.size() ? lines[token.line].of(token.script) : Language::kOther;
}

class WASLA_EXPORT LanguageGuesser {
 public:
  virtual ~LanguageGuesser() = default;
  // Fills one element per line of `tokens`. `hint`: the document's language if the caller knows it. Must be safe to
  // call from several threads at once.
  virtual void guess(std::string_view text, const Tokens& tokens, std::optional<Language> hint,
                     std::vector<LineLanguages>& out) const = 0;
};

class WASLA_EXPORT RuleLanguageGuesser final : public LanguageGuesser {
 public:
  void guess(std::string_view text, const Tokens& tokens, std::optional<Language> hint,
             std::vector<LineLanguages>& out) const override;
};

}  // namespace text
}  // namespace wasla
