// The stems that are left of a word when affixes that common words take are cut off, fewest affixes first.
//
//   for_each_stem(Language::kEnglish, key, [](const Stem& stem) { return known(stem.key); });   // true: enough
//
// Unlike text/clitics.h, which proposes what may stand around a name, this also knows what only words take (English
// -ing, Arabic pronouns). Free functions without state; the stem's bytes live until the visitor returns.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "wasla/text/character.h"
#include "wasla/text/clitics.h"
#include "wasla/text/language.h"
#include "wasla/text/token.h"

namespace wasla::models {

struct Stem {
  std::span<const std::uint8_t> key;
  int affixes;   // how many were cut off
  bool nominal;  // one of them is seldom put on a name: an article, an indefinite, a plural, a pronoun
};

namespace internal {

using Key = std::span<const std::uint8_t>;
inline constexpr std::size_t kShortestWordStem = 3;

inline bool ends_with(Key key, std::span<const std::uint8_t> ending) {
  return key.size() >= ending.size() && std::equal(ending.begin(), ending.end(), key.end() - ending.size());
}

// A key with letters put before or behind.
class KeyBuffer {
 public:
  Key join(Key before, Key behind) {
    const std::size_t first = std::min(before.size(), bytes_.size());
    const std::size_t second = std::min(behind.size(), bytes_.size() - first);
    std::copy_n(before.begin(), first, bytes_.begin());
    std::copy_n(behind.begin(), second, bytes_.begin() + first);
    return {bytes_.data(), first + second};
  }

 private:
  std::array<std::uint8_t, 128> bytes_;
};

// Plurals and pronouns behind an Arabic word.
template <typename Visitor>
bool arabic_suffix_stems(Key key, int affixes, Visitor&& visit) {
  using text::kAlef, text::kHeh, text::kKaf, text::kMeem, text::kNoon, text::kTeh, text::kWaw, text::kYeh;
  struct Suffix {
    std::array<std::uint8_t, 3> letters;
    std::uint8_t length;
    bool nominal;  // one that ends many names (Rana, Hamdan, Hussein) says nothing
  };
  static constexpr Suffix kSuffixes[] = {
      {{kHeh}, 1, false},        {{kKaf}, 1, false},         {{kHeh, kAlef}, 2, true},       {{kHeh, kMeem}, 2, true},
      {{kNoon, kAlef}, 2, true}, {{kKaf, kMeem}, 2, true},   {{kAlef, kTeh}, 2, true},       {{kWaw, kNoon}, 2, false},
      {{kYeh, kNoon}, 2, false}, {{kAlef, kNoon}, 2, false}, {{kHeh, kMeem, kAlef}, 3, true}};
  for (const Suffix& suffix : kSuffixes) {
    const std::size_t shortest = suffix.length == 1 ? kShortestWordStem + 1 : kShortestWordStem;
    if (key.size() >= suffix.length + shortest && ends_with(key, {suffix.letters.data(), suffix.length}) &&
        visit(Stem{key.first(key.size() - suffix.length), affixes, suffix.nominal})) {
      return true;
    }
  }
  return false;
}

template <typename Visitor>
bool arabic_stems(Key key, Visitor&& visit) {
  std::array<text::ProcliticCut, text::kMaxProcliticCuts> cuts;
  const int found = text::arabic_proclitics(key, cuts.data());
  KeyBuffer buffer;
  auto stem_of = [&](const text::ProcliticCut& cut) {
    const Key rest = key.subspan(cut.from);
    return cut.prepended_length ? buffer.join({cut.prepended.data(), cut.prepended_length}, rest) : rest;
  };
  auto affixes_of = [&](const text::ProcliticCut& cut) {
    // Each letter before the word is a proclitic, the two of an article are one; the second of لل is the article.
    const bool written_out = cut.article_dropped && key[cut.from - 2] == text::kAlef;
    return written_out ? cut.from - 1 : static_cast<int>(cut.from);
  };
  std::stable_sort(cuts.begin(), cuts.begin() + found,
                   [&](const auto& a, const auto& b) { return affixes_of(a) < affixes_of(b); });
  for (int i = 0; i < found; ++i) {
    if (visit(Stem{stem_of(cuts[i]), affixes_of(cuts[i]), cuts[i].article_dropped})) {
      return true;
    }
  }
  if (arabic_suffix_stems(key, 1, visit)) {
    return true;
  }
  for (int i = 0; i < found; ++i) {
    if (arabic_suffix_stems(stem_of(cuts[i]), affixes_of(cuts[i]) + 1, visit)) {
      return true;
    }
  }
  return false;
}

template <typename Visitor>
bool sorani_ending_stems(Key key, int affixes, Visitor&& visit) {
  std::array<std::uint16_t, text::kMaxEndingCuts> lengths;
  const int found = text::sorani_endings(key, false, lengths.data());
  for (int i = 0; i < found; ++i) {
    const Key ending = key.subspan(lengths[i]);
    const bool nominal =
        ending.size() >= 2 && (ending[0] == text::kHeh || ending[0] == text::kYeh) && ending[1] == text::kKaf;
    // So short a stem may begin anything.
    const int doubt = lengths[i] <= kShortestWordStem;
    if (visit(Stem{key.first(lengths[i]), affixes + doubt, nominal})) {
      return true;
    }
  }
  return false;
}

template <typename Visitor>
bool sorani_stems(Key key, Visitor&& visit) {
  std::array<text::ProcliticCut, text::kMaxProcliticCuts> cuts;
  if (sorani_ending_stems(key, 1, visit)) {
    return true;
  }
  const int found = text::sorani_proclitics(key, cuts.data());
  for (int i = 0; i < found; ++i) {
    if (visit(Stem{key.subspan(cuts[i].from), 1, false}) || sorani_ending_stems(key.subspan(cuts[i].from), 2, visit)) {
      return true;
    }
  }
  return false;
}

template <typename Visitor>
bool kurmanji_stems(Key key, Visitor&& visit) {
  std::array<std::uint16_t, text::kMaxEndingCuts> lengths;
  const int found = text::kurmanji_endings(key, false, lengths.data());
  for (int i = 0; i < found; ++i) {
    const std::string_view ending(reinterpret_cast<const char*>(key.data()) + lengths[i], key.size() - lengths[i]);
    const bool nominal = ending.starts_with("ek") || ending.starts_with("yek") || ending == "an" || ending == "en";
    if (visit(Stem{key.first(lengths[i]), 1, nominal})) {
      return true;
    }
  }
  return false;
}

template <typename Visitor>
bool english_stems(Key key, Visitor&& visit) {
  struct Ending {
    std::string_view cut, put;  // what is cut off and what the word had in its place
  };
  static constexpr Ending kEndings[] = {{"s", ""},    {"ies", "y"}, {"es", ""},  {"d", ""},
                                        {"ied", "y"}, {"ed", ""},   {"ing", ""}, {"ing", "e"}};
  const std::string_view word(reinterpret_cast<const char*>(key.data()), key.size());
  KeyBuffer buffer;
  for (const Ending& ending : kEndings) {
    if (word.size() < ending.cut.size() + kShortestWordStem || !word.ends_with(ending.cut) ||
        (ending.cut == "s" && word.ends_with("ss")) || (ending.cut == "d" && !word.ends_with("ed"))) {
      continue;
    }
    Key stem = key.first(key.size() - ending.cut.size());
    if (!ending.put.empty()) {
      stem = buffer.join(stem, {reinterpret_cast<const std::uint8_t*>(ending.put.data()), ending.put.size()});
    }
    if (visit(Stem{stem, 1, true})) {
      return true;
    }
  }
  return false;
}

// True if the rules for a key's ends (text::key_hash) leave a stem of one letter: ايو would be و.
inline bool wears_away(Key key) {
  auto is_vowel = [](std::uint8_t k) {
    return k == text::kAlef || k == text::kWaw || k == text::kYeh || k == text::kHeh;
  };
  while (key.size() >= 2 && (key[0] == text::kAlef || key[0] == text::kYeh) && is_vowel(key[1])) {
    key = key.subspan(1);
  }
  return key.size() < 2;
}

}  // namespace internal

// Calls `visitor` until it returns true; says whether it did.
template <typename Visitor>
bool for_each_stem(Language language, std::span<const std::uint8_t> key, Visitor&& visitor) {
  auto visit = [&](const Stem& stem) { return !internal::wears_away(stem.key) && visitor(stem); };
  switch (language) {
    case Language::kArabic: return internal::arabic_stems(key, visit);
    case Language::kSorani: return internal::sorani_stems(key, visit);
    case Language::kKurmanji: return internal::kurmanji_stems(key, visit);
    case Language::kEnglish: return internal::english_stems(key, visit);
    default: return false;
  }
}

// The class that a word's stems give it; `class_of` gives that of a whole word by its key hash, -1 for one unknown.
// The first stem that is known decides, also if it is a name: what is left of ببغداد behind a further cut means
// nothing.
template <typename ClassOf>
int class_by_stems(Language language, std::span<const std::uint8_t> key, ClassOf&& class_of) {
  int found = 0;
  for_each_stem(language, key, [&](const Stem& stem) {
    const int stem_class = class_of(text::key_hash(stem.key));
    found = std::max(0, stem_class - stem.affixes);
    return stem_class >= 0;
  });
  return found;
}

}  // namespace wasla::models
