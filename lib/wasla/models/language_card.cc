#include "wasla/models/language_card.h"

#include <cstdint>

#include "wasla/models/language_guesser.h"
#include "wasla/text/language_rules.h"

namespace wasla::models {
namespace {

constexpr const char* kAbout = R"(# Language identifier

**Purpose.** Tells the languages of a line apart where letters and function words leave doubt: Arabic, Sorani (ckb),
Badini (kmr-Arab) and Persian among words in Arabic script, English, Kurmanji (kmr) and Turkish among words in Latin
letters. It weighs the readings of names; it never hides one. Other languages are not known to it.

**Method.** fastText 0.9.2, supervised: letter sequences of 2 to 4, 20,000 buckets, 16 dimensions, 8 epochs over 20,000
examples of each language (of Persian and Turkish half as many, of Badini a quarter: they are rarer), whole lines,
halves and fragments of 3 to 8 words; one thread, seed 1. Reckoned out into one table of integers (docs/formats/language.md).

**Made by** `wasla train language`. The same text gives the same bytes.

**Text.** What was given to the command. For the model that ships with Wasla: NTREX-128 (CC BY-SA 4.0) for ar, ckb, en
and kmr; Universal Dependencies Arabic-PUD and English-PUD (CC BY-SA 3.0), English-EWT and Kurmanji-MG (CC BY-SA 4.0);
fa, tr, kmr-Arab and some ckb from `text/` beside this card, written for this project (CC0-1.0). Half of what is Badini
is Kurmanji respelt by rule in Arabic letters. One example in eight is Sorani in the old spelling with heh, or Kurmanji
and Turkish without diacritics.

**Licence of the model that ships:** CC BY-SA 4.0, after its text.

)";

// Per mille, rounded half up, so that no printing of floating point can differ.
std::string percent(std::size_t right, std::size_t all) {
  if (all == 0) {
    return "–";
  }
  const std::size_t mille = (right * 2000 + all) / (2 * all);
  return std::to_string(mille / 10) + '.' + std::to_string(mille % 10) + " %";
}

struct Count {
  std::size_t right = 0, all = 0;
  std::string share() const { return percent(right, all); }
};

// The language of a text of one line by a guesser, and by the model alone.
class Judges {
 public:
  explicit Judges(const LanguageIdentifier& model) : identifier(model), guesser(model) {}

  const LanguageIdentifier& identifier;
  ModelLanguageGuesser guesser;
  text::RuleLanguageGuesser rules;
  text::Tokens tokens;
  std::vector<text::LineLanguages> lines;

  void count(Language language, std::string_view line, Count (&counts)[3]) {
    const auto script = text::is_arabic_script(language) ? text::CharKind::kArabic : text::CharKind::kLatin;
    text::tokenize(line, tokens);
    const auto shares = identifier.probabilities(identifier.read(line, tokens.tokens, script), script);
    const auto by = [&](const text::LanguageGuesser& judge) {
      judge.guess(line, tokens, {}, lines);
      return lines.front().of(script) == language;
    };
    counts[0].right += by(rules);
    counts[1].right += text::leading(shares, script).language == language;
    counts[2].right += by(guesser);
    for (Count& each : counts) {
      ++each.all;
    }
  }
};

}  // namespace

std::string language_card(const LanguageText& text, const LanguageIdentifier& identifier, std::size_t size) {
  std::string card = kAbout;
  card += "**Size.** " + std::to_string(size) + " bytes.\n\n";
  card +=
      "**Quality.** Share of held-out lines (one in ten, chosen by their hash) whose language is right, each a "
      "document "
      "of its own:\nby the rules alone, by the model alone, by both as `ModelLanguageGuesser` joins them. A fragment "
      "is the five words\nin the middle of such a line. Persian, Turkish and Badini lines have the same author as "
      "those trained on.\n\n"
      "| language | trained on lines | held out | lines: rules | model | both | fragments: rules | model | both |\n"
      "|---|---|---|---|---|---|---|---|---|\n";
  Judges judges(identifier);
  for (const auto& [language, training] : text.training) {
    Count lines[3], fragments[3];
    const auto held_out = text.held_out.find(language);
    if (held_out != text.held_out.end()) {
      for (const std::string& line : held_out->second) {
        judges.count(language, line, lines);
        const std::size_t words = count_words(line);
        if (words >= 5) {
          judges.count(language, words_of(line, (words - 5) / 2, 5), fragments);
        }
      }
    }
    card += "| " + std::string(identifier_tag(language)) + " | " + std::to_string(training.size()) + " | " +
            std::to_string(lines[0].all) + " | " + lines[0].share() + " | " + lines[1].share() + " | " +
            lines[2].share() + " | " + fragments[0].share() + " | " + fragments[1].share() + " | " +
            fragments[2].share() + " |\n";
  }
  return card;
}

}  // namespace wasla::models
