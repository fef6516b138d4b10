// Writes folding_tables.inc: the character table of character.h, the match-form mappings and the Latin composition
// pairs of normalizer.cc. Run by the build; its only inputs are ICU's data and the rules below, which follow
// docs/orthography.md.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <cstdio>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "wasla/text/character.h"

namespace {

using wasla::text::CharEntry;
using wasla::text::CharKind;
namespace t = wasla::text;

constexpr char32_t kLimit = 0x110000;

// One line a key letter, in the order of ArabicKey: the code points that share it.
const std::vector<std::vector<char32_t>> kArabicLetters = {
    {0x0627, 0x0622, 0x0623, 0x0625, 0x0671, 0x0672, 0x0673, 0x0675},  // alef family
    {0x0628, 0x067E},                                                  // beh, peh
    {0x062A, 0x067C},
    {0x062B},
    {0x062C, 0x0686, 0x0698},  // jeem, tcheh, jeh
    {0x062D},
    {0x062E},
    {0x062F, 0x0689},
    {0x0630},
    {0x0631, 0x0695, 0x0692, 0x0691, 0x0694, 0x076C, 0x0693},  // reh and what is typed for U+0695
    {0x0632},
    {0x0633},
    {0x0634},
    {0x0635},
    {0x0636},
    {0x0637},
    {0x0638},
    {0x0639},
    {0x063A},
    {0x0641, 0x06A4, 0x06A1, 0x06A2, 0x06A5},  // feh, veh
    {0x0642, 0x06A7, 0x06A8, 0x066F},
    {0x0643, 0x06A9, 0x06AA, 0x06AB, 0x06AC, 0x06AD, 0x06AE, 0x063B, 0x063C, 0x06AF},  // kaf family, gaf
    {0x0644, 0x06B5, 0x06B6, 0x06B7, 0x06B8, 0x076A},
    {0x0645},
    {0x0646},
    {0x0647, 0x06D5, 0x0629, 0x06BE, 0x06C1, 0x06C0, 0x06C2, 0x06C3, 0x06FF},
    {0x0648, 0x06C6, 0x0624, 0x06C4, 0x06C5, 0x06C8, 0x06CB, 0x0676, 0x0677, 0x06C7, 0x06C9, 0x06CA, 0x06CF},
    {0x064A, 0x0649, 0x06CC, 0x06CE, 0x0626, 0x06D0, 0x06D1, 0x06D2, 0x06D3, 0x06CD, 0x063D, 0x063E, 0x063F, 0x0678},
};

const std::map<char32_t, const char*> kLatinSpecials = {
    {0x0131, "i"},  {0x0130, "i"},  {0x00D8, "o"},  {0x00F8, "o"},  {0x0141, "l"},  {0x0142, "l"},  {0x0110, "d"},
    {0x0111, "d"},  {0x0126, "h"},  {0x0127, "h"},  {0x0166, "t"},  {0x0167, "t"},  {0x014A, "n"},  {0x014B, "n"},
    {0x00C6, "ae"}, {0x00E6, "ae"}, {0x0152, "oe"}, {0x0153, "oe"}, {0x00DE, "th"}, {0x00FE, "th"}, {0x00D0, "d"},
    {0x00F0, "d"},  {0x018F, "e"},  {0x0259, "e"},  {0x01DD, "e"},  {0x0138, "k"},
};

bool one_of(char32_t c, std::initializer_list<char32_t> list) {
  for (char32_t x : list) {
    if (x == c) return true;
  }
  return false;
}

bool is_apostrophe(char32_t c) {
  return one_of(c,
                {0x27, 0x2018, 0x2019, 0x201B, 0x2BC, 0x2BE, 0x2BF, 0x2BB, 0x2B9, 0x60, 0xB4, 0x2032, 0xA78C, 0xFF07});
}

bool is_hyphen(char32_t c) { return one_of(c, {0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212, 0xFE63, 0xFF0D}); }

// Presentation forms that are marks or whole phrases: as letters they would split or swell a word.
bool is_mark_form(char32_t c) { return (c >= 0xFC5E && c <= 0xFC63) || (c >= 0xFE70 && c <= 0xFE7F); }
bool is_phrase_form(char32_t c) { return one_of(c, {0xFDFA, 0xFDFB, 0xFDFC, 0xFDFD}); }

int arabic_key(char32_t c) {
  for (size_t i = 0; i < kArabicLetters.size(); ++i) {
    for (char32_t letter : kArabicLetters[i]) {
      if (letter == c) return static_cast<int>(t::kArabicKeyBase + i);
    }
  }
  return -1;
}

icu::UnicodeString normalize(const char* form, UNormalization2Mode mode, char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* n = icu::Normalizer2::getInstance(nullptr, form, mode, status);
  if (U_FAILURE(status)) {
    std::fprintf(stderr, "folding_tables: ICU has no %s data: %s\n", form, u_errorName(status));
    std::exit(1);
  }
  return n->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
}

std::vector<char32_t> code_points(const icu::UnicodeString& s) {
  std::vector<char32_t> out;
  for (int32_t i = 0; i < s.length(); i = s.moveIndex32(i, 1)) out.push_back(static_cast<char32_t>(s.char32At(i)));
  return out;
}

std::uint8_t language_flags(char32_t c) {
  std::uint8_t flags = 0;
  if (one_of(c, {0x06D5, 0x06C6, 0x06CE, 0x0695, 0x06B5})) flags |= t::kSorani;
  if (one_of(c, {0x0629, 0x0623, 0x0625, 0x0624})) flags |= t::kArabicOnly;
  if (one_of(c, {0x062B, 0x0630, 0x0635, 0x0636, 0x0637, 0x0638})) flags |= t::kArabicPersian;
  if (one_of(c, {0x067E, 0x0686, 0x0698, 0x06AF})) flags |= t::kPersoKurdish;
  if (one_of(c, {0xEA, 0xCA, 0xEE, 0xCE, 0xFB, 0xDB})) flags |= t::kKurmanji;
  if (one_of(c, {0x11F, 0x11E, 0x131, 0x130, 0xF6, 0xD6, 0xFC, 0xDC})) flags |= t::kTurkish;
  if (one_of(c, {0xE7, 0xC7, 0x15F, 0x15E})) flags |= t::kKurmanjiTurkish;
  if (u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c))) flags |= t::kUpper;
  return flags;
}

CharEntry letter(CharKind kind, char32_t c, const std::string& key) {
  CharEntry e{kind, language_flags(c), 0, {0, 0, 0, 0}, 0};
  if (key.empty() || key.size() > 4) {
    e.key_length = t::kSelfKey;
  } else {
    e.key_length = static_cast<std::uint8_t>(key.size());
    std::memcpy(e.key, key.data(), key.size());
  }
  return e;
}

CharEntry plain(CharKind kind) { return {kind, 0, 0, {0, 0, 0, 0}, 0}; }

// The Latin key: compatibility decomposition, case folded, marks off.
std::string latin_key(char32_t c) {
  std::string key;
  for (char32_t d : code_points(normalize("nfkc", UNORM2_DECOMPOSE, c))) {
    if (u_charType(static_cast<UChar32>(d)) == U_NON_SPACING_MARK) continue;
    const char32_t f = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(d), U_FOLD_CASE_DEFAULT));
    if (auto it = kLatinSpecials.find(d); it != kLatinSpecials.end()) {
      key += it->second;
    } else if (auto it2 = kLatinSpecials.find(f); it2 != kLatinSpecials.end()) {
      key += it2->second;
    } else if (d == 0xDF || d == 0x1E9E) {
      key += "ss";
    } else if ((f >= 'a' && f <= 'z') || (f >= '0' && f <= '9')) {
      key += static_cast<char>(f);
    } else {
      return "";
    }
  }
  return key;
}

CharEntry entry(char32_t c) {
  const auto u = static_cast<UChar32>(c);
  if (c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029) {
    return plain(CharKind::kNewline);
  }
  if (c == '\t' || u_charType(u) == U_SPACE_SEPARATOR) return plain(CharKind::kSpace);
  if (is_apostrophe(c)) return plain(CharKind::kApostrophe);
  if (is_hyphen(c)) return plain(CharKind::kHyphen);
  if (c == '.') return plain(CharKind::kDot);
  if (c == '_') return plain(CharKind::kUnderscore);
  if (c == '&') return plain(CharKind::kAmpersand);
  if (c == 0xAC) return plain(CharKind::kNotSign);
  if (c == 0x0640) return plain(CharKind::kTatweel);
  if (c == 0x064B) return plain(CharKind::kTanwinFath);
  if (c == 0x0621 || c == 0x0674) return plain(CharKind::kMark);  // hamza on the line: part of a word, not of its key
  if (is_phrase_form(c)) return plain(CharKind::kSeparator);
  if (is_mark_form(c)) return plain(CharKind::kMark);
  if (c == 0x200B || c == 0xFEFF || c == 0x00AD || u_charType(u) == U_FORMAT_CHAR) return plain(CharKind::kIgnorable);
  const int8_t type = u_charType(u);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_COMBINING_SPACING_MARK) {
    return plain(CharKind::kMark);
  }
  if (type == U_DECIMAL_DIGIT_NUMBER) {
    return letter(CharKind::kDigit, c, std::string(1, static_cast<char>('0' + u_charDigitValue(u))));
  }
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(u, &status);
  const bool alphabetic = u_isalpha(u) || type == U_LETTER_NUMBER;
  if (alphabetic && script == USCRIPT_LATIN) {
    std::string key = latin_key(c);
    if (key.empty() && kLatinSpecials.count(c)) key = kLatinSpecials.at(c);
    return letter(CharKind::kLatin, c, key);
  }
  if (alphabetic && script == USCRIPT_ARABIC) {
    std::string key;
    if (int k = arabic_key(c); k >= 0) {
      key = std::string(1, static_cast<char>(k));
    } else {
      for (char32_t d : code_points(normalize("nfkc", UNORM2_COMPOSE, c))) {
        if (d == 0x0640 || d == 0x0621 || u_charType(static_cast<UChar32>(d)) == U_NON_SPACING_MARK) continue;
        const int k2 = arabic_key(d);
        if (k2 < 0) {
          key.clear();
          break;
        }
        key += static_cast<char>(k2);
      }
    }
    return letter(CharKind::kArabic, c, key);
  }
  if (alphabetic && !u_hasBinaryProperty(u, UCHAR_EMOJI_PRESENTATION)) return letter(CharKind::kOtherLetter, c, "");
  return plain(CharKind::kSeparator);
}

void write_characters() {
  std::vector<std::vector<CharEntry>> blocks;
  std::map<std::string, size_t> known;
  std::printf("const std::uint16_t kBlockOf[] = {");
  for (char32_t block = 0; block < kLimit / 256; ++block) {
    std::vector<CharEntry> entries;
    for (char32_t i = 0; i < 256; ++i) entries.push_back(entry(block * 256 + i));
    std::string bytes(reinterpret_cast<const char*>(entries.data()), entries.size() * sizeof(CharEntry));
    auto [it, fresh] = known.emplace(bytes, blocks.size());
    if (fresh) blocks.push_back(entries);
    std::printf("%zu,", it->second);
  }
  std::printf("};\nconst CharEntry kEntries[] = {\n");
  for (const auto& entries : blocks) {
    for (const CharEntry& e : entries) {
      std::printf("{CharKind(%d),%d,%d,{%d,%d,%d,%d},0},", int(e.kind), e.flags, e.key_length, e.key[0], e.key[1],
                  e.key[2], e.key[3]);
    }
    std::printf("\n");
  }
  std::printf("};\n");
}

// Match form of single code points, common to all languages (docs/orthography.md, "Match form"); what depends on the
// language or on the neighbours is in normalizer.cc.
std::vector<char32_t> match_form(char32_t c) {
  const auto u = static_cast<UChar32>(c);
  switch (c) {
    case 0x0130:
    case 0x0131: return {'i'};
    case 0x011B:
    case 0x011A:
    case 0x0115:
    case 0x0114:
    case 0x00E9:
    case 0x00C9: return {0xEA};
    case 0x00ED:
    case 0x00CD: return {0xEE};
    case 0x00FA:
    case 0x00DA: return {0xFB};
    case 0x0155:
    case 0x0154: return {0x159};
    case 0x013A:
    case 0x0139: return {0x142};
    case 0x00E2:
    case 0x00C2: return {'a'};
    default: break;
  }
  if (is_apostrophe(c)) return {'\''};
  if (is_hyphen(c)) return {'-'};
  if (u_charType(u) == U_DECIMAL_DIGIT_NUMBER) return {static_cast<char32_t>('0' + u_charDigitValue(u))};
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(u, &status);
  if (script == USCRIPT_ARABIC && u_isalpha(u)) {
    std::vector<char32_t> letters;
    const bool presentation = c >= 0xFB50;
    for (char32_t d : presentation ? code_points(normalize("nfkc", UNORM2_COMPOSE, c)) : std::vector<char32_t>{c}) {
      if (d == 0x0640 || u_charType(static_cast<UChar32>(d)) == U_NON_SPACING_MARK) continue;
      if (one_of(d, {0x064A, 0x06D2, 0x06CD})) d = 0x06CC;
      if (one_of(d, {0x0643, 0x06AA, 0x06AB, 0x06AC, 0x06AD, 0x06AE, 0x063B, 0x063C})) d = 0x06A9;
      if (one_of(d, {0x06BE, 0x06C1, 0x06FF, 0x06C0, 0x06C2})) d = 0x0647;
      if (d == 0x06C3) d = 0x0629;
      if (d == 0x06D3) d = 0x0626;
      if (one_of(d, {0x0692, 0x0691, 0x0694, 0x076C})) d = 0x0695;
      if (one_of(d, {0x06B6, 0x06B7, 0x06B8, 0x076A})) d = 0x06B5;
      if (one_of(d, {0x06C4, 0x06C5, 0x06C8})) d = 0x06C6;
      letters.push_back(d);
    }
    return letters;
  }
  if (c >= 0x80 ? bool(u_isalpha(u)) : (c >= 'A' && c <= 'Z')) {
    std::vector<char32_t> out;
    for (char32_t d : code_points(normalize("nfkc", UNORM2_COMPOSE, c))) {
      out.push_back(static_cast<char32_t>(u_foldCase(static_cast<UChar32>(d), U_FOLD_CASE_DEFAULT)));
    }
    return out;
  }
  return {c};
}

void write_match_forms() {
  std::printf("const MatchMapping kMatchMappings[] = {\n");
  for (char32_t c = 0; c < kLimit; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::vector<char32_t> to = match_form(c);
    if (is_phrase_form(c) || (to.size() == 1 && to[0] == c) || to.size() > 4) continue;
    to.resize(4, 0);
    std::printf("{%u,{%u,%u,%u,%u}},", unsigned(c), unsigned(to[0]), unsigned(to[1]), unsigned(to[2]), unsigned(to[3]));
  }
  std::printf("};\n");
}

// Canonical pairs of a Latin letter and a mark, case folded, so that decomposed text needs no normaliser.
void write_compositions() {
  std::map<std::pair<char32_t, char32_t>, char32_t> pairs;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  for (char32_t c = 0xC0; c < 0x2000; ++c) {
    icu::UnicodeString decomposition;
    if (!nfc->getRawDecomposition(static_cast<UChar32>(c), decomposition)) continue;
    const auto parts = code_points(decomposition);
    if (parts.size() != 2) continue;
    const auto composed = match_form(c);
    const auto base = match_form(parts[0]);
    if (composed.size() == 1 && base.size() == 1) pairs[{base[0], parts[1]}] = composed[0];
  }
  std::printf("const Composition kCompositions[] = {\n");
  for (const auto& [pair, to] : pairs) {
    std::printf("{%u,%u,%u},", unsigned(pair.first), unsigned(pair.second), unsigned(to));
  }
  std::printf("};\n");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 || (std::strcmp(argv[1], "characters") != 0 && std::strcmp(argv[1], "match-forms") != 0)) {
    std::fprintf(stderr, "usage: generate_folding_tables characters|match-forms\n");
    return 2;
  }
  std::printf("// Generated by generator/folding_tables.cc with ICU %s; do not edit.\n", U_ICU_VERSION);
  if (std::strcmp(argv[1], "characters") == 0) {
    write_characters();
  } else {
    write_match_forms();
    write_compositions();
  }
  return 0;
}
