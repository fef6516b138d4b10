// Tokens: the words of a text, each with its key (character.h) and its place.
//
// Our own word boundaries, which differ from ICU's where names need it (docs/orthography.md, "Tokens"): a token holds
// letters of one script, or digits; acronym dots between single letters and apostrophes between letters stay inside;
// hyphens, underscores, hash and at signs separate; ZWNJ, bidi controls and tatweel are as if not there.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/text/character.h"

namespace wasla::text {

enum class Gap : std::uint8_t {
  kNone,     // directly behind the token before
  kSoft,     // a space, a hyphen or an underscore: a name may run on
  kNewline,  // one line break: a name may run on
  kDot,      // a full stop and perhaps a space: only abbreviations run on
  kBreak,    // anything else
};

enum TokenFlag : std::uint8_t {
  kCapital = 1,             // first letter is a capital
  kAllCapitals = 2,         // every letter is, and there are at least two
  kDotted = 4,              // acronym dots inside
  kApostrophe = 8,          // an apostrophe inside
  kForeignLetter = 16,      // gaf or jeh, which Arabic spells in several ways
  kDetachedProclitic = 32,  // ends in tatweel: بـ before a quotation mark
};

struct Token {
  std::uint32_t begin, end;  // bytes in the text, end exclusive
  std::uint32_t key;         // index of its first key byte in Tokens::keys
  std::uint16_t key_length;  // 0: too long to be a name's word
  CharKind script;           // kLatin, kArabic, kDigit or kOtherLetter
  std::uint8_t flags;        // TokenFlag bits
  Gap gap;                   // what lies before it
  std::uint8_t reserved[3];
  std::uint32_t line;  // index in Tokens::lines
};

// Letters counted per line for the language guess.
struct LineEvidence {
  std::uint32_t first_token = 0;
  std::uint32_t arabic_letters = 0, latin_letters = 0;
  std::uint16_t sorani = 0, arabic_only = 0, arabic_persian = 0, perso_kurdish = 0;
  std::uint16_t kurmanji = 0, turkish = 0, kurmanji_turkish = 0;
};

struct Tokens {
  std::vector<Token> tokens;
  std::vector<std::uint8_t> keys;          // key bytes of all tokens, before the rules for a key's ends
  std::vector<std::uint32_t> key_offsets;  // keys[i] comes from the letter at this byte of the text
  std::vector<LineEvidence> lines;

  std::span<const std::uint8_t> key(const Token& token) const { return {keys.data() + token.key, token.key_length}; }
  void clear();
};

// Replaces the contents of `out`; total on any bytes. `text` must be shorter than 4 GiB.
WASLA_EXPORT void tokenize(std::string_view text, Tokens& out);

// The hash under which a word is filed in an index: `key` (whole, or a stem cut out of it) with the rules for a key's
// ends applied: the carrier of an initial vowel and an optional final h are dropped. 0 for an empty key.
WASLA_EXPORT std::uint64_t key_hash(std::span<const std::uint8_t> key);

}  // namespace wasla::text
