#include "wasla/models/badini_text.h"

#include "wasla/models/language_features.h"
#include "wasla/text/token.h"
#include "wasla/text/utf8.h"

namespace wasla::models {
namespace {

struct Written {
  std::string_view hawar, arabic;
};

// Words whose spelling is a habit and not the sum of their letters.
constexpr Written kWords[] = {
    {"û", "و"},
    {"xwe", "خۆ"},
    {"ve", "ڤە"},
    {"re", "را"},
    {"de", "دا"},
    {"îro", "ئەڤرۆ"},
    {"niha", "نوکە"},
    {"hikûmet", "حکومەت"},
    {"hikûmeta", "حکومەتا"},
    {"hikûmetê", "حکومەتێ"},
    {"dike", "دکەت"},
    {"dikin", "دکەن"},
    {"dibe", "دبیت"},
    {"dibêje", "دبێژیت"},
    {"tê", "دهێت"},
    {"hatiye", "هاتیە"},
    {"hatin", "هاتنە"},
    {"wek", "وەک"},
    {"wekî", "وەکو"},
    {"çawa", "چاوا"},
    {"heta", "هەتا"},
    {"piştî", "پشتی"},
    {"berî", "بەری"},
    {"gelek", "گەلەک"},
    {"got", "گۆت"},
};

constexpr Written kLetters[] = {
    {"a", "ا"}, {"b", "ب"},  {"c", "ج"}, {"ç", "چ"}, {"d", "د"}, {"e", "ە"}, {"ê", "ێ"}, {"f", "ف"},
    {"g", "گ"}, {"h", "ه"},  {"i", ""},  {"î", "ی"}, {"j", "ژ"}, {"k", "ک"}, {"l", "ل"}, {"m", "م"},
    {"n", "ن"}, {"o", "ۆ"},  {"p", "پ"}, {"q", "ق"}, {"r", "ر"}, {"s", "س"}, {"ş", "ش"}, {"t", "ت"},
    {"u", "و"}, {"û", "وو"}, {"v", "ڤ"}, {"w", "و"}, {"x", "خ"}, {"y", "ی"}, {"z", "ز"},
};
constexpr std::string_view kVowels = "a e ê i î o u û";

void append_word(std::string_view word, std::string& out) {
  for (const Written& whole : kWords) {
    if (whole.hawar == word) {
      out += whole.arabic;
      return;
    }
  }
  for (std::size_t i = 0; i < word.size();) {
    const std::size_t length = text::decode(word.data() + i, word.data() + word.size()).length;
    const std::string_view letter = word.substr(i, length);
    for (const Written& written : kLetters) {
      if (written.hawar == letter) {
        if (i == 0 && kVowels.find(letter) != kVowels.npos) {
          out += "ئ";
        }
        out += written.arabic;
      }
    }
    i += length;
  }
}

}  // namespace

std::string badini_text(std::string_view hawar) {
  text::Tokens tokens;
  text::tokenize(hawar, tokens);
  std::string out;
  LanguageWord word;
  std::size_t copied = 0;
  for (const text::Token& token : tokens.tokens) {
    if (token.script != text::CharKind::kLatin) {
      continue;
    }
    out += hawar.substr(copied, token.begin - copied);
    read_language_word(hawar.substr(token.begin, token.end - token.begin), word);
    append_word(word.view(), out);
    copied = token.end;
  }
  return out += hawar.substr(copied);
}

}  // namespace wasla::models
