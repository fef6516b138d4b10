// The mechanical corrections of names: what they do, and that they do nothing to what is right.
#include <gtest/gtest.h>

#include <random>

#include "wasla/gazetteer/gazetteer.h"
#include "wasla/gazetteer/lint/letters.h"
#include "wasla/gazetteer/lint/spelling.h"

namespace wasla::gazetteer {
namespace {

TEST(PutRight, Names) {
  const struct {
    const char *lang, *wrong, *right;
  } kCases[] = {
      {"ckb", "كوردستاني", "کوردستانی"},
      {"ckb", "به\u200Cرهه\u200Cم", "بەرهەم"},
      {"ar", "علی", "علي"},
      {"ar", "هەولێری", "هەولێری"},  // not Arabic at all
      {"ar", "العـــراق", "العراق"},
      {"ar", "حَلَبُ", "حلب"},
      {"ar", "ﻛﺮﻛﻮﻙ", "كركوك"},
      {"ar", "ﷺ", "ﷺ"},  // a phrase and no letters
      {"ar", "\u200Fأربيل\u200E", "أربيل"},
      {"ar", "Ø§Ù„Ø¹Ø±Ø§Ù‚", "العراق"},
      {"en", "DÃ©mocrate", "Démocrate"},
      {"en", "Lake &amp;  Sea,", "Lake & Sea"},
      {"en", "Аnkаra", "Ankara"},
      {"ru", "Анкара", "Анкара"},
      {"en", "Sana’a", "Sana'a"},
      {"en", "\"Lake\"", "Lake"},
      {"en", "Abu \"Lion\" Bakr", "Abu \"Lion\" Bakr"},
      {"kmr", "Hewle\u0302r", "Hewlêr"},
      {"kmr", "Șirnak", "Şirnak"},
      {"ar", "لواء ١2", "لواء 12"},
      {"fa", "آیت\u200Cالله", "آیت\u200Cالله"},
      {"ckb", "کورد\u200C", "کورد"},
      {"en", "", ""},
  };
  for (const auto& one : kCases) {
    EXPECT_EQ(put_right(one.wrong, one.lang), one.right);
  }
}

TEST(PutRight, LeavesWhatItMadeAlone) {
  std::mt19937 random(7);
  const std::u32string letters =
      U"aBé\u0302 \u00A0'’&;amp#123عليیكکهەة\u200C\u200D\u200F\u0640\u064Eﻛ١۲3ØÙ§„(),\"«»АоЁş";
  for (int round = 0; round < 20000; ++round) {
    std::u32string text;
    for (std::size_t length = random() % 12; text.size() < length;) {
      text += letters[random() % letters.size()];
    }
    const std::string name = to_utf8(text);
    for (const char* lang : {"ar", "ckb", "kmr", "en", "fa", "mul"}) {
      const std::string once = put_right(name, lang);
      EXPECT_EQ(put_right(once, lang), once) << name << " in " << lang;
    }
  }
}

TEST(PutRight, LeavesTheShippedNamesAlone) {
  Diagnostics problems;
  std::size_t names = 0;
  for (const Gazetteer& gazetteer :
       read_gazetteers({std::string(WASLA_SOURCE_DIR) + "/gazetteers"}, problems).gazetteers) {
    for (const Name& name : gazetteer.names) {
      EXPECT_EQ(put_right(name.text, name.lang), name.text) << name.id;
      ++names;
    }
  }
  EXPECT_GT(names, 10000u);
}

}  // namespace
}  // namespace wasla::gazetteer
