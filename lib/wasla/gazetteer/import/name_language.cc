#include "wasla/gazetteer/import/name_language.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "wasla/base/utf8_validation.h"
#include "wasla/text/character.h"

namespace wasla::gazetteer {
namespace {

// Codes of sources for languages that the gazetteers have under another tag.
constexpr std::pair<std::string_view, std::string_view> kCodes[] = {
    {"ara", "ar"},           {"arb", "ar"},      {"ckb-arab", "ckb"}, {"deu", "de"},   {"ger", "de"},
    {"eng", "en"},           {"en-ca", "en"},    {"en-gb", "en"},     {"en-us", "en"}, {"fas", "fa"},
    {"per", "fa"},           {"pes", "fa"},      {"fra", "fr"},       {"fre", "fr"},   {"he", "he"},
    {"heb", "he"},           {"iw", "he"},       {"hye", "hy"},       {"arm", "hy"},   {"kur", "ku"},
    {"ku-arab", "kmr-Arab"}, {"ku-latn", "kmr"}, {"kmr-latn", "kmr"}, {"rus", "ru"},   {"simple", "en"},
    {"spa", "es"},           {"tur", "tr"},      {"ukr", "uk"},       {"urd", "ur"},   {"zho", "zh"},
    {"chi", "zh"},           {"und", ""},        {"zxx", ""},         {"mis", ""},     {"u", ""},
};

// Languages written in Arabic letters.
constexpr std::string_view kOfArabicScript[] = {"ar", "acm", "afb", "apc", "arz", "ary", "azb", "ckb",
                                                "fa", "glk", "mzn", "ps",  "sdh", "skr", "ug",  "ur"};

struct Letters {
  std::size_t latin = 0, arabic = 0, other = 0, sorani = 0;
};

Letters letters_of(std::string_view name) {
  Letters counts;
  for (std::size_t position = 0; position < name.size();) {
    const text::CharEntry& entry = text::character(next_code_point(name, position));
    counts.latin += entry.kind == text::CharKind::kLatin;
    counts.arabic += entry.kind == text::CharKind::kArabic;
    counts.other += entry.kind == text::CharKind::kOtherLetter;
    counts.sorani += entry.kind == text::CharKind::kArabic && (entry.flags & text::kSorani);
  }
  return counts;
}

FiledName by_letters(const Letters& letters) {
  if (letters.arabic > letters.latin && letters.arabic >= letters.other) {
    return {letters.sorani > 0 ? "ckb" : "ar", false, ""};
  }
  return {letters.other > letters.latin ? "und" : "en", false, ""};
}

}  // namespace

std::string usual_tag(std::string_view claimed) {
  std::string tag(claimed);
  std::transform(tag.begin(), tag.end(), tag.begin(),
                 [](unsigned char c) { return c == '_' ? '-' : static_cast<char>(std::tolower(c)); });
  const auto* code = std::find_if(std::begin(kCodes), std::end(kCodes), [&](const auto& c) { return c.first == tag; });
  if (code != std::end(kCodes)) {
    return std::string(code->second);
  }
  // Scripts (four letters) begin with a capital, regions (two) are capitals.
  for (std::size_t begin = tag.find('-'); begin < tag.size(); begin = tag.find('-', begin + 1)) {
    const std::size_t length = std::min(tag.find('-', begin + 1), tag.size()) - begin - 1;
    for (std::size_t i = 0; i < (length == 4 ? 1u : length == 2 ? 2u : 0u); ++i) {
      char& c = tag[begin + 1 + i];
      c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
  }
  return tag;
}

FiledName file_name(std::string_view name, std::string_view claimed) {
  const Letters letters = letters_of(name);
  const bool arabic = letters.arabic > letters.latin, latin = letters.latin > letters.arabic;
  std::string tag = usual_tag(claimed);
  const std::string language = tag.substr(0, tag.find('-'));
  if (tag.empty()) {
    return by_letters(letters);
  }
  if (language == "ku" || language == "kmr") {
    if (!arabic) {
      return {language == "ku" ? "kmr" : tag, false, ""};
    }
    if (language == "kmr") {
      return {"kmr-Arab", false, ""};
    }
    return {"ckb", false, "names in Arabic letters that the source calls ku, filed as Sorani (ckb)"};
  }
  const bool of_arabic_script =
      std::find(std::begin(kOfArabicScript), std::end(kOfArabicScript), language) != std::end(kOfArabicScript);
  if (of_arabic_script && latin && tag.find("-Latn") == std::string::npos) {
    return {language + "-Latn", true, "names in Latin letters of a language of Arabic script, filed as romanisations"};
  }
  if (language == "en" && arabic) {
    FiledName filed = by_letters(letters);
    filed.note = "names in Arabic letters that the source calls English, filed by their letters";
    return filed;
  }
  return {tag, false, ""};
}

}  // namespace wasla::gazetteer
