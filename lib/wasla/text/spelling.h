// Spelling: a name as a sequence of letters of its writing system, ready to be compared by sound.
//
//   Spelling s;
//   SpellingScratch scratch;
//   spell("Abdul-Rahman al-Sadr", FoldingProfile::kLatin, scratch, s);   // |abd|*rahman|*sadr|
//
// Letters are small numbers, one alphabet a folding profile, on the match form (normalizer.h) without diacritics that
// tell nothing about sound. Two marks stand among them: kBoundary before, between and behind the words, and kArticle
// for the Arabic article at the head of a word, however it is written (ال, al-, as- before s, ئەل). Heads that are
// written together with what follows or apart from it (Abdul-, Abu l-, عبدال) are taken apart, so that both ways are
// one. Reasons: docs/orthography.md, "Sounds". Free functions; buffers are the caller's and only grow.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/text/normalizer.h"

namespace wasla::text {

using SoundLetter = std::uint8_t;
inline constexpr SoundLetter kBoundary = 1;
inline constexpr SoundLetter kArticle = 2;
inline constexpr SoundLetter kForeignSound = 3;  // a letter that the alphabet does not have
inline constexpr int kSoundLetters = 64;         // letters are below this

enum class PartRole : std::uint8_t {
  kPlain,
  kPatronymic,  // son of: bin, ibn, ben, ولد, …
  kKunya,       // father or mother of: Abu, Umm
  kTitle,       // Sheikh, Sayyid, Dr, …
  kInitial,     // one letter
  kNumber,      // digits only
};

// One word of a name: letters [begin, end) of the spelling, without the boundaries.
struct SpelledPart {
  std::uint16_t begin = 0, end = 0;
  PartRole role = PartRole::kPlain;
  bool article = false;      // begins with kArticle, which is at `begin`
  std::uint8_t meaning = 0;  // of a general word (upper, village …), the same in all languages; else 0
};

struct Spelling {
  FoldingProfile profile = FoldingProfile::kLatin;
  std::vector<SoundLetter> letters;
  std::vector<SpelledPart> parts;

  std::span<const SoundLetter> part(std::size_t i) const {
    return std::span(letters).subspan(parts[i].begin, parts[i].end - parts[i].begin);
  }
};

struct SpellingScratch {
  Letters match;
  std::string transliterated;
};

// A name longer than this many letters is cut.
inline constexpr std::size_t kLongestSpelling = 120;

// Replaces `out`. Letters of scripts that are neither Arabic nor Latin are transliterated first (ICU Any-Latin).
WASLA_EXPORT void spell(std::string_view name, FoldingProfile profile, SpellingScratch& scratch, Spelling& out);

// The profile to spell `name` with, given its language tag: the tag's if the script of most letters is one the language
// is written in, else one that fits the letters. An unknown or empty tag is guessed.
WASLA_EXPORT FoldingProfile spelling_profile(std::string_view name, std::string_view lang);

// How a letter is written, UTF-8 ("|" and "*" for the two marks); "" for a number that is no letter.
WASLA_EXPORT std::string_view written(FoldingProfile profile, SoundLetter letter);
// A word as it is written, folded, without its article.
WASLA_EXPORT std::string written(const Spelling& spelling, std::size_t part);
// The other way about; 0 if the alphabet has no such letter.
WASLA_EXPORT SoundLetter sound_letter(FoldingProfile profile, char32_t c);

}  // namespace wasla::text
