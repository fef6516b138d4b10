#include "wasla/models/language_guesser.h"

#include <algorithm>
#include <cmath>

#include "wasla/text/language_rules.h"

namespace wasla::models {
namespace {

using text::CharKind;
using text::LanguageScores;

// From so many points ahead on, the rules are right without help.
constexpr double kSure = 16;
// What one natural logarithm of the model's probability is worth in points of the rules, and the most it may count.
constexpr double kPointsPerLogarithm = 2, kMostPoints = 16;

}  // namespace

Language ModelLanguageGuesser::judge(std::string_view text, std::span<const text::Token> words,
                                     const LanguageScores& rules, CharKind script) const {
  const text::Leader leader = text::leading(rules, script);
  // The model knows none of the languages that are none of ours.
  if (leader.margin >= kSure || (script == CharKind::kLatin && leader.language == Language::kOther && leader.margin > 0)) {
    return leader.language;
  }
  const auto evidence = identifier_.read(text, words, script);
  if (evidence.sequences == 0) {
    return leader.language;
  }
  LanguageScores both = identifier_.scores(evidence, script);
  for (std::size_t i = 0; i < both.size(); ++i) {
    if (std::isfinite(both[i])) {
      both[i] = rules[i] + std::max(kPointsPerLogarithm * both[i], -kMostPoints) + kMostPoints;
    } else {
      both[i] = rules[i];
    }
  }
  return text::leading(both, script).language;
}

void ModelLanguageGuesser::guess(std::string_view text, const text::Tokens& tokens, std::optional<Language> hint,
                                 std::vector<text::LineLanguages>& out) const {
  text::LanguageRules rules(text, tokens, hint);
  // What the document's first words are, for lines too short to tell: the hint knows better.
  text::LineLanguages document = rules.document();
  if (!hint || !text::is_arabic_script(*hint)) {
    document.arabic_script = judge(text, tokens.tokens, rules.document_scores(), CharKind::kArabic);
  }
  if (!hint || text::is_arabic_script(*hint)) {
    document.latin_script = judge(text, tokens.tokens, rules.document_scores(), CharKind::kLatin);
  }
  if (document.arabic_script == Language::kOther) {
    document.arabic_script = rules.document().arabic_script;
  }
  if (document.latin_script == Language::kOther) {
    document.latin_script = rules.document().latin_script;
  }
  rules.set_document(document);
  out.assign(tokens.lines.size(), document);
  for (std::size_t i = 0; i < tokens.lines.size(); ++i) {
    const bool arabic = rules.enough(i, CharKind::kArabic), latin = rules.enough(i, CharKind::kLatin);
    if (!arabic && !latin) {
      continue;
    }
    const LanguageScores scores = rules.line(i);
    if (arabic) {
      out[i].arabic_script = judge(text, rules.words(i), scores, CharKind::kArabic);
    }
    if (latin) {
      out[i].latin_script = judge(text, rules.words(i), scores, CharKind::kLatin);
    }
  }
}

}  // namespace wasla::models
