#include "wasla/text/neutral_form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace wasla::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Spelling spelled(std::string_view lang, std::string_view name) {
  Spelling out;
  SpellingScratch scratch;
  spell(name, spelling_profile(name, lang), scratch, out);
  return out;
}

std::vector<std::string> keys_of(std::string_view lang, std::string_view name) {
  const Spelling spelling = spelled(lang, name);
  Skeletons out;
  skeletons(spelling, 0, spelling.parts.size(), out);
  return out.keys;
}

struct Tagged {
  const char *lang, *name;
};

bool share_a_key(const Tagged& a, const Tagged& b) {
  const auto first = keys_of(a.lang, a.name), second = keys_of(b.lang, b.name);
  return std::any_of(first.begin(), first.end(), [&](const std::string& key) {
    return std::find(second.begin(), second.end(), key) != second.end();
  });
}

TEST(NeutralForm, OneRomanisationForAllScripts) {
  static constexpr struct {
    const char *lang, *name, *form;
  } kRows[] = {
      {"ar", "قاسم سليماني", "qasm slimani"},
      {"en", "Qasem Soleimani", "qasem soleimani"},
      {"ar", "مقتدى الصدر", "mqtda sdr"},
      {"ar", "وزير", "wzir"},
      {"ar", "يوسف", "yusf"},
      {"ar", "خورشيد", "xurSid"},
      {"ar", "غازي", "Gazi"},
      {"ar", "فؤاد", "f'uad"},
      {"ar", "السليمانية", "slimania"},
      {"ar", "تشيلي", "Cili"},
      {"ar", "الفوج ١٢", "fuc 12"},
      {"ckb", "پێشمەرگە", "peSmerge"},
      {"ckb", "هەولێر", "heuler"},
      {"ckb", "یەکەی ٢٣", "yekei 23"},
      {"kmr-Arab", "نێچیرڤان", "neCirvan"},
      {"kmr", "Nêçîrvan", "neCirvan"},
      {"kmr", "Xezelî", "xezeli"},
      {"kmr", "Cihan Jiyan", "cihan jiyan"},
      {"ku-Latn", "Řanya", "ranya"},
      {"en", "Sheikh Zhala", "Seix jala"},
      {"en", "Ghazi Khalid", "Gazi xalid"},
      {"en", "Noori Masoud", "nuri masud"},
      {"en", "Abdul-Raḥmān al-Ṣadr", "abd rahman sadr"},
      {"ru", "Иванов", "ivanov"},
      {"en", "", ""},
      {"ar", "…", ""},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(neutral_form(spelled(row.lang, row.name)), row.form) << row.lang << " " << row.name;
  }
}

TEST(NeutralForm, OfOneWordWithoutItsArticle) {
  const Spelling s = spelled("en", "Muqtada al-Sadr");
  ASSERT_EQ(s.parts.size(), 2u);
  EXPECT_EQ(neutral_form(s, 0), "muqtada");
  EXPECT_EQ(neutral_form(s, 1), "sadr");
}

TEST(NeutralForm, ReadingsLikeliestFirstAndNoMoreThanAsked) {
  const Spelling s = spelled("ar", "جب");
  std::vector<std::string> readings{"left over"};
  neutral_readings(s.profile, s.part(0), 4, readings);
  EXPECT_THAT(readings, testing::UnorderedElementsAre("cb", "cp", "gb", "gp"));
  EXPECT_EQ(readings[0], "cb");
  neutral_readings(s.profile, s.part(0), 2, readings);
  EXPECT_EQ(readings.size(), 2u);
  EXPECT_EQ(readings[0], "cb");
  neutral_readings(s.profile, s.part(0), 1, readings);
  EXPECT_THAT(readings, ElementsAre("cb"));
  neutral_readings(s.profile, {}, 4, readings);
  EXPECT_THAT(readings, ElementsAre(""));
}

TEST(Skeletons, Keys) {
  EXPECT_THAT(keys_of("ar", "قاسم سليماني"), ElementsAre("KSMSLMN"));
  EXPECT_THAT(keys_of("en", "Qasem Soleimani"), ElementsAre("KSMSLMN"));
  EXPECT_THAT(keys_of("en", "Erbil"), ElementsAre("ARBL"));
  EXPECT_THAT(keys_of("en", "Anbar"), ElementsAre("AMBR"));
  // Arabic does not write a letter twice for length; others do.
  EXPECT_THAT(keys_of("ar", "ممدوح"), ElementsAre("MMTH"));
  EXPECT_THAT(keys_of("en", "Hassan"), ElementsAre("HSN"));
  EXPECT_THAT(keys_of("ckb", "محەممەد"), ElementsAre("MHMT"));
  EXPECT_THAT(keys_of("ar", "الفوج ١٢"), testing::Contains("FJ12"));
  EXPECT_THAT(keys_of("en", "Unit 11"), ElementsAre("ANT11"));
  EXPECT_THAT(keys_of("ckb", "٢٢٣"), ElementsAre("223"));
  EXPECT_THAT(keys_of("en", ""), IsEmpty());
  EXPECT_THAT(keys_of("en", "\xff\xfe"), IsEmpty());
}

TEST(Skeletons, OfSomeWordsOnly) {
  const Spelling s = spelled("en", "Muqtada al-Sadr Erbil");
  Skeletons out;
  skeletons(s, 1, 2, out);
  EXPECT_THAT(out.keys, ElementsAre("STR"));
  skeletons(s, 1, 99, out);
  EXPECT_THAT(out.keys, ElementsAre("STRRBL"));
  skeletons(s, 2, 2, out);
  EXPECT_THAT(out.keys, IsEmpty());
}

TEST(Skeletons, SpellingsOfOneNameShareAKey) {
  // docs/orthography.md and its sources: one row a thing.
  static const std::vector<std::vector<Tagged>> kNames{
      {{"ar", "قيس الخزعلي"},
       {"en", "Qais al-Khazali"},
       {"en", "Qays al-Khaz'ali"},
       {"kmr", "Qeys el-Xezelî"},
       {"ckb", "قەیس خەزعەلی"},
       {"ckb", "قەیس ئەلخەزعەلی"}},
      {{"ar", "أربيل"}, {"en", "Erbil"}, {"en", "Arbil"}, {"en", "Irbil"}, {"kmr", "Erbîl"}, {"ckb", "ئەربیل"}},
      {{"en", "Hawler"}, {"kmr", "Hewlêr"}, {"ckb", "هەولێر"}, {"ckb", "هه\u200Cولێر"}},
      {{"ar", "مسعود بارزاني"},
       {"en", "Masoud Barzani"},
       {"en", "Massoud Barzani"},
       {"kmr", "Mesûd Barzanî"},
       {"ckb", "مەسعوود بارزانی"}},
      {{"ar", "نيجيرفان بارزاني"},
       {"en", "Nechirvan Barzani"},
       {"kmr", "Nêçîrvan Barzanî"},
       {"ckb", "نێچیرڤان بارزانی"},
       {"kmr-Arab", "نێچیرڤان بارزانی"}},
      {{"ar", "مقتدى الصدر"},
       {"en", "Muqtada al-Sadr"},
       {"en", "Moqtada as-Sadr"},
       {"en", "Muqtad\u0101 al-\u1E62adr"},
       {"kmr", "Muqteda el-Sedr"},
       {"ckb", "موقتەدا سەدر"}},
      {{"ar", "عادل عبد المهدي"},
       {"ar", "عادل عبدالمهدي"},
       {"en", "Adil Abdul-Mahdi"},
       {"en", "Adel Abdelmahdi"},
       {"kmr", "Adil Ebdulmehdî"},
       {"ckb", "عادل عەبدولمەهدی"}},
      {{"ar", "مصطفى الكاظمي"},
       {"en", "Mustafa al-Kadhimi"},
       {"en", "Mustafa Kazemi"},
       {"kmr", "Mistefa Kazimî"},
       {"ckb", "مستەفا کازمی"}},
      {{"ar", "أبو مهدي المهندس"},
       {"en", "Abu Mahdi al-Muhandis"},
       {"kmr", "Ebû Mehdî el-Mihendis"},
       {"ckb", "ئەبو مەهدی ئەلموهەندیس"}},
      {{"ar", "السليمانية"},
       {"en", "Sulaymaniyah"},
       {"en", "As-Sulaymaniyyah"},
       {"kmr", "Silêmanî"},
       {"ckb", "سلێمانی"}},
      {{"ar", "عبد اللطيف رشيد"},
       {"en", "Abdul Latif Rashid"},
       {"en", "Abdullatif Rashid"},
       {"kmr", "Ebdulletîf Reşîd"},
       {"ckb", "عەبدولەتیف ڕەشید"},
       {"ckb", "عەبدوللەتیف ڕەشید"}},
      {{"ar", "البيشمركة"}, {"en", "Peshmerga"}, {"en", "Pesh Merga"}, {"kmr", "Pêşmerge"}, {"ckb", "پێشمەرگە"}},
      {{"ar", "دير الزور"}, {"en", "Deir ez-Zor"}, {"en", "Deir Ezzor"}, {"kmr", "Dêrazor"}, {"ckb", "دێرەزۆر"}},
      {{"ar", "القامشلي"}, {"en", "Qamishli"}, {"en", "Kamishli"}, {"kmr", "Qamişlo"}, {"ckb", "قامیشلۆ"}},
      {{"ar", "الأنبار"}, {"en", "Anbar"}, {"en", "Al-Anbar"}, {"en", "Ambar"}, {"kmr", "Enbar"}, {"ckb", "ئەنبار"}},
      {{"ar", "لواء أبو الفضل"}, {"en", "Liwa Abu al-Fadl"}, {"en", "Liwa Abu l-Fadhl"}, {"en", "Liwa Abu'l-Fadl"}},
  };
  for (const auto& spellings : kNames) {
    for (std::size_t i = 0; i < spellings.size(); ++i) {
      for (std::size_t j = i + 1; j < spellings.size(); ++j) {
        EXPECT_TRUE(share_a_key(spellings[i], spellings[j])) << spellings[i].name << " " << spellings[j].name;
      }
    }
  }
}

TEST(Skeletons, OtherNamesDoNotShareAKey) {
  static constexpr Tagged kPairs[][2] = {
      {{"ar", "قاسم"}, {"en", "Hashim"}},       {{"ar", "أربيل"}, {"en", "Hewler"}},
      {{"en", "Barzani"}, {"ckb", "تاڵەبانی"}}, {{"ar", "إسلام"}, {"en", "Salam"}},
      {{"ar", "سعيد"}, {"kmr", "Şehîd"}},       {{"ckb", "زاخۆ"}, {"en", "Sako"}},
      {{"ar", "نوري"}, {"en", "Mori"}},         {{"en", "Unit 14"}, {"en", "Unit 41"}},
      {{"ckb", "هەولێر"}, {"en", "Ular"}},      {{"ar", "كركوك"}, {"ckb", "کەرکوش"}},
  };
  for (const auto& pair : kPairs) {
    EXPECT_FALSE(share_a_key(pair[0], pair[1])) << pair[0].name << " " << pair[1].name;
  }
}

TEST(Skeletons, FewDistinctAndNoneEmptyHoweverAmbiguousOrLong) {
  for (const char* name : {"thchghdhshkh", "Chadhgha Thikhshdh", "\xff\xfe", "'''", "aeiou", "h", "ghghghgh"}) {
    for (const std::size_t times : {1, 7, 60, 2000}) {
      std::string text;
      for (std::size_t i = 0; i < times; ++i) {
        text += name;
      }
      for (const char* lang : {"en", "kmr"}) {
        const std::vector<std::string> keys = keys_of(lang, text);
        EXPECT_LE(keys.size(), kMostSkeletons);
        EXPECT_EQ(std::set<std::string>(keys.begin(), keys.end()).size(), keys.size()) << text.substr(0, 40);
        EXPECT_EQ(std::count(keys.begin(), keys.end(), std::string()), 0);
      }
    }
  }
}

}  // namespace
}  // namespace wasla::text
