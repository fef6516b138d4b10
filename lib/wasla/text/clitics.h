// Proclitics and endings that are written onto a name (docs/orthography.md, "Clitics").
//
// They are proposed from a token's key and decided by the gazetteer: a cut counts only if what is left begins or ends
// a known name. Free functions, no state.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "wasla/base/export.h"
#include "wasla/text/character.h"

namespace wasla::text {

// A cut at the beginning. The word that is left is `prepended` key letters and then the key from `from` on; the name's
// letters begin at key index `name_from`.
struct ProcliticCut {
  std::uint8_t from = 0;
  std::uint8_t name_from = 0;
  std::array<std::uint8_t, 2> prepended{};
  std::uint8_t prepended_length = 0;
  bool article_dropped = false;  // الطالباني for طالباني: only for surnames
  bool short_rest = false;       // two letters are left, which only begin a longer name: وتل أبيض
};

inline constexpr int kMaxProcliticCuts = 12;

// Arabic: و ف, then ب ك ل, then ال or the contraction لل. Returns how many of `out` were filled.
// Rests of two letters are told only if asked for.
WASLA_EXPORT int arabic_proclitics(std::span<const std::uint8_t> key, ProcliticCut* out, bool short_rests = false);
// Sorani: لە and بە written together with the name, and و.
WASLA_EXPORT int sorani_proclitics(std::span<const std::uint8_t> key, ProcliticCut* out);

inline constexpr int kMaxEndingCuts = 12;

// Lengths (in key bytes) of the stems that are left when a licensed ending is cut off, longest stem first. Returns how
// many of `stem_lengths` (kMaxEndingCuts) were filled. `acronym`: the word is one (it has dots), so its stem may be
// shorter than a word's.
WASLA_EXPORT int sorani_endings(std::span<const std::uint8_t> key, bool acronym, std::uint16_t* stem_lengths);
WASLA_EXPORT int kurmanji_endings(std::span<const std::uint8_t> key, bool acronym, std::uint16_t* stem_lengths);
// Endings that may follow an apostrophe, hyphen or closing quotation mark: Kurmanji, Turkish and English ones.
WASLA_EXPORT bool is_detached_ending(std::span<const std::uint8_t> key);

// True if the letters behind a one-word name are no ending of it but make another word: a demonym (عێراقی, Iraqî,
// Kurdistaniyan), which is no mention of the place, or what only looks like copula or possessive (ناتوانن, موسڵمان).
// `ending`, `stem`: match form. `place`: the name is one of a place; `takes_plural`: it may stand in the plural.
WASLA_EXPORT bool makes_another_word(std::span<const char32_t> ending, std::span<const char32_t> stem, bool place,
                                     bool takes_plural);

}  // namespace wasla::text
