#include "wasla/gazetteer/lint/titles.h"

#include <algorithm>
#include <string>

namespace wasla::gazetteer {
namespace {

// In small letters, without the dot that may follow.
constexpr std::string_view kPolite[] = {
    "dr",       "mr",        "mrs",        "ms",       "miss",    "prof",   "professor", "doctor",   "eng",
    "engineer", "hon",       "honourable", "h.e",      "he",      "lady",   "madam",     "his",      "birêz",
    "berêz",    "rêzdar",    "xatûn",      "xanim",    "dktr",    "doktor", "sayın",     "السيد",    "السيدة",
    "سيد",      "الدكتور",   "الدكتورة",   "دكتور",    "د",       "أ.د",    "ا.د",       "م",        "المهندس",
    "المهندسة", "الأستاذ",   "الاستاذ",    "الأستاذة", "سيادة",   "معالي",  "فخامة",     "دولة",     "سعادة",
    "سماحة",    "فضيلة",     "جناب",       "حضرة",     "المحامي", "دکتۆر",  "دکتور",     "پ.د",      "بەڕێز",
    "جەنابی",   "ئەندازیار", "پارێزەر",    "خاتوو",    "کاک",     "کاکە",   "مامۆستا",   "پرۆفیسۆر",
};
constexpr std::string_view kRank[] = {
    "sheikh",    "shaikh",   "sheik",      "shaykh",  "sheykh",    "sayyid",  "sayyed",     "sayed",   "seyyed",
    "ayatollah", "mullah",   "mulla",      "imam",    "hajji",     "haji",    "hajj",       "general", "gen",
    "colonel",   "col",      "major",      "maj",     "brigadier", "captain", "lieutenant", "lt",      "president",
    "minister",  "governor", "ambassador", "judge",   "senator",   "prince",  "princess",   "king",    "queen",
    "sultan",    "emir",     "pope",       "bishop",  "patriarch", "sir",     "lord",       "şêx",     "seyid",
    "mele",      "serok",    "general",    "wezîr",   "hecî",      "الشيخ",   "شيخ",        "الشيخة",  "الملا",
    "الحاج",     "الإمام",   "الامام",     "اللواء",  "العميد",    "الفريق",  "العقيد",     "المقدم",  "الرائد",
    "النقيب",    "الجنرال",  "الرئيس",     "الوزير",  "النائب",    "القاضي",  "السفير",     "المحافظ", "الأمير",
    "الملك",     "السلطان",  "البابا",     "المطران", "البطريرك",  "شێخ",     "سەید",       "مەلا",    "جەنەراڵ",
    "حاجی",      "ئیمام",    "سەرۆک",      "وەزیر",   "پارێزگار",  "عەمید",   "لیوا",       "دادوەر",
};

std::string small(std::string_view word) {
  std::string result(word);
  for (char& c : result) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
  }
  // The Kurmanji capitals that begin a title.
  if (result.starts_with("Ş")) {
    result.replace(0, std::string_view("Ş").size(), "ş");
  }
  return result;
}

template <std::size_t N>
bool among(const std::string_view (&titles)[N], std::string_view word) {
  return std::find(std::begin(titles), std::end(titles), word) != std::end(titles);
}

}  // namespace

TitledName split_title(std::string_view name) {
  std::size_t end = name.find(' ');
  if (const std::size_t dot = name.find('.'); dot < end && dot + 1 < name.size() && dot >= 2 && name[dot + 1] != ' ' &&
                                              name.find('.', dot + 1) == std::string_view::npos) {
    end = dot + 1;  // Dr.Barham, د.حيدر: the title runs on into the name
  }
  if (end == std::string_view::npos) {
    return {};
  }
  std::string word = small(name.substr(0, end));
  const bool dotted = word.ends_with('.');
  word = dotted ? word.substr(0, word.size() - 1) : word;
  const std::string_view rest = name.substr(end < name.size() && name[end] == ' ' ? end + 1 : end);
  // Single Arabic letters, "he" and "his" are titles only with what marks them as such.
  const bool needs_more = word == "د" || word == "م" || word == "he" || word == "col" || word == "maj" || word == "eng";
  if (among(kPolite, word)) {
    if (word == "his") {
      return rest.starts_with("Excellency") || rest.starts_with("Majesty") || rest.starts_with("Highness")
                 ? TitledName{TitleKind::kPolite, rest}
                 : TitledName{};
    }
    return needs_more && !dotted ? TitledName{} : TitledName{TitleKind::kPolite, rest};
  }
  if (among(kRank, word) && !(needs_more && !dotted)) {
    return {TitleKind::kRank, rest};
  }
  return {};
}

}  // namespace wasla::gazetteer
