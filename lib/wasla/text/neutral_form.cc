#include "wasla/text/neutral_form.h"

#include <algorithm>
#include <array>

namespace wasla::text {
namespace {

// How letters are read, likeliest first, separated by commas; "-" is silence. Longer sequences go before shorter ones.
// "^" before the letters: only at the beginning of a word; "$" behind: only at its end.
struct Rule {
  std::u32string_view letters;
  std::string_view readings;
};

constexpr Rule kArabicRules[] = {
    {U"تش", "C,tS"}, {U"^و", "w"},   {U"^ی", "y"},  {U"^ا", "a"},  {U"وا", "wa"}, {U"یا", "ya"}, {U"ه$", "h,-"},
    {U"ة$", "a"},    {U"ة", "a,at"}, {U"ء", "'"},   {U"ؤ", "'u"},  {U"ئ", "'"},   {U"آ", "a"},   {U"ا", "a"},
    {U"ى", "a,i"},   {U"ب", "b,p"},  {U"ت", "t"},   {U"ث", "s,t"}, {U"ج", "c,g"}, {U"ح", "h"},   {U"خ", "x"},
    {U"د", "d"},     {U"ذ", "z,d"},  {U"ر", "r"},   {U"ز", "z"},   {U"س", "s"},   {U"ش", "S"},   {U"ص", "s"},
    {U"ض", "d,z"},   {U"ط", "t"},    {U"ظ", "z,d"}, {U"ع", "'"},   {U"غ", "G"},   {U"ف", "f,v"}, {U"ق", "q"},
    {U"ک", "k,g"},   {U"ل", "l"},    {U"م", "m"},   {U"ن", "n"},   {U"ه", "h"},   {U"و", "u,w"}, {U"ی", "i,y"},
    {U"پ", "p"},     {U"چ", "C"},    {U"ژ", "j"},   {U"گ", "g"},   {U"ڤ", "v"},
};
constexpr Rule kSoraniRules[] = {
    {U"^و", "w"},  {U"^ی", "y"},   {U"وا", "wa"}, {U"وە", "we"}, {U"وێ", "we"}, {U"وی", "wi"}, {U"یا", "ya"},
    {U"یە", "ye"}, {U"ه$", "h,-"}, {U"ئ", "'"},   {U"ا", "a"},   {U"ب", "b"},   {U"پ", "p"},   {U"ت", "t"},
    {U"ث", "s"},   {U"ج", "c"},    {U"چ", "C"},   {U"ح", "h"},   {U"خ", "x"},   {U"د", "d"},   {U"ذ", "z"},
    {U"ر", "r"},   {U"ڕ", "r"},    {U"ز", "z"},   {U"ژ", "j"},   {U"س", "s"},   {U"ش", "S"},   {U"ص", "s"},
    {U"ض", "z,d"}, {U"ط", "t"},    {U"ظ", "z"},   {U"ع", "'"},   {U"غ", "G"},   {U"ف", "f"},   {U"ڤ", "v"},
    {U"ق", "q"},   {U"ک", "k"},    {U"گ", "g"},   {U"ل", "l"},   {U"ڵ", "l"},   {U"م", "m"},   {U"ن", "n"},
    {U"ه", "h"},   {U"ە", "e"},    {U"و", "u,w"}, {U"ۆ", "o"},   {U"ی", "i,y"}, {U"ێ", "e"},
};
constexpr Rule kKurmanjiRules[] = {
    // Digraphs: Sorani in Latin letters is often written so.
    {U"sh", "S,sh"}, {U"ch", "C,ch"}, {U"gh", "G,gh"}, {U"kh", "x,kh"}, {U"h$", "h,-"}, {U"^w", "w"},  {U"^y", "y"},
    {U"a", "a"},     {U"b", "b"},     {U"c", "c"},     {U"ç", "C"},     {U"d", "d"},    {U"e", "e"},   {U"ê", "e"},
    {U"f", "f"},     {U"g", "g"},     {U"h", "h"},     {U"i", "i"},     {U"î", "i"},    {U"j", "j,c"}, {U"k", "k"},
    {U"l", "l"},     {U"m", "m"},     {U"n", "n"},     {U"o", "o"},     {U"p", "p"},    {U"q", "q"},   {U"r", "r"},
    {U"s", "s"},     {U"ş", "S"},     {U"t", "t"},     {U"u", "u"},     {U"û", "u"},    {U"v", "v"},   {U"w", "w"},
    {U"x", "x"},     {U"y", "y"},     {U"z", "z"},     {U"ł", "l"},     {U"ř", "r"},    {U"ḧ", "h"},   {U"ẍ", "G"},
    {U"'", "'"},
};
constexpr Rule kLatinRules[] = {
    {U"tch", "C"},     {U"sch", "S,sk"}, {U"sh", "S,sh"}, {U"kh", "x,kh"}, {U"gh", "G,gh,g"}, {U"th", "t,s,z,th"},
    {U"dh", "d,z,dh"}, {U"ch", "C,x,k"}, {U"zh", "j"},    {U"dj", "c"},    {U"ph", "f"},      {U"ck", "k"},
    {U"cz", "C"},      {U"ee", "i"},     {U"oo", "u"},    {U"ou", "u"},    {U"ce", "se"},     {U"ci", "si"},
    {U"h$", "-,h"},    {U"^y", "y"},     {U"a", "a"},     {U"b", "b"},     {U"c", "k,c"},     {U"d", "d"},
    {U"e", "e"},       {U"f", "f"},      {U"g", "g,c"},   {U"h", "h"},     {U"i", "i"},       {U"j", "c,j"},
    {U"k", "k"},       {U"l", "l"},      {U"m", "m"},     {U"n", "n"},     {U"o", "o"},       {U"p", "p"},
    {U"q", "q"},       {U"r", "r"},      {U"s", "s"},     {U"t", "t"},     {U"u", "u"},       {U"v", "v,w"},
    {U"w", "w"},       {U"x", "ks,x"},   {U"y", "i,y"},   {U"z", "z"},     {U"ş", "S"},       {U"ç", "C"},
    {U"ğ", "G,-"},     {U"ê", "e"},      {U"î", "i"},     {U"û", "u"},     {U"ö", "o"},       {U"ü", "u"},
    {U"'", "'"},
};

struct CompiledRule {
  std::array<SoundLetter, 3> letters{};
  std::uint8_t length = 0;
  bool first_only = false, last_only = false;
  std::vector<std::string> readings;
};

// The rules of one profile by their first letter, in the table's order (longer before shorter).
struct RuleTable {
  std::array<std::vector<CompiledRule>, kSoundLetters> by_letter;

  RuleTable(FoldingProfile profile, std::span<const Rule> rules) {
    for (const Rule& rule : rules) {
      CompiledRule compiled;
      for (const char32_t c : rule.letters) {
        if (c == U'^') {
          compiled.first_only = true;
        } else if (c == U'$') {
          compiled.last_only = true;
        } else {
          compiled.letters[compiled.length++] = sound_letter(profile, c);
        }
      }
      std::string_view rest = rule.readings;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        compiled.readings.emplace_back(rest.substr(0, end) == "-" ? std::string_view() : rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
      by_letter[compiled.letters[0]].push_back(std::move(compiled));
    }
    for (char digit = '0'; digit <= '9'; ++digit) {
      CompiledRule compiled;
      compiled.letters[0] = sound_letter(profile, static_cast<char32_t>(digit));
      compiled.length = 1;
      compiled.readings = {std::string(1, digit)};
      by_letter[compiled.letters[0]].push_back(std::move(compiled));
    }
    CompiledRule foreign;
    foreign.letters[0] = kForeignSound;
    foreign.length = 1;
    foreign.readings = {"?"};
    by_letter[kForeignSound].push_back(std::move(foreign));
  }

  // The rule that applies at letters[i] of a word; null for a mark.
  const CompiledRule* find(std::span<const SoundLetter> letters, std::size_t i) const {
    for (const CompiledRule& rule : by_letter[letters[i]]) {
      const std::size_t end = i + rule.length;
      if (end <= letters.size() && !(rule.first_only && i > 0) && !(rule.last_only && end < letters.size()) &&
          std::equal(rule.letters.begin(), rule.letters.begin() + rule.length, letters.begin() + i)) {
        return &rule;
      }
    }
    return nullptr;
  }
};

const RuleTable& rules(FoldingProfile profile) {
  static const std::array<RuleTable, kFoldingProfiles> tables{
      RuleTable(FoldingProfile::kArabic, kArabicRules), RuleTable(FoldingProfile::kSorani, kSoraniRules),
      RuleTable(FoldingProfile::kKurmanji, kKurmanjiRules), RuleTable(FoldingProfile::kLatin, kLatinRules)};
  return tables[static_cast<std::size_t>(profile)];
}

// Calls visit(readings) for each rule along a word.
template <typename F>
void for_each_reading(FoldingProfile profile, std::span<const SoundLetter> word, F&& visit) {
  const RuleTable& table = rules(profile);
  for (std::size_t i = 0; i < word.size();) {
    const CompiledRule* rule = word[i] < kSoundLetters ? table.find(word, i) : nullptr;
    if (!rule) {
      ++i;
      continue;
    }
    visit(rule->readings);
    i += rule->length;
  }
}

std::span<const SoundLetter> without_article(const Spelling& spelling, std::size_t part) {
  return spelling.part(part).subspan(spelling.parts[part].article ? 1 : 0);
}

// The coarse class of a neutral consonant, 0 for what a skeleton leaves out: docs/orthography.md, "Skeleton".
char coarse_class(char sound) {
  switch (sound) {
    case 'b':
    case 'p': return 'B';
    case 't':
    case 'd': return 'T';
    case 's': return 'S';
    case 'z': return 'Z';
    case 'c':
    case 'C':
    case 'j': return 'J';
    case 'S': return 'X';
    case 'x':
    case 'G':
    case 'q':
    case 'k':
    case 'g': return 'K';
    case 'f': return 'F';
    case 'v': return 'F';
    case 'r': return 'R';
    case 'l': return 'L';
    case 'm': return 'M';
    case 'n': return 'N';
    case 'h': return 'H';
    default: return sound >= '0' && sound <= '9' ? sound : '\0';
  }
}

// Extends a key by one reading. A vowel, ain, w or y counts only at the very beginning; n before b is m.
void extend(std::string& key, std::string_view reading) {
  for (const char sound : reading) {
    const char c = coarse_class(sound);
    if (!c) {
      if (key.empty()) {
        key += sound == 'w' ? 'W' : sound == 'y' ? 'Y' : 'A';
      }
      continue;
    }
    if (c == 'B' && !key.empty() && key.back() == 'N') {
      key.back() = 'M';
    }
    key += c;
  }
}

}  // namespace

void neutral_readings(FoldingProfile profile, std::span<const SoundLetter> letters, std::size_t limit,
                      std::vector<std::string>& out) {
  out.assign(1, std::string());
  for_each_reading(profile, letters, [&](const std::vector<std::string>& readings) {
    const std::size_t known = out.size();
    for (std::size_t r = 1; r < readings.size(); ++r) {
      for (std::size_t i = 0; i < known && out.size() < limit; ++i) {
        out.push_back(out[i] + readings[r]);
      }
    }
    for (std::size_t i = 0; i < known; ++i) {
      out[i] += readings[0];
    }
  });
}

std::string neutral_form(const Spelling& spelling, std::size_t part) {
  std::string form;
  for_each_reading(spelling.profile, without_article(spelling, part),
                   [&](const std::vector<std::string>& readings) { form += readings[0]; });
  return form;
}

std::string neutral_form(const Spelling& spelling) {
  std::string form;
  for (std::size_t i = 0; i < spelling.parts.size(); ++i) {
    const std::string word = neutral_form(spelling, i);
    if (!word.empty()) {
      form += form.empty() ? "" : " ";
      form += word;
    }
  }
  return form;
}

void skeletons(const Spelling& spelling, std::size_t first, std::size_t last, Skeletons& out) {
  std::vector<std::string>& keys = out.keys;
  keys.assign(1, std::string());
  SoundLetter previous = 0;
  for (std::size_t part = first; part < last && part < spelling.parts.size(); ++part) {
    const auto word = without_article(spelling, part);
    // Doubled letters are one in all scripts but Arabic, where a short vowel stands between (ممدوح). Digits count.
    std::array<SoundLetter, kLongestSpelling> single{};
    std::size_t length = 0;
    previous = 0;
    for (const SoundLetter letter : word) {
      const bool digit = letter > kForeignSound && letter <= kForeignSound + 10;
      if ((letter != previous || digit || spelling.profile == FoldingProfile::kArabic) && length < single.size()) {
        single[length++] = letter;
      }
      previous = letter;
    }
    for_each_reading(spelling.profile, {single.data(), length}, [&](const std::vector<std::string>& readings) {
      const std::size_t known = keys.size();
      for (std::size_t r = 1; r < readings.size(); ++r) {
        for (std::size_t i = 0; i < known && keys.size() < kMostSkeletons; ++i) {
          std::string other = keys[i];
          extend(other, readings[r]);
          keys.push_back(std::move(other));
        }
      }
      for (std::size_t i = 0; i < known; ++i) {
        extend(keys[i], readings[0]);
      }
      // Readings of one class (ح ه, c k) fall together: keep the variants for those that differ.
      for (std::size_t i = 1; i < keys.size();) {
        if (std::find(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(i), keys[i]) !=
            keys.begin() + static_cast<std::ptrdiff_t>(i)) {
          keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
          ++i;
        }
      }
    });
  }
  keys.erase(std::remove(keys.begin(), keys.end(), std::string()), keys.end());
}

}  // namespace wasla::text
