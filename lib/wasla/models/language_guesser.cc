#include "wasla/models/language_guesser.h"

#include <algorithm>
#include <cmath>

#include "wasla/text/language_rules.h"

namespace wasla::models {
namespace {

using text::CharKind;
using text::LanguageScores;

// All by hand, on held-out lines and on news that trained nothing (docs/orthography.md, "Languages"). From so many
// points ahead on, the rules are right without help, which spares the model five lines in six.
constexpr double kSureLine = 8;
// A document has no share of a document's points in its own (LanguageRules::line) and would need four fewer; but the
// letters of a long Badini line alone put Sorani further ahead than that.
constexpr double kSureArabicDocument = 8, kSureLatinDocument = 4;
// What a natural logarithm of the model's probability takes away, and the most it may. As much as a weak function word:
// more, and a Sorani line of names becomes Badini.
constexpr double kPointsPerLogarithm = 1, kMostPoints = 16;
// Badini, Persian and Turkish are the rarer in their scripts; the model was shown them nearly as often as the others.
constexpr double kRarerHandicap = 1;

// So many points of English beside a majority for Kurmanji or Turkish: perhaps it is the names that have the letters.
constexpr double kDisputed = 3;
// Some twelve letters: fewer are a name or two, which belong to no language.
constexpr int kEnoughSequences = 30;

bool is_rarer(Language language) {
  return language == Language::kBadini || language == Language::kPersian || language == Language::kTurkish;
}

}  // namespace

Language ModelLanguageGuesser::judge(std::string_view text, std::span<const text::Token> words, LanguageScores rules,
                                     CharKind script, double sure) const {
  text::Leader leader = text::leading(rules, script);
  if ((leader.language == Language::kKurmanji || leader.language == Language::kTurkish) &&
      rules[static_cast<std::size_t>(Language::kEnglish)] >= kDisputed) {
    text::take_back_name_letters(text, words, rules);
    leader = text::leading(rules, script);
  }
  // The model knows none of the languages that are none of ours.
  const bool foreign = script == CharKind::kLatin && leader.language == Language::kOther && leader.margin > 0;
  if (leader.margin >= sure || foreign) {
    return leader.language;
  }
  const auto evidence = identifier_.read(text, words, script);
  if (evidence.sequences < kEnoughSequences) {
    return leader.language;
  }
  const LanguageScores model = identifier_.scores(evidence, script);
  LanguageScores both = rules;
  for (std::size_t i = 0; i < both.size(); ++i) {
    if (std::isfinite(model[i])) {
      both[i] += kMostPoints + std::max(kPointsPerLogarithm * model[i], -kMostPoints) -
                 (is_rarer(static_cast<Language>(i)) ? kRarerHandicap : 0);
    }
  }
  return text::leading(both, script).language;
}

void ModelLanguageGuesser::guess(std::string_view text, const text::Tokens& tokens, std::optional<Language> hint,
                                 std::vector<text::LineLanguages>& out) const {
  text::LanguageRules rules(text, tokens, hint);
  // Lines too short to tell take the document's language, and the hint knows it best.
  text::LineLanguages document = rules.document();
  const auto improve = [&](CharKind script, Language& language) {
    if (!hint || text::is_arabic_script(*hint) != (script == CharKind::kArabic)) {
      const Language judged = judge(text, tokens.tokens, rules.document_scores(), script,
                                    script == CharKind::kArabic ? kSureArabicDocument : kSureLatinDocument);
      language = judged == Language::kOther ? language : judged;
    }
  };
  improve(CharKind::kArabic, document.arabic_script);
  improve(CharKind::kLatin, document.latin_script);
  rules.set_document(document);
  out.assign(tokens.lines.size(), document);
  if (tokens.lines.size() == 1 && !hint) {
    return;  // the document is the line
  }
  for (std::size_t i = 0; i < tokens.lines.size(); ++i) {
    const bool arabic = rules.enough(i, CharKind::kArabic), latin = rules.enough(i, CharKind::kLatin);
    if (!arabic && !latin) {
      continue;
    }
    const LanguageScores scores = rules.line(i);
    if (arabic) {
      out[i].arabic_script = judge(text, rules.words(i), scores, CharKind::kArabic, kSureLine);
    }
    if (latin) {
      out[i].latin_script = judge(text, rules.words(i), scores, CharKind::kLatin, kSureLine);
    }
  }
}

}  // namespace wasla::models
