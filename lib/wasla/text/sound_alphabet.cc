#include "wasla/text/sound_alphabet.h"

#include <algorithm>
#include <array>
#include <string>

#include "wasla/text/utf8.h"

namespace wasla::text {
namespace {

// The alphabets. A letter's number is its place, after the marks; none may be dropped or moved without retraining.
constexpr std::u32string_view kDigits = U"0123456789";
constexpr std::u32string_view kArabicLetters = U"ءابتثجحخدذرزسشصضطظعغفقکلمنهوىیةئؤآپچژگڤ";
constexpr std::u32string_view kSoraniLetters = U"ئابپتثجچحخدذرڕزژسشصضطظعغفڤقکگلڵمنهەوۆیێ";
constexpr std::u32string_view kKurmanjiLetters = U"abcçdeêfghiîjklmnopqrsştuûvwxyzłřḧẍ'";
constexpr std::u32string_view kLatinLetters = U"abcdefghijklmnopqrstuvwxyzşçğêîûöü'";

struct Alphabet {
  std::array<char32_t, kSoundLetters> letter{};       // by number
  std::array<std::uint8_t, 0x700> arabic_or_latin{};  // number of a code point below U+0700
  std::array<std::pair<char32_t, std::uint8_t>, 4> beyond{};
  std::array<std::string, kSoundLetters> utf8;

  explicit Alphabet(std::u32string_view letters) {
    SoundLetter number = kForeignSound + 1;
    std::size_t far = 0;
    auto add = [&](char32_t c) {
      letter[number] = c;
      append_utf8(c, utf8[number]);
      if (c < arabic_or_latin.size()) {
        arabic_or_latin[c] = number;
      } else {
        beyond[far++] = {c, number};
      }
      ++number;
    };
    std::for_each(kDigits.begin(), kDigits.end(), add);
    std::for_each(letters.begin(), letters.end(), add);
    utf8[kBoundary] = "|";
    utf8[kArticle] = "*";
    utf8[kForeignSound] = "?";
  }

  SoundLetter number(char32_t c) const {
    if (c < arabic_or_latin.size()) {
      return arabic_or_latin[c];
    }
    for (const auto& [letter_beyond, n] : beyond) {
      if (letter_beyond == c) {
        return n;
      }
    }
    return 0;
  }
};

const Alphabet& alphabet(FoldingProfile profile) {
  static const std::array<Alphabet, kFoldingProfiles> alphabets{Alphabet(kArabicLetters), Alphabet(kSoraniLetters),
                                                                Alphabet(kKurmanjiLetters), Alphabet(kLatinLetters)};
  return alphabets[static_cast<std::size_t>(profile)];
}

constexpr Substitute kLatinSubstitutes[] = {
    {U'ā', U"a"},  {U'á', U"a"},  {U'à', U"a"},  {U'ã', U"a"},  {U'ä', U"a"},  {U'å', U"a"},  {U'ă', U"a"},
    {U'ą', U"a"},  {U'â', U"a"},  {U'æ', U"ae"}, {U'ć', U"ç"},  {U'č', U"ç"},  {U'ď', U"d"},  {U'đ', U"d"},
    {U'ḍ', U"d"},  {U'ḑ', U"d"},  {U'ḏ', U"dh"}, {U'ð', U"dh"}, {U'é', U"e"},  {U'è', U"e"},  {U'ë', U"e"},
    {U'ē', U"e"},  {U'ė', U"e"},  {U'ę', U"e"},  {U'ě', U"e"},  {U'ĕ', U"ê"},  {U'ġ', U"gh"}, {U'ḡ', U"gh"},
    {U'ǧ', U"j"},  {U'ģ', U"g"},  {U'ḥ', U"h"},  {U'ḩ', U"h"},  {U'ẖ', U"kh"}, {U'ḫ', U"kh"}, {U'ħ', U"h"},
    {U'ī', U"i"},  {U'í', U"i"},  {U'ì', U"i"},  {U'ï', U"i"},  {U'ı', U"i"},  {U'ķ', U"k"},  {U'ḳ', U"q"},
    {U'ḵ', U"kh"}, {U'ł', U"l"},  {U'ļ', U"l"},  {U'ĺ', U"l"},  {U'ľ', U"l"},  {U'ñ', U"n"},  {U'ń', U"n"},
    {U'ň', U"n"},  {U'ņ', U"n"},  {U'ō', U"o"},  {U'ó', U"o"},  {U'ò', U"o"},  {U'ô', U"o"},  {U'õ', U"o"},
    {U'ø', U"ö"},  {U'œ', U"oe"}, {U'ő', U"ö"},  {U'ř', U"r"},  {U'ŕ', U"r"},  {U'ś', U"s"},  {U'š', U"ş"},
    {U'ṣ', U"s"},  {U'ș', U"ş"},  {U'ß', U"ss"}, {U'ț', U"t"},  {U'ţ', U"t"},  {U'ṭ', U"t"},  {U'ť', U"t"},
    {U'ṯ', U"th"}, {U'þ', U"th"}, {U'ū', U"u"},  {U'ú', U"u"},  {U'ù', U"u"},  {U'ů', U"u"},  {U'ű', U"ü"},
    {U'ý', U"y"},  {U'ÿ', U"y"},  {U'ź', U"z"},  {U'ż', U"z"},  {U'ž', U"j"},  {U'ẓ', U"z"},  {U'ẑ', U"z"},
    {U'ḧ', U"h"},  {U'ẍ', U"gh"}, {U'ǰ', U"j"},  {U'ẕ', U"z"},
};
constexpr Substitute kKurmanjiSubstitutes[] = {
    {U'ğ', U"ẍ"}, {U'ö', U"o"}, {U'ü', U"û"}, {U'ı', U"i"}, {U'á', U"a"}, {U'à', U"a"}, {U'ä', U"e"}, {U'ā', U"a"},
    {U'é', U"ê"}, {U'è', U"ê"}, {U'ë', U"e"}, {U'ē', U"ê"}, {U'ě', U"ê"}, {U'í', U"î"}, {U'ì', U"î"}, {U'ī', U"î"},
    {U'ï', U"î"}, {U'ó', U"o"}, {U'ò', U"o"}, {U'ô', U"o"}, {U'ō', U"o"}, {U'ú', U"û"}, {U'ù', U"û"}, {U'ū', U"û"},
    {U'š', U"ş"}, {U'č', U"ç"}, {U'ž', U"j"}, {U'ñ', U"n"}, {U'ń', U"n"}, {U'ĺ', U"ł"}, {U'ľ', U"ł"}, {U'ŕ', U"ř"},
    {U'ḥ', U"ḧ"}, {U'ḫ', U"x"}, {U'ġ', U"ẍ"}, {U'ṣ', U"s"}, {U'ṭ', U"t"}, {U'ẓ', U"z"}, {U'ḍ', U"d"}, {U'ß', U"s"},
    {U'ṟ', U"ř"}, {U'ļ', U"ł"}, {U'ḻ', U"ł"}, {U'ø', U"o"}, {U'å', U"o"}, {U'æ', U"e"}, {U'â', U"a"},
};
constexpr Substitute kArabicSubstitutes[] = {
    {U'أ', U"ا"}, {U'إ', U"ا"}, {U'ٱ', U"ا"}, {U'ي', U"ی"}, {U'ك', U"ک"}, {U'ە', U"ه"}, {U'ڕ', U"ر"},
    {U'ڵ', U"ل"}, {U'ۆ', U"و"}, {U'ێ', U"ی"}, {U'ۇ', U"و"}, {U'ۋ', U"و"}, {U'ڭ', U"گ"}, {U'ڨ', U"گ"},
    {U'ٹ', U"ت"}, {U'ڈ', U"د"}, {U'ڑ', U"ر"}, {U'ں', U"ن"}, {U'ۀ', U"ه"},
};
constexpr Substitute kSoraniSubstitutes[] = {
    {U'أ', U"ئ"}, {U'إ', U"ئ"}, {U'ٱ', U"ا"}, {U'آ', U"ئا"}, {U'ؤ', U"ئو"}, {U'ء', U"ئ"},
    {U'ي', U"ی"}, {U'ى', U"ی"}, {U'ك', U"ک"}, {U'ة', U"ە"},  {U'ۇ', U"و"},  {U'ھ', U"ه"},
};

}  // namespace

std::span<const Substitute> substitutes(FoldingProfile profile) {
  switch (profile) {
    case FoldingProfile::kArabic: return kArabicSubstitutes;
    case FoldingProfile::kSorani: return kSoraniSubstitutes;
    case FoldingProfile::kKurmanji: return kKurmanjiSubstitutes;
    case FoldingProfile::kLatin: break;
  }
  return kLatinSubstitutes;
}

std::string_view written(FoldingProfile profile, SoundLetter letter) {
  return letter < kSoundLetters ? std::string_view(alphabet(profile).utf8[letter]) : std::string_view();
}

SoundLetter sound_letter(FoldingProfile profile, char32_t c) { return alphabet(profile).number(c); }

}  // namespace wasla::text
