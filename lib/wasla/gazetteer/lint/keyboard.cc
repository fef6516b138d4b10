#include "wasla/gazetteer/lint/keyboard.h"

#include <span>

#include "wasla/gazetteer/lint/spelling.h"

namespace wasla::gazetteer {
namespace {

struct Pair {
  char32_t wrong, meant;
};

constexpr Pair kArabicPairs[] = {
    {U'ی', U'ي'}, {U'ک', U'ك'}, {U'ھ', U'ه'}, {U'ہ', U'ه'}, {U'ے', U'ي'}, {U'ڪ', U'ك'}, {U'ٱ', U'ا'},
};
constexpr Pair kPersianPairs[] = {
    {U'ي', U'ی'}, {U'ى', U'ی'}, {U'ك', U'ک'}, {U'ھ', U'ه'}, {U'ہ', U'ه'}, {U'ە', U'ه'}, {U'ڪ', U'ک'},
};
constexpr Pair kSoraniPairs[] = {
    {U'ي', U'ی'}, {U'ى', U'ی'}, {U'ك', U'ک'}, {U'ھ', U'ه'}, {U'ہ', U'ه'}, {U'ۂ', U'ە'}, {U'ۀ', U'ە'},
    {U'ے', U'ێ'}, {U'ڪ', U'ک'}, {U'ې', U'ێ'}, {U'ۊ', U'ۆ'}, {U'ۏ', U'ڤ'}, {U'ڶ', U'ڵ'}, {U'ٶ', U'ۆ'},
};
// With comma below for those with cedilla, macron for circumflex.
constexpr Pair kLatinPairs[] = {
    {U'ș', U'ş'}, {U'Ș', U'Ş'}, {U'ǩ', U'k'}, {U'ē', U'ê'}, {U'Ē', U'Ê'},
    {U'ī', U'î'}, {U'Ī', U'Î'}, {U'ū', U'û'}, {U'Ū', U'Û'},
};

std::span<const Pair> pairs_of(Keyboard keyboard) {
  switch (keyboard) {
    case Keyboard::kArabic: return kArabicPairs;
    case Keyboard::kPersian: return kPersianPairs;
    case Keyboard::kSorani: return kSoraniPairs;
    case Keyboard::kKurdishLatin: return kLatinPairs;
    case Keyboard::kTurkish: return std::span(kLatinPairs).first(2);
    case Keyboard::kNone: break;
  }
  return {};
}

bool is_one_of(char32_t c, std::u32string_view letters) { return letters.find(c) != std::u32string_view::npos; }

}  // namespace

Keyboard keyboard_of(std::string_view lang) {
  const auto is = [&](std::string_view tag) { return lang == tag || lang.starts_with(std::string(tag) + "-"); };
  const bool latin = lang.find("-Latn") != std::string_view::npos;
  const bool arabic = lang.find("-Arab") != std::string_view::npos;
  if (is("ar")) {
    return latin ? Keyboard::kNone : Keyboard::kArabic;
  }
  if (is("fa")) {
    return latin ? Keyboard::kNone : Keyboard::kPersian;
  }
  if (is("ckb") || is("sdh")) {
    return latin ? Keyboard::kKurdishLatin : Keyboard::kSorani;
  }
  if (is("kmr") || is("ku")) {
    return arabic ? Keyboard::kSorani : Keyboard::kKurdishLatin;
  }
  return is("tr") ? Keyboard::kTurkish : Keyboard::kNone;
}

char32_t meant_letter(char32_t c, Keyboard keyboard) {
  if (c < 0x80) {
    return 0;
  }
  for (const Pair& pair : pairs_of(keyboard)) {
    if (pair.wrong == c) {
      return pair.meant;
    }
  }
  return 0;
}

bool is_foreign_letter(char32_t c, Keyboard keyboard) {
  switch (keyboard) {
    case Keyboard::kArabic:
      // Gaf, peh, cheh, jeh and veh are written in names, by newspapers and by people.
      return is_one_of(c, U"ەێۆڕڵۇۋڭټډړښڼېٹڈڑںۀۂ");
    case Keyboard::kPersian: return is_one_of(c, U"ێۆڕڵټډړښڼېٹڈڑں");
    case Keyboard::kSorani: return is_one_of(c, U"ةأإٱټډړښڼٹڈڑں");
    default: return false;
  }
}

bool is_rare_letter(char32_t c, Keyboard keyboard) {
  switch (keyboard) {
    case Keyboard::kArabic: return is_one_of(c, U"پچژگڤ");
    case Keyboard::kSorani: return is_one_of(c, U"ثذصضطظ");
    case Keyboard::kKurdishLatin: return is_one_of(c, U"ğĞıİ");
    default: return false;
  }
}

bool ends_a_joined_group(char32_t c) { return is_one_of(c, U"اآأإٱدذرزژڕوۆۇؤەةء"); }

bool is_vowel_sign(char32_t c) { return (c >= 0x064B && c <= 0x0652) || c == 0x0670; }

}  // namespace wasla::gazetteer
