#include "wasla/text/language.h"

#include <gtest/gtest.h>

#include <string>

namespace wasla::text {
namespace {

LineLanguages guess(const std::string& text, std::optional<Language> hint = {}) {
  Tokens tokens;
  tokenize(text, tokens);
  std::vector<LineLanguages> out;
  RuleLanguageGuesser().guess(text, tokens, hint, out);
  return out.at(0);
}

TEST(RuleLanguageGuesser, TellsTheFourAndTheirNeighbours) {
  EXPECT_EQ(guess("قال رئيس الوزراء العراقي إن الحكومة ماضية في تنفيذ برنامجها").arabic_script, Language::kArabic);
  EXPECT_EQ(guess("سەرۆکی هەرێمی کوردستان لەگەڵ شاندێکی بەرز کۆبووەوە").arabic_script, Language::kSorani);
  EXPECT_EQ(guess("ئەڤ بڕیارە ژ لایێ حکومەتێ ڤە هاتە دان کو دێ ل دهوکێ بیت").arabic_script, Language::kBadini);
  EXPECT_EQ(guess("رئیس جمهور ایران در سخنانی گفت که این کشور برای مذاکره آماده است").arabic_script,
            Language::kPersian);
  EXPECT_EQ(guess("Serokê Herêma Kurdistanê li Hewlêrê bi şandeke bilind re civiya").latin_script, Language::kKurmanji);
  EXPECT_EQ(
      guess("Cumhurbaşkanı bugün Ankara'da yaptığı açıklamada bir karar için görüştüklerini söyledi").latin_script,
      Language::kTurkish);
  EXPECT_EQ(guess("The prime minister said on Monday that talks with the region will go on").latin_script,
            Language::kEnglish);
  EXPECT_EQ(guess("Der Minister hat die Gespräche mit der Regierung und den Parteien fortgesetzt").latin_script,
            Language::kOther);
}

TEST(RuleLanguageGuesser, OldSoraniOrthographyIsNotPersian) {
  EXPECT_EQ(guess("له‌ كوردستان كۆبوونه‌وه‌یه‌كی گرنگ له‌گه‌ڵ ئه‌و "
                  "لایه‌نه‌ "
                  "كرا")
                .arabic_script,
            Language::kSorani);
}

TEST(RuleLanguageGuesser, EachScriptOfALineHasItsOwn) {
  const auto mixed = guess("پەکەکە و PKK لە باکووری کوردستان شەڕی دەوڵەتی تورکیا دەکات");
  EXPECT_EQ(mixed.arabic_script, Language::kSorani);
  EXPECT_NE(mixed.latin_script, Language::kSorani);
}

TEST(RuleLanguageGuesser, ShortTextTakesTheHint) {
  EXPECT_EQ(guess("PDK", Language::kKurmanji).latin_script, Language::kKurmanji);
  EXPECT_EQ(guess("بغداد").arabic_script, Language::kArabic);
}

TEST(Language, TagsAreBcp47) {
  EXPECT_EQ(to_string(Language::kBadini), "kmr-Arab");
  EXPECT_EQ(to_string(Language::kPersian), "other");
  EXPECT_EQ(parse_language("ku"), Language::kKurmanji);
  EXPECT_EQ(parse_language("xx"), Language::kOther);
}

}  // namespace
}  // namespace wasla::text
