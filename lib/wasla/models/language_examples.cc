#include "wasla/models/language_examples.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "wasla/base/error.h"
#include "wasla/base/hash.h"
#include "wasla/models/badini_text.h"
#include "wasla/models/language_features.h"
#include "wasla/text/language_rules.h"

namespace wasla::models {
namespace {

constexpr Language kKnown[] = {Language::kArabic, Language::kSorani,  Language::kKurmanji, Language::kEnglish,
                               Language::kBadini, Language::kPersian, Language::kTurkish};

// Of the examples of the others: what is rarer in the texts we link is shown less often, so that letters which two
// languages share speak for the likelier one.
std::size_t share_of(Language language, std::size_t count) {
  switch (language) {
    case Language::kBadini: return count / 4;
    case Language::kPersian:
    case Language::kTurkish: return count / 2;
    default: return count;
  }
}

constexpr std::uint64_t kHeldOut = 10;  // one line in so many

// SplitMix64: the same numbers everywhere, which the distributions of <random> do not promise.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(mix(state_ += 0x9E3779B97F4A7C15ull) % n); }

 private:
  std::uint64_t state_;
};

struct Replacement {
  std::string_view from, to;
};
// What is typed where a keyboard has no such letters.
constexpr Replacement kPlainLatin[] = {{"ê", "e"}, {"î", "i"}, {"û", "u"}, {"ş", "s"}, {"ç", "c"},
                                       {"ğ", "g"}, {"ı", "i"}, {"ö", "o"}, {"ü", "u"}, {"â", "a"}};
// Sorani before Unicode had its letters: heh and ZWNJ for ە (the ZWNJ is no part of a word).
constexpr Replacement kOldSorani[] = {{"ە", "ه"}, {"ڕ", "ر"}};

void replace(std::string& text, std::span<const Replacement> replacements) {
  for (const Replacement& replacement : replacements) {
    for (std::size_t at = 0; (at = text.find(replacement.from, at)) != text.npos; at += replacement.to.size()) {
      text.replace(at, replacement.from.size(), replacement.to);
    }
  }
}

// A whole line, a half or a fragment.
std::string_view cut(std::string_view line, Draw& draw) {
  const std::size_t words = count_words(line);
  switch (draw.below(6)) {
    case 0: return line;
    case 1: return words_of(line, 0, (words + 1) / 2);
    case 2: return words_of(line, words / 2, words);
    default: {
      const std::size_t length = 3 + draw.below(6);
      return words <= length ? line : words_of(line, draw.below(words - length + 1), length);
    }
  }
}

std::string example(Language language, const std::string& line, Draw& draw) {
  text::Tokens tokens;
  const std::string_view piece = cut(line, draw);
  text::tokenize(piece, tokens);
  std::string words;
  for_each_language_word(piece, tokens.tokens,
                         text::is_arabic_script(language) ? text::CharKind::kArabic : text::CharKind::kLatin,
                         [&](std::string_view word) { (words += ' ') += word; });
  const bool otherwise = draw.below(8) == 0;
  if (otherwise && (language == Language::kKurmanji || language == Language::kTurkish)) {
    replace(words, kPlainLatin);
  } else if (otherwise && language == Language::kSorani) {
    replace(words, kOldSorani);
  }
  return words.empty() ? words : "__label__" + std::string(identifier_tag(language)) + words + '\n';
}

}  // namespace

std::string_view identifier_tag(Language language) {
  return language == Language::kPersian ? "fa" : language == Language::kTurkish ? "tr" : to_string(language);
}

std::size_t count_words(std::string_view line) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    words += line[i] != ' ' && (i == 0 || line[i - 1] == ' ');
  }
  return words;
}

std::string_view words_of(std::string_view line, std::size_t first, std::size_t count) {
  std::size_t begin = line.size(), word = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != ' ' && (i == 0 || line[i - 1] == ' ')) {
      if (word == first) {
        begin = i;
      } else if (word == first + count) {
        return line.substr(begin, i - 1 - begin);
      }
      ++word;
    }
  }
  return line.substr(begin);
}

LanguageText split_language_text(const std::map<std::string, std::string>& texts) {
  LanguageText split;
  for (const auto& [tag, text] : texts) {
    const Language language = parse_language(tag);
    if (std::find(std::begin(kKnown), std::end(kKnown), language) == std::end(kKnown)) {
      throw Error(ErrorKind::kInput, tag + ".txt", 0, "is in a language that the identifier does not tell",
                  "take it out; known are ar, ckb, kmr, kmr-Arab, en, fa and tr");
    }
    for (std::string_view rest = text; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (count_words(line) > 0) {
        const bool held_out = mix(hash_bytes(line.data(), line.size())) % kHeldOut == 0;
        (held_out ? split.held_out : split.training)[language].emplace_back(line);
      }
    }
    if (split.training[language].empty()) {
      throw Error(ErrorKind::kInput, tag + ".txt", 0, "has no lines to train on", "give more text");
    }
  }
  return split;
}

std::string labelled_examples(const LanguageText& text, std::size_t count) {
  std::vector<std::string> examples;
  for (const Language language : kKnown) {
    const auto own = text.training.find(language);
    std::vector<std::string> made;
    if (const auto kurmanji = text.training.find(Language::kKurmanji);
        language == Language::kBadini && kurmanji != text.training.end()) {
      for (const std::string& line : kurmanji->second) {
        made.push_back(badini_text(line));
      }
    }
    static const std::vector<std::string> kNone;
    const std::vector<std::string>& lines = own == text.training.end() ? kNone : own->second;
    if (lines.empty() && made.empty()) {
      continue;
    }
    Draw draw(static_cast<std::uint64_t>(language));
    const std::size_t examples_of_it = share_of(language, count);
    for (std::size_t i = 0; i < examples_of_it; ++i) {
      const auto& from = lines.empty() || (!made.empty() && i % 2) ? made : lines;
      std::string line = example(language, from[(made.empty() ? i : i / 2) % from.size()], draw);
      if (!line.empty()) {
        examples.push_back(std::move(line));
      }
    }
  }
  Draw draw(~0ull);
  for (std::size_t i = examples.size(); i > 1; --i) {
    std::swap(examples[i - 1], examples[draw.below(i)]);
  }
  std::string all;
  for (const std::string& line : examples) {
    all += line;
  }
  return all;
}

}  // namespace wasla::models
