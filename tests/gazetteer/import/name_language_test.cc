#include "wasla/gazetteer/import/name_language.h"

#include <gtest/gtest.h>

#include "wasla/gazetteer/import/import_reading.h"

namespace wasla {
namespace {

using gazetteer::file_name;
using gazetteer::usual_tag;

TEST(NameLanguage, FollowsTheSourceAsFarAsLettersAllow) {
  struct Case {
    const char *name, *claimed, *lang;
    bool romanised, noted;
  };
  for (const Case& c : {
           Case{"Hewlêr", "ku", "kmr", false, false},
           Case{"هەولێر", "ku", "ckb", false, true},
           Case{"Hewlêr", "ku-latn", "kmr", false, false},
           Case{"هەولێر", "ku-arab", "kmr-Arab", false, false},
           Case{"هەولێر", "kmr", "kmr-Arab", false, false},
           Case{"Hewler", "ckb", "ckb-Latn", true, true},
           Case{"Irbil", "ara", "ar-Latn", true, true},
           Case{"أربيل", "ara", "ar", false, false},
           Case{"Erbil", "en-gb", "en", false, false},
           Case{"أربيل", "en", "ar", false, true},
           Case{"هەولێر", "", "ckb", false, false},
           Case{"أربيل", "und", "ar", false, false},
           Case{"Erbil", "", "en", false, false},
           Case{"Эрбиль", "", "und", false, false},
           Case{"Эрбиль", "rus", "ru", false, false},
           Case{"Erbil", "tur", "tr", false, false},
       }) {
    const gazetteer::FiledName filed = file_name(c.name, c.claimed);
    EXPECT_EQ(filed.lang, c.lang) << c.name << " " << c.claimed;
    EXPECT_EQ(filed.romanised, c.romanised) << c.name << " " << c.claimed;
    EXPECT_EQ(!filed.note.empty(), c.noted) << c.name << " " << c.claimed;
  }
  EXPECT_EQ(usual_tag("zh_hant_tw"), "zh-Hant-TW");
  EXPECT_EQ(usual_tag("AR-iq"), "ar-IQ");
}

TEST(NameLanguage, ChoicesCoverVariants) {
  const LanguageChoice usual;
  EXPECT_TRUE(usual.has("ar-Latn"));
  EXPECT_TRUE(usual.has("kmr-Arab"));
  EXPECT_FALSE(usual.has("arz"));
  EXPECT_FALSE(usual.has("und"));
  EXPECT_TRUE(LanguageChoice::parse("all").has("und"));
  EXPECT_THROW(LanguageChoice::parse("EN"), std::exception);
  EXPECT_THROW(LanguageChoice::parse(""), std::exception);
}

TEST(ImportReading, CleansTextAndFindsYears) {
  EXPECT_EQ(in_one_line(" a\t\n b\u00A0\u200Fc \u200E"), "a b c");
  EXPECT_EQ(in_one_line("می\u200Cخواهم"), "می\u200Cخواهم");  // a letter's business
  EXPECT_EQ(find_year("circa 28 Apr 1937"), 1937);
  EXPECT_EQ(find_year("1937-04-28"), 1937);
  EXPECT_EQ(find_year("no 12345 or 12"), std::nullopt);
  EXPECT_TRUE(is_acronym("PKK"));
  EXPECT_TRUE(is_acronym("DHKP/C"));
  EXPECT_FALSE(is_acronym("A"));
  EXPECT_FALSE(is_acronym("Pkk"));
}

}  // namespace
}  // namespace wasla
