// Match form and loose form: what makes two spellings of one name the same.
//
//   Letters surface;
//   match_form("العـراقي", FoldingProfile::kArabic, surface);   // عراق… without tatweel, with one yeh and one kaf
//
// *Match form* is the safe folding: spellings that agree in it are the same word. *Loose form* is the lossy folding on
// top of it, always scored lower. The rules, their order and their reasons: docs/orthography.md. Both depend on the
// language a name is written in (a profile), not on the text's: the surface is folded as the name was.
// Free functions without state; buffers are the caller's and only grow.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"

namespace wasla::text {

enum class FoldingProfile : std::uint8_t {
  kArabic,    // ar, fa and all other languages in Arabic script
  kSorani,    // ckb, kmr-Arab: Kurdish in Arabic script
  kKurmanji,  // kmr, ku-Latn, ckb-Latn: Kurdish in Latin letters
  kLatin,     // en and everything else
};
inline constexpr int kFoldingProfiles = 4;

// The profile for names in a language (BCP 47 tag).
WASLA_EXPORT FoldingProfile folding_profile(std::string_view lang);

// Folded letters with the way back. Words are separated by one U+0020; there is none at either end.
struct Letters {
  std::vector<char32_t> letters;
  std::vector<std::uint32_t> begins;  // byte offset in the input at which letters[i] begins
  std::vector<std::uint32_t> ends;    // byte offset behind letters[i] and the marks on it

  void clear() {
    letters.clear();
    begins.clear();
    ends.clear();
  }
};

// Replaces the contents of `out`.
WASLA_EXPORT void match_form(std::string_view text, FoldingProfile profile, Letters& out);
WASLA_EXPORT std::string match_form(std::string_view text, FoldingProfile profile);

// From a match form to its loose form, spaces dropped. Replaces the contents of `out`.
WASLA_EXPORT void loose_form(std::span<const char32_t> match, FoldingProfile profile, std::vector<char32_t>& out);
WASLA_EXPORT std::string loose_form(std::string_view text, FoldingProfile profile);

// True if two loose forms are the same; in Arabic the several spellings of foreign letters count as one (گ for ک غ ج ق,
// ژ for ج ز). Both without spaces.
WASLA_EXPORT bool loosely_equal(std::span<const char32_t> a, std::span<const char32_t> b, FoldingProfile profile);

}  // namespace wasla::text
