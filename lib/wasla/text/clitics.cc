#include "wasla/text/clitics.h"

#include <algorithm>
#include <string_view>

namespace wasla::text {
namespace {

struct EndingState {
  std::uint16_t first_edge;
  std::uint8_t edges;
  bool accepts;
};
struct EndingEdge {
  std::uint8_t letter;
  std::uint16_t to;
};
#include "wasla/text/ending_automata.inc"

// A word must keep this many key letters when something is cut off.
constexpr std::size_t kShortestStem = 3;
constexpr std::size_t kShortestHead = 2;  // of a name of several words
constexpr std::size_t kShortestStemBeforeOneLetter = 4;
constexpr std::size_t kShortestAcronym = 2;

int endings(std::span<const std::uint8_t> key, const EndingState* states, const EndingEdge* edges, std::uint16_t start,
            std::size_t shortest, std::size_t shortest_before_one, std::uint16_t* stem_lengths) {
  int found = 0;
  std::uint16_t state = start;
  for (std::size_t stem = key.size(); stem-- > shortest && found < kMaxEndingCuts;) {
    const EndingState& s = states[state];
    const EndingEdge* first = edges + s.first_edge;
    const EndingEdge* edge =
        std::find_if(first, first + s.edges, [&](const EndingEdge& e) { return e.letter == key[stem]; });
    if (edge == first + s.edges) {
      break;
    }
    state = edge->to;
    if (states[state].accepts && (key.size() - stem > 1 || stem >= shortest_before_one)) {
      stem_lengths[found++] = static_cast<std::uint16_t>(stem);
    }
  }
  return found;
}

}  // namespace

int arabic_proclitics(std::span<const std::uint8_t> key, ProcliticCut* out, bool short_rests) {
  int found = 0;
  auto add = [&](std::size_t from, std::size_t name_from, std::initializer_list<std::uint8_t> prepended, bool dropped) {
    const std::size_t rest = key.size() - std::min(from, key.size()) + prepended.size();
    const bool short_rest = rest == kShortestHead && prepended.size() == 0 && short_rests;
    if ((rest < kShortestStem && !short_rest) || found == kMaxProcliticCuts || from >= key.size()) {
      return;
    }
    ProcliticCut& cut = out[found++];
    cut = {static_cast<std::uint8_t>(from), static_cast<std::uint8_t>(name_from), {}, 0, dropped, short_rest};
    for (std::uint8_t letter : prepended) {
      cut.prepended[cut.prepended_length++] = letter;
    }
  };
  const std::size_t conjunction = !key.empty() && (key[0] == kWaw || key[0] == kFeh) ? 1 : 0;
  for (std::size_t first = 0; first <= conjunction; ++first) {
    if (first) {
      add(first, first, {}, false);
    }
    for (std::size_t at = first; at <= first + 1 && at < key.size(); ++at) {
      if (at > first && key[first] != kBeh && key[first] != kKaf && key[first] != kLam) {
        break;
      }
      if (at > first) {
        add(at, at, {}, false);
        if (key[first] == kLam && key[at] == kLam) {
          // لل: the article's alef is not written; the name begins behind the first lam.
          add(at, at, {kAlef}, false);
          add(at, at, {kAlef, kLam}, false);
          add(at + 1, at, {}, true);
        }
      }
      if (at + 2 < key.size() && key[at] == kAlef && key[at + 1] == kLam) {
        add(at + 2, at, {}, true);
      }
    }
  }
  return found;
}

int sorani_proclitics(std::span<const std::uint8_t> key, ProcliticCut* out) {
  int found = 0;
  if (key.size() >= 2 + kShortestStemBeforeOneLetter && (key[0] == kLam || key[0] == kBeh) && key[1] == kHeh) {
    out[found++] = {2, 2, {}, 0, false};
  }
  if (key.size() >= 1 + kShortestStemBeforeOneLetter && key[0] == kWaw) {
    out[found++] = {1, 1, {}, 0, false};
  }
  return found;
}

int sorani_endings(std::span<const std::uint8_t> key, bool acronym, std::uint16_t* stem_lengths) {
  return endings(key, kSoraniStates, kSoraniEdges, kSoraniStart, acronym ? kShortestAcronym : kShortestStem,
                 acronym ? kShortestAcronym : kShortestStemBeforeOneLetter, stem_lengths);
}

int kurmanji_endings(std::span<const std::uint8_t> key, bool acronym, std::uint16_t* stem_lengths) {
  const std::size_t shortest = acronym ? kShortestAcronym : kShortestStem;
  return endings(key, kKurmanjiStates, kKurmanjiEdges, kKurmanjiStart, shortest, shortest, stem_lengths);
}

bool is_detached_ending(std::span<const std::uint8_t> key) {
  if (key.empty() || key.size() > 7) {
    return false;
  }
  const std::string_view text(reinterpret_cast<const char*>(key.data()), key.size());
  static constexpr std::string_view kOther[] = {
      // English
      "s",
      // Turkish case, possessive and copula endings with their vowel harmony, as keys
      "in", "un", "nin", "nun", "yi", "yu", "i", "u", "ni", "nu", "te", "ta", "den", "dan", "ten", "tan", "nde", "nda",
      "ne", "na", "le", "la", "yle", "yla", "deki", "daki", "teki", "taki", "li", "lu", "ci", "cu", "ler", "lar", "dir",
      "dur", "tir",
      // Kurmanji beyond the automaton: gentilics on foreign names
      "yan", "iyan", "iyen", "ine", "inan", "eyi", "iti", "tir"};
  if (std::find(std::begin(kOther), std::end(kOther), text) != std::end(kOther)) {
    return true;
  }
  std::uint16_t state = kKurmanjiStart;
  const EndingState* states = kKurmanjiStates;
  const EndingEdge* edges = kKurmanjiEdges;
  const bool arabic = key[0] >= kArabicKeyBase;
  if (arabic) {
    state = kSoraniStart;
    states = kSoraniStates;
    edges = kSoraniEdges;
  }
  for (std::size_t i = key.size(); i-- > 0;) {
    const EndingEdge* first = edges + states[state].first_edge;
    const EndingEdge* last = first + states[state].edges;
    const EndingEdge* edge = std::find_if(first, last, [&](const EndingEdge& e) { return e.letter == key[i]; });
    if (edge == last) {
      return false;
    }
    state = edge->to;
  }
  return states[state].accepts;
}

bool makes_another_word(std::span<const char32_t> ending, std::span<const char32_t> stem, bool place,
                        bool takes_plural) {
  if (ending.empty() || stem.empty()) {
    return false;
  }
  const char32_t before = stem.back();
  auto starts = [&](std::u32string_view prefix) {
    return ending.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), ending.begin());
  };
  auto is = [&](std::u32string_view whole) { return ending.size() == whole.size() && starts(whole); };
  if (character(before).kind != CharKind::kArabic) {
    // The postpositions are de, re, ve; dê and rê are other words' ends (Perwerdê, Bakurê).
    if (is(U"dê") || is(U"rê") || is(U"vê")) {
      return true;
    }
    // A single place or person has no plural and no indefinite: Nîsan, Beşek, Mario.
    if (!takes_plural && (is(U"an") || is(U"ên") || is(U"en") || is(U"o") || starts(U"ek") || starts(U"ove"))) {
      return true;
    }
    return place && (is(U"î") || is(U"yî") || starts(U"iy") || starts(U"îy") || starts(U"'iy"));
  }
  for (std::u32string_view rare : {U"\u0645", U"\u062A", U"\u06CC\u0645", U"\u06CC\u062A", U"\u0646", U"\u06CC\u0646",
                                   U"\u0645\u0627\u0646", U"\u0627\u0646\u0646", U"\u0627\u0646\u06CC\u0646"}) {
    if (is(rare)) {
      return true;
    }
  }
  // A single place or person has no plural and no indefinite: باب + ان, موسڵ + مان.
  if (!takes_plural && (starts(U"\u0627\u0646") || starts(U"\u06CE\u06A9") || starts(U"\u0627\u0646\u06CE"))) {
    return true;
  }
  // With the definite plural behind ی it can only be the adjective; a name has it without.
  if (starts(U"\u06CC\u06D5\u06A9") || starts(U"\u06CC\u06CC")) {
    return true;
  }
  if (!place) {
    return false;
  }
  // After a vowel letter ی is the ezafe (تورکیای); after a consonant it may be either, and the demonym is the more
  // frequent by far with countries.
  const bool vowel = before == U'ا' || before == 0x06D5 || before == 0x06C6 || before == U'و' || before == 0x06CC;
  return starts(U"\u06D5\u06A9\u0627\u0646") ||
         (!vowel && (is(U"\u06CC") || starts(U"\u06CC\u0627\u0646") || is(U"\u06CC\u06D5")));
}

}  // namespace wasla::text
