// Neutral form and skeleton: a name in one romanisation for all scripts, and the consonant key cut out of it.
//
//   neutral_form(spelling)                     // قاسم سليماني -> "qasm slimani", Qasem Soleimani -> "qasem soleimani"
//   Skeletons keys; skeletons(spelling, 0, 2, keys);   // both hold "KSMSLMN"
//
// The neutral form has one byte a sound (docs/orthography.md, "Sounds"): consonants b p t d s z c (dj) C (ch) j (zh)
// S (sh) x G (gh) q k g f v w y r l m n h ' (ain, hamza), vowels a e i o u. A letter that may be read in several ways
// gives several readings, the likeliest first. The skeleton keeps the consonants' coarse classes and is blind to
// vowels: it finds candidates and never makes a link by itself. Free functions, safe from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/text/spelling.h"

namespace wasla::text {

// The readings of a few letters (within one word), likeliest first, at most `limit`. Replaces `out`.
WASLA_EXPORT void neutral_readings(FoldingProfile profile, std::span<const SoundLetter> letters, std::size_t limit,
                                   std::vector<std::string>& out);

// The likeliest reading of each word, articles left out, words separated by one space.
WASLA_EXPORT std::string neutral_form(const Spelling& spelling);
// … of one word.
WASLA_EXPORT std::string neutral_form(const Spelling& spelling, std::size_t part);

inline constexpr std::size_t kMostSkeletons = 12;

struct Skeletons {
  std::vector<std::string> keys;  // distinct, likeliest first; at most kMostSkeletons, none empty
};

// The keys of words [first, last) written together, articles left out. Replaces `out`.
WASLA_EXPORT void skeletons(const Spelling& spelling, std::size_t first, std::size_t last, Skeletons& out);

}  // namespace wasla::text
