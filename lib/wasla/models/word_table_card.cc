#include "wasla/models/word_table_card.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <set>
#include <vector>

#include "wasla/models/word_table.h"
#include "wasla/text/token.h"

namespace wasla::models {
namespace {

constexpr std::string_view kPurpose =
    R"(# Common words

Tells common words from names in Arabic (ar), Sorani (ckb), Kurmanji (kmr) and English (en), so that a common word is
not taken for an unseen spelling of a name. `words.bin` holds a class from 0 (no known word, or a name and nothing else)
to 15 (among the commonest) for each word; from 4 on a word is common. Format: docs/formats/words.md. How the classes
are estimated: lib/wasla/models/word_table_trainer.h.

## Data and licence
The table that Wasla ships is licensed CC BY-SA 4.0, as it is made from
- text: NTREX-128 (Microsoft, CC BY-SA 4.0) in Arabic, Sorani, Kurmanji and English; Universal Dependencies: English EWT
  sources and Kurmanji MG (CC BY-SA 4.0), Arabic and English PUD (CC BY-SA 3.0);
- word lists: FrequencyWords by Hermit Dave (OpenSubtitles 2018, 50,000 words each of Arabic and English, CC BY-SA 4.0);
  KurdishHunspell by Sina Ahmadi (dictionary headwords of Sorani and Kurmanji, CC BY-SA 4.0);
- names, as evidence against: this project's gazetteers (CC0-1.0); name words of NETransliteration-COLING2018 (CC0-1.0),
  google/transliteration (Apache-2.0) and palestine-datasets (Unlicense).

A table made from other sources has the licence that these ask for.

## Command
    wasla train words --text DIR --word-lists DIR --names FILE GAZETTEER...

The same sources give the same bytes.
)";

constexpr std::string_view kHeldOut = R"(
Held out for the shipped table: news, textbooks and essays under non-commercial licences (InterdialectCorpus, KTC,
SaudiNewsNet, UD English GUM), which are only measured on, and KurdishHunspell's proper names, many of which are words
as well. The constants of the estimate were chosen with an eye on these figures.

The gazetteers' names were learnt from. A table made without the names of half of their entities takes for common, of
the one-word labels of the other half that no list has: ar 13.3 % of 686, ckb 10.5 % of 813, kmr 10.8 % of 765, en 9.9 %
of 779. Of these 91, 85, 83 and 77 labels, 76, 59, 47 and 77 stand in that table as they are, many of them places that
texts and subtitles name (Alaska, Russia); the others look like a word with affixes.
)";

std::string percent(std::size_t part, std::size_t of) {
  if (!of) {
    return "–";
  }
  char text[32];
  std::snprintf(text, sizeof text, "%.1f %%", 100.0 * static_cast<double>(part) / static_cast<double>(of));
  return text;
}

bool is_of_script(Language language, text::CharKind script) {
  const bool latin = language == Language::kKurmanji || language == Language::kEnglish;
  return script == (latin ? text::CharKind::kLatin : text::CharKind::kArabic);
}

class Measure {
 public:
  Measure(const WordTable& table, Language language) : table_(table), language_(language) {}

  std::string running(const std::map<std::string, std::string>& texts) {
    std::size_t words = 0, common = 0;
    if (const auto text = texts.find(std::string(to_string(language_))); text != texts.end()) {
      text::tokenize(text->second, tokens_);
      for (const text::Token& token : tokens_.tokens) {
        if (is_of_script(language_, token.script)) {
          ++words;
          common += is_common(token);
        }
      }
    }
    return percent(common, words) + " of " + std::to_string(words);
  }

  // Names of one word; `wanted` says which of them.
  template <typename Wanted>
  std::string names(const std::vector<KnownName>& names, Wanted&& wanted) {
    std::set<std::string_view> seen;
    std::size_t count = 0, common = 0;
    for (const KnownName& name : names) {
      if (parse_language(name.lang) != language_) {
        continue;
      }
      text::tokenize(name.text, tokens_);
      if (tokens_.tokens.size() == 1 && is_of_script(language_, tokens_.tokens[0].script) &&
          wanted(name, text::key_hash(tokens_.key(tokens_.tokens[0]))) && seen.insert(name.text).second) {
        ++count;
        common += is_common(tokens_.tokens[0]);
      }
    }
    return percent(common, count) + " of " + std::to_string(count);
  }

 private:
  bool is_common(const text::Token& token) const {
    return table_.commonness(language_, tokens_.key(token)) >= kCommonWord;
  }

  const WordTable& table_;
  Language language_;
  text::Tokens tokens_;
};

std::set<std::uint64_t> headwords(const std::vector<ListedWord>& words, Language language) {
  std::set<std::uint64_t> hashes;
  text::Tokens tokens;
  for (const ListedWord& word : words) {
    if (word.language == language && !word.count) {
      text::tokenize(word.word, tokens);
      if (tokens.tokens.size() == 1) {
        hashes.insert(text::key_hash(tokens.key(tokens.tokens[0])));
      }
    }
  }
  return hashes;
}

}  // namespace

std::string word_table_card(const WordTableSources& sources, std::string_view bytes) {
  const WordTable table = WordTable::open(bytes);
  std::string card(kPurpose);
  card +=
      "\n## Quality\n"
      "The share of running words that are common should be high (names are no words, so never all), that of names "
      "low.\n"
      "\n"
      "| language | running words, learnt from | running words, held out | one-word names of the gazetteers that need "
      "no "
      "support | one-word names, held out | of these no headword of the dictionary |\n"
      "|---|---|---|---|---|---|\n";
  for (Language language : {Language::kArabic, Language::kSorani, Language::kKurmanji, Language::kEnglish}) {
    Measure measure(table, language);
    const std::set<std::uint64_t> words = headwords(sources.words, language);
    auto any = [](const KnownName&, std::uint64_t) { return true; };
    card += "| " + std::string(to_string(language)) + " | " + measure.running(sources.texts) + " | " +
            measure.running(sources.held_out_texts) + " | " +
            measure.names(sources.names, [](const KnownName& name, std::uint64_t) { return name.unambiguous; }) +
            " | " + measure.names(sources.held_out_names, any) + " | " +
            measure.names(sources.held_out_names,
                          [&](const KnownName&, std::uint64_t hash) { return !words.contains(hash); }) +
            " |\n";
  }
  card += kHeldOut;
  card += "\n## Size\n" + std::to_string(table.size()) + " words in " + std::to_string(bytes.size()) + " bytes.\n";
  return card;
}

}  // namespace wasla::models
