// What the tokeniser needs to know of a code point, from a table made at build time out of ICU's data and our rules
// (generator/folding_tables.cc). No ICU at run time.
//
// The *key* of a token is its blocking form: a byte string in which every spelling that match form or loose form may
// unite is already one (alef family, yeh and kaf families, heh = ae = teh marbuta, Latin without diacritics, no
// marks, no apostrophes). Equal keys are necessary for a match, never sufficient: the normaliser decides
// (normalizer.h). Key bytes: a-z and 0-9 for Latin and digits, kArabicKeyBase + n for Arabic letters, kEscape and
// three bytes for any other letter.
#pragma once

#include <cstdint>

namespace wasla::text {

enum class CharKind : std::uint8_t {
  kSeparator,  // punctuation, symbols, emoji, anything that ends a token
  kSpace,
  kNewline,
  kLatin,
  kArabic,
  kOtherLetter,
  kDigit,
  kMark,        // combining mark or harakat: part of the word, not of the key
  kTanwinFath,  // U+064B: with alef at the end of a word it is the accusative ending
  kIgnorable,   // ZWNJ, bidi controls, soft hyphen …: as if not there
  kTatweel,
  kApostrophe,
  kHyphen,
  kDot,
  kUnderscore,
  kNotSign,    // U+00AC, which an old word processor wrote for ZWNJ
  kAmpersand,  // may begin &zwnj; or &nbsp;
};

enum CharFlag : std::uint8_t {
  kSorani = 1,            // U+06D5 06C6 06CE 0695 06B5: exclusive among our languages
  kArabicOnly = 2,        // U+0629 0623 0625 0624
  kArabicPersian = 4,     // the emphatics and interdentals, absent from native Sorani
  kPersoKurdish = 8,      // U+067E 0686 0698 06AF
  kKurmanji = 16,         // ê î û
  kTurkish = 32,          // ğ ı İ ö ü
  kKurmanjiTurkish = 64,  // ç ş
  kUpper = 128,
};

struct CharEntry {
  CharKind kind;
  std::uint8_t flags;       // CharFlag bits
  std::uint8_t key_length;  // 0 … 4; kSelfKey: the code point itself, escaped
  std::uint8_t key[4];
  std::uint8_t reserved;
};

inline constexpr std::uint8_t kSelfKey = 0xFF;
inline constexpr std::uint8_t kArabicKeyBase = 0x80;
inline constexpr std::uint8_t kEscape = 0xF8;

// Key bytes that rules and clitics name. The order is that of the generator's letter list.
enum ArabicKey : std::uint8_t {
  kAlef = kArabicKeyBase,
  kBeh,
  kTeh,
  kTheh,
  kJeem,
  kHah,
  kKhah,
  kDal,
  kThal,
  kReh,
  kZain,
  kSeen,
  kSheen,
  kSad,
  kDad,
  kTah,
  kZah,
  kAin,
  kGhain,
  kFeh,
  kQaf,
  kKaf,
  kLam,
  kMeem,
  kNoon,
  kHeh,
  kWaw,
  kYeh,
};

namespace internal {
extern const std::uint16_t kBlockOf[];  // index: code point / 256
extern const CharEntry kEntries[];
}  // namespace internal

inline const CharEntry& character(char32_t c) {
  return internal::kEntries[internal::kBlockOf[c >> 8] * 256u + (c & 0xFF)];
}

}  // namespace wasla::text
