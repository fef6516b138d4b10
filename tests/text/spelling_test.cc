#include "wasla/text/spelling.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace wasla::text {
namespace {

Spelling spelled(std::string_view lang, std::string_view name) {
  Spelling out;
  SpellingScratch scratch;
  spell(name, spelling_profile(name, lang), scratch, out);
  return out;
}

std::string letters(const Spelling& spelling) {
  std::string out;
  for (const SoundLetter letter : spelling.letters) {
    EXPECT_FALSE(written(spelling.profile, letter).empty()) << int{letter};
    out += written(spelling.profile, letter);
  }
  return out;
}

std::string roles(const Spelling& spelling) {
  std::string out;
  for (const SpelledPart& part : spelling.parts) {
    out += ".pktin"[static_cast<int>(part.role)];
  }
  return out;
}

struct Row {
  const char *lang, *name, *letters;
};

TEST(Spelling, Letters) {
  static constexpr Row kRows[] = {
      // Arabic: alef with hamza is alef, keyboard look-alikes are one, hamza elsewhere stays, points go.
      {"ar", "\u0625\u064A\u0631\u0627\u0646", "|ایران|"},
      {"ar", "\u0627\u06CC\u0631\u0627\u0646", "|ایران|"},
      {"ar", "\u0643\u0631\u0643\u0648\u0643", "|کرکوک|"},
      {"ar", "فؤاد", "|فؤاد|"},
      {"ar", "كربلاء", "|کربلاء|"},
      {"ar", "عُمَر", "|عمر|"},
      {"ar", "عـــراق", "|عراق|"},
      {"ar", "ممدوح", "|ممدوح|"},
      {"ar", "الفوج ١٢", "|*فوج|12|"},
      {"ar", "الفوج 12", "|*فوج|12|"},
      // Sorani: a doubled waw is one, h with a joiner is e.
      {"ckb", "مەسعوود", "|مەسعود|"},
      {"ckb", "\u0647\u0647\u200C\u0648\u0644\u06CE\u0631", "|\u0647\u06D5ولێر|"},
      {"ckb", "یەکەی ٢٣", "|یەکەی|23|"},
      {"ckb", "آزاد", "|ئازاد|"},
      {"kmr-Arab", "دهۆک", "|دهۆک|"},
      // Kurmanji and its substitutes.
      {"kmr", "HEWLÊR", "|hewlêr|"},
      {"kmr", "HEWLE\u0302R", "|hewlêr|"},
      {"kmr", "Çiya", "|çiya|"},
      {"ku-Latn", "Řanya", "|řanya|"},
      {"ckb-Latn", "Hewlér", "|hewlêr|"},
      // English and scholarly Latin.
      {"en", "\u02BFAbd al-Ra\u1E25m\u0101n al-\u1E62adr", "|abd|*rahman|*sadr|"},
      {"en", "Ğāzī al-Yāwar", "|ğazi|*yawar|"},
      // Accents that no table has.
      {"ku-Latn", "Ṟesh", "|řesh|"},
      {"en", "Nguyễn", "|nguyen|"},
      {"kmr", "Ṯest", "|test|"},
      {"en", "Ka\u2019abi", "|ka'abi|"},
      {"en", "Ka'abi", "|ka'abi|"},
      {"en", "Selahattin Demirtaş", "|selah|*din|demirtaş|"},
      {"en", "Æon", "|aeon|"},
      {"en", "Straße", "|strasse|"},
      {"en", "Bridge 14", "|bridge|14|"},
      {"en", "  Erbil -- City. ", "|erbil|city|"},
      // Other scripts go by way of Latin, whatever language was named.
      {"ru", "Иванов", "|ivanov|"},
      {"ar", "Иванов", "|ivanov|"},
      {"en", "Αθήνα", "|athena|"},
      // Nothing to spell.
      {"en", "", "|"},
      {"ar", "", "|"},
      {"ckb", "…", "|"},
      {"en", "-.-", "|"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(letters(spelled(row.lang, row.name)), row.letters) << row.lang << " " << row.name;
  }
}

TEST(Spelling, Articles) {
  static constexpr Row kRows[] = {
      {"ar", "مقتدى الصدر", "|مقتدى|*صدر|"},
      {"ar", "الآسايش", "|*اسایش|"},
      // An alef with hamza is the word's own.
      {"ar", "\u0623لمانيا", "|المانیا|"},
      {"ar", "\u0625لهام \u0623حمد", "|الهام|احمد|"},
      {"en", "Muqtada al-Sadr", "|muqtada|*sadr|"},
      {"en", "Moktada al Sadr", "|moktada|*sadr|"},
      {"en", "Moqtada as-Sadr", "|moqtada|*sadr|"},
      {"en", "Deir ez-Zor", "|deir|*zor|"},
      {"en", "Ar Rutba", "|*rutba|"},
      {"en", "Hashd ash-Shaabi", "|hashd|*shaabi|"},
      {"en", "Bashar el-Assad", "|bashar|*assad|"},
      {"kmr", "Qeys el-Xezelî", "|qeys|*xezelî|"},
      {"ckb", "قەیس ئەلخەزعەلی", "|قەیس|*خەزعەلی|"},
      // Not articles: another consonant follows, nothing follows, too little is left.
      {"en", "As Rutba", "|as|rutba|"},
      {"en", "Sadr al", "|sadr|al|"},
      {"en", "Al", "|al|"},
      {"en", "Al B", "|al|b|"},
      {"ar", "ال", "|ال|"},
      {"ar", "الم", "|الم|"},
      {"ckb", "ئەلی", "|ئەلی|"},
      {"ckb", "ئەلیکا ئەلیان", "|ئەلیکا|ئەلیان|"},
      {"ckb", "ئەلمەنار", "|*مەنار|"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(letters(spelled(row.lang, row.name)), row.letters) << row.lang << " " << row.name;
  }
}

TEST(Spelling, HeadsWrittenTogetherOrApartAreOne) {
  static const std::vector<std::vector<const char*>> kGroups{
      {"|abd|*rahman|", "en", "Abd al-Rahman", "Abd ar-Rahman", "Abdul Rahman", "Abdul-Rahman", "Abdulrahman",
       "Abdurrahman", "Abdur Rahman", "Abdel-Rahman", "Abdoul Rahman"},
      {"|abd|*lah|", "en", "Abdullah", "Abdul-Lah"},
      {"|abu|*fadl|", "en", "Abu al-Fadl", "Abul-Fadl", "Abu l-Fadl", "Abu'l-Fadl", "Abu\u02BCl Fadl", "Abulfadl"},
      {"|ebd|*rehman|", "kmr", "Ebdulrehman", "Ebdul Rehman", "Ebdurrehman"},
      {"|عبد|*رحمن|", "ar", "عبد الرحمن", "عبدالرحمن"},
      {"|ابو|*فضل|", "ar", "أبو الفضل", "أبوالفضل", "ابو الفضل", "أبي الفضل", "أبيالفضل", "أبا الفضل"},
      {"|عەبد|*ڕەحمان|", "ckb", "عەبدولڕەحمان", "عەبدوولڕەحمان"},
      {"|ئەبو|*فەزل|", "ckb", "ئەبولفەزل"},
      // One l for the article and the name.
      {"|عەبد|*لەتیف|", "ckb", "عەبدولەتیف", "عەبدوللەتیف"},
  };
  for (const auto& group : kGroups) {
    for (std::size_t i = 2; i < group.size(); ++i) {
      EXPECT_EQ(letters(spelled(group[1], group[i])), group[0]) << group[i];
    }
  }
  // In all scripts, however it is written.
  static const std::vector<std::vector<const char*>> kMore{
      {"|abd|*rahman|", "en", "Abdu'l-Rahman", "Abdu l-Rahman", "'Abd ar-Rahman", "Abdirahman", "Abdu r-Rahman"},
      {"|abd|*lah|", "en", "Abdullah", "Abdulla", "Abd Allah", "Abdallah"},
      {"|ebd|*lah|", "kmr", "Ebdullah", "Ebdulla", "Ebdułła", "Evdila"},
      {"|ebd|*rehman|", "kmr", "Evdirehman", "Ebdirehman"},
      {"|عەبد|*لا|", "ckb", "عەبدوڵا", "عەبدولڵا", "عەبدوڵڵا", "عەبدوڵلا", "عەبدوللاه"},
      {"|عەبد|*ڕەحمان|", "ckb", "عەبدوڵڕەحمان", "عەبدوڕەحمان", "عەبدورڕەحمان", "عەبدول ڕەحمان", "عەبدول-ڕەحمان"},
      {"|abu|bakr|", "en", "Abu Bakr", "Abubakr"},
      {"|ابو|بکر|", "ar", "أبو بكر", "أبوبكر"},
      {"|ئەبو|بەکر|", "ckb", "ئەبو بەکر", "ئەبوبەکر", "ئەبووبەکر"},
      {"|salah|*din|", "en", "Salah al-Din", "Salah ad-Din", "Salahaddin", "Salahuddin", "Salahettin", "Salaheddine"},
      {"|صلاح|*دین|", "ar", "صلاح الدين", "صلاحالدين"},
      {"|سەلاح|*دین|", "ckb", "سەلاحەدین", "سەلاحەددین", "سەلاحودین"},
      {"|selah|*dîn|", "kmr", "Selahedîn", "Selaheddîn", "Selahedin"},
      {"|nasr|*lah|", "en", "Nasrullah", "Nasrollah", "Nasrallah"},
      {"|نصر|*له|", "ar", "نصر الله", "نصرالله"},
      {"|نەسر|*لا|", "ckb", "نەسروڵڵا", "نەسروڵا"},
  };
  for (const auto& group : kMore) {
    for (std::size_t i = 2; i < group.size(); ++i) {
      EXPECT_EQ(letters(spelled(group[1], group[i])), group[0]) << group[i];
    }
  }
  // Looks alike and is none.
  EXPECT_EQ(letters(spelled("en", "Abdu")), "|abdu|");
  EXPECT_EQ(letters(spelled("en", "Ayatollah")), "|ayatollah|");
  EXPECT_EQ(letters(spelled("en", "Mahallah")), "|mahallah|");
  EXPECT_EQ(letters(spelled("en", "Martin")), "|martin|");
  EXPECT_EQ(letters(spelled("en", "Elmedin")), "|elmedin|");
  EXPECT_EQ(letters(spelled("ar", "أبولون")), "|ابولون|");
  EXPECT_EQ(letters(spelled("ckb", "عەبداڵان")), "|عەبداڵان|");
  EXPECT_EQ(letters(spelled("ckb", "کۆمەڵا")), "|کۆمەڵا|");
  EXPECT_EQ(letters(spelled("ckb", "مەیادین")), "|مەیادین|");
  EXPECT_EQ(letters(spelled("en", "Abdi")), "|abdi|");
  EXPECT_EQ(letters(spelled("en", "George L Brown")), "|george|l|brown|");
  EXPECT_EQ(letters(spelled("ar", "عبد")), "|عبد|");
}

TEST(Spelling, RolesOfWords) {
  static constexpr Row kRows[] = {
      {"en", "Sheikh Ali bin Ahmed", "t.p."},
      {"en", "Dr. A. Smith", "ti."},
      {"en", "Abu Mahdi", "k."},
      {"en", "Umm Qasr 2", "k.n"},
      {"ar", "الشيخ قاسم بن محمد", "t.p."},
      {"ar", "أم قصر", "k."},
      {"ar", "شيخ قاسم بن محمد", "t.p."},
      {"ar", "أبو مهدي المهندس", "k.."},
      {"ar", "م. علي", "i."},
      {"ar", "الفوج ١٢", ".n"},
      {"kmr", "Şêx Seîd", "t."},
      {"kmr", "Ebû Mehdî", "k."},
      {"ckb", "شێخ مەحموود", "t."},
      {"ckb", "ئەبو مەهدی ٣", "k.n"},
      {"en", "B2", "."},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(roles(spelled(row.lang, row.name)), row.letters) << row.lang << " " << row.name;
  }
}

TEST(Spelling, GeneralWordsMeanTheSameInAllLanguages) {
  auto meaning = [](const char* lang, const char* name) { return int{spelled(lang, name).parts.back().meaning}; };
  const int upper = meaning("ckb", "گوڵانى سەروو"), small = meaning("ku-Latn", "Derwêshan Biçûk");
  EXPECT_NE(upper, 0);
  EXPECT_NE(small, 0);
  EXPECT_NE(upper, small);
  EXPECT_EQ(meaning("ar", "سرمة العليا"), upper);
  EXPECT_EQ(meaning("en", "Sarmah al `Ulya"), upper);
  EXPECT_EQ(meaning("ku-Latn", "Wêłkey Serû"), upper);
  EXPECT_EQ(meaning("ckb", "عەليان بچوك"), small);
  EXPECT_EQ(meaning("en", "Waylakah as Saghir"), small);
  EXPECT_EQ(meaning("en", "Sarmah"), 0);
}

TEST(Spelling, PartsLieBetweenBoundaries) {
  for (const char* name : {"Abdul-Rahman al-Sadr", "Umm Qasr 2", "Ḏū al-Fiqār"}) {
    const Spelling s = spelled("en", name);
    ASSERT_FALSE(s.parts.empty());
    EXPECT_EQ(s.letters.front(), kBoundary);
    std::size_t end = 0;
    for (const SpelledPart& part : s.parts) {
      EXPECT_EQ(part.begin, end + 1);
      EXPECT_LT(part.begin + (part.article ? 1 : 0), part.end);
      EXPECT_EQ(s.letters[part.begin] == kArticle, part.article);
      end = part.end;
      EXPECT_EQ(s.letters[end], kBoundary);
    }
    EXPECT_EQ(s.letters.size(), end + 1);
  }
}

TEST(Spelling, GarbageAndGreatLength) {
  const std::string garbage = "\xff\xfe\xc0\x80 Erbil \xed\xa0\x80 \xf4\x90";
  for (const char* lang : {"ar", "ckb", "kmr", "en", "", "x"}) {
    const Spelling s = spelled(lang, garbage);
    EXPECT_NE(letters(s).find("|erbil|"), std::string::npos) << lang;
  }
  EXPECT_TRUE(spelled("en", "\xff\xff").parts.size() <= 1);
  // Letters that are spelled by two must not go past the end either.
  for (const char* word : {"a", "ß", "ؤ", "þ", "Erbil ", "ß þþþþþþþþþþþþþþþþ", "Ж", "l'", "1"}) {
    for (const char* lang : {"ar", "ckb", "kmr", "en"}) {
      for (const std::size_t times : {59, 60, 110, 116, 117, 118, 119, 120, 5000}) {
        std::string name;
        for (std::size_t i = 0; i < times; ++i) {
          name += word;
        }
        const Spelling s = spelled(lang, name);
        ASSERT_LE(s.letters.size(), kLongestSpelling) << word << " " << times << " " << lang;
        ASSERT_EQ(s.letters.back(), kBoundary);
        for (const SpelledPart& part : s.parts) {
          ASSERT_LT(part.begin, part.end);
          ASSERT_LT(part.end, s.letters.size());
        }
      }
    }
  }
  // One endless word is cut, also behind an article or a head.
  for (const char* head : {"", "al-", "Abdul"}) {
    const Spelling s = spelled("en", head + std::string(500, 'k'));
    EXPECT_EQ(s.letters.size(), kLongestSpelling) << head;
  }
  std::string words;
  for (int i = 0; i < 1000; ++i) {
    words += "Erbil ";
  }
  EXPECT_EQ(letters(spelled("en", words)).substr(0, 13), "|erbil|erbil|");
}

TEST(Spelling, ScratchAndResultCarryNothingOver) {
  Spelling out;
  SpellingScratch scratch;
  spell("Иванов Abdul-Rahman", FoldingProfile::kLatin, scratch, out);
  spell("Abdul", FoldingProfile::kLatin, scratch, out);
  spell("Zor", FoldingProfile::kKurmanji, scratch, out);
  EXPECT_EQ(letters(out), "|zor|");
  EXPECT_EQ(out.parts.size(), 1u);
  EXPECT_FALSE(out.parts[0].article);
  EXPECT_EQ(out.profile, FoldingProfile::kKurmanji);
}

TEST(Spelling, ProfileOfANameAndItsTag) {
  struct Guess {
    const char *lang, *name;
    FoldingProfile profile;
  };
  static constexpr Guess kGuesses[] = {
      {"ar", "بارزانی", FoldingProfile::kArabic},
      {"ckb", "بارزانی", FoldingProfile::kSorani},
      {"kmr", "Barzanî", FoldingProfile::kKurmanji},
      {"en", "Barzani", FoldingProfile::kLatin},
      {"kmr-Arab", "دهۆک", FoldingProfile::kSorani},
      {"ku-Latn", "Dihok", FoldingProfile::kKurmanji},
      // The script speaks louder than the tag.
      {"ar", "Barzani", FoldingProfile::kLatin},
      {"ckb", "Barzani", FoldingProfile::kKurmanji},
      {"en", "البارزاني", FoldingProfile::kArabic},
      {"kmr", "هەولێر", FoldingProfile::kSorani},
      {"en", "هەولێر", FoldingProfile::kSorani},
      // Guessed.
      {"", "Barzani", FoldingProfile::kLatin},
      {"", "Barzanî", FoldingProfile::kKurmanji},
      {"", "الصدر", FoldingProfile::kArabic},
      {"", "هەولێر", FoldingProfile::kSorani},
      {"xx", "Barzani", FoldingProfile::kLatin},
      {"xx", "هەولێر", FoldingProfile::kSorani},
      {"", "", FoldingProfile::kLatin},
      {"", "\xff", FoldingProfile::kLatin},
  };
  for (const Guess& guess : kGuesses) {
    EXPECT_EQ(spelling_profile(guess.name, guess.lang), guess.profile) << guess.lang << " " << guess.name;
  }
}

TEST(Spelling, LettersAndNumbersAgree) {
  for (int p = 0; p < kFoldingProfiles; ++p) {
    const auto profile = static_cast<FoldingProfile>(p);
    EXPECT_EQ(written(profile, kBoundary), "|");
    EXPECT_EQ(written(profile, kArticle), "*");
    EXPECT_EQ(written(profile, 0), "");
    EXPECT_EQ(written(profile, kSoundLetters), "");
    int known = 0;
    for (char32_t c = 0; c < 0x2000; ++c) {
      if (const SoundLetter letter = sound_letter(profile, c)) {
        ++known;
        ASSERT_LT(letter, kSoundLetters);
        ASSERT_GT(letter, kForeignSound);
        ASSERT_FALSE(written(profile, letter).empty());
      }
    }
    EXPECT_GT(known, 35);
    EXPECT_EQ(sound_letter(profile, U'\u4E00'), 0);
    EXPECT_EQ(written(profile, sound_letter(profile, U'7')), "7");
  }
  EXPECT_EQ(sound_letter(FoldingProfile::kArabic, U'a'), 0);
  EXPECT_EQ(sound_letter(FoldingProfile::kLatin, U'\u0627'), 0);
}

}  // namespace
}  // namespace wasla::text
