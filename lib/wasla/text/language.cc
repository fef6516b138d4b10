#include "wasla/text/language.h"

#include "wasla/text/language_rules.h"

namespace wasla {

std::string_view to_string(Language language) {
  switch (language) {
    case Language::kArabic: return "ar";
    case Language::kSorani: return "ckb";
    case Language::kKurmanji: return "kmr";
    case Language::kEnglish: return "en";
    case Language::kBadini: return "kmr-Arab";
    default: return "other";
  }
}

Language parse_language(std::string_view tag) {
  const std::string_view language = tag.substr(0, tag.find('-'));
  if (language == "ar" || language == "arb") return Language::kArabic;
  if (language == "ckb") return tag.find("-Latn") == tag.npos ? Language::kSorani : Language::kKurmanji;
  if (language == "kmr" || language == "ku")
    return tag.find("-Arab") == tag.npos ? Language::kKurmanji : Language::kBadini;
  if (language == "en") return Language::kEnglish;
  if (language == "fa") return Language::kPersian;
  if (language == "tr") return Language::kTurkish;
  return Language::kOther;
}

namespace text {

void RuleLanguageGuesser::guess(std::string_view text, const Tokens& tokens, std::optional<Language> hint,
                                std::vector<LineLanguages>& out) const {
  const LanguageRules rules(text, tokens, hint);
  out.assign(tokens.lines.size(), rules.document());
  for (std::size_t i = 0; i < tokens.lines.size(); ++i) {
    const bool arabic = rules.enough(i, CharKind::kArabic), latin = rules.enough(i, CharKind::kLatin);
    if (arabic || latin) {
      const LanguageScores scores = rules.line(i);
      if (arabic) {
        out[i].arabic_script = leading(scores, CharKind::kArabic).language;
      }
      if (latin) {
        out[i].latin_script = leading(scores, CharKind::kLatin).language;
      }
    }
  }
}

}  // namespace text
}  // namespace wasla
