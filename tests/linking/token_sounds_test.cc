#include "wasla/linking/token_sounds.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "linking/fixture.h"

namespace wasla::linking {
namespace {

// The forms of the first word of `text`, as "name" or "name<letters" where fewer letters are compared.
std::set<std::string> forms(const std::string& text, Language language, SoundMemo& memo) {
  text::Tokens tokens;
  text::tokenize(text, tokens);
  std::set<std::string> out;
  for (const SoundForm& form : memo.find(text, tokens, 0, language).all()) {
    std::string name = text.substr(form.begin, form.end - form.begin);
    if (form.letters_begin != form.begin) {
      name += "<" + text.substr(form.letters_begin, form.end - form.letters_begin);
    }
    out.insert(name);
    EXPECT_NE(form.skeletons[0], 0u) << name;
  }
  return out;
}
std::set<std::string> forms(const std::string& text, Language language) {
  SoundMemo memo;
  return forms(text, language, memo);
}

TEST(TokenSounds, TheWholeWordIsAForm) {
  for (const auto& [text, language] : {std::pair{"Kirkuk", Language::kEnglish}, {"كركوك", Language::kArabic}}) {
    EXPECT_TRUE(forms(text, language).count(text)) << text;
  }
}

TEST(TokenSounds, ArabicProcliticsAreTakenOff) {
  EXPECT_TRUE(forms("وكركوك", Language::kArabic).count("كركوك"));
  EXPECT_TRUE(forms("وبكركوك", Language::kArabic).count("كركوك"));
  // The name begins at the article's lam; it is compared without.
  EXPECT_TRUE(forms("للعراق", Language::kArabic).count("لعراق<عراق"));
  // The article of a whole word is taken off when it is spelled.
  EXPECT_EQ(forms("العراق", Language::kArabic).count("عراق"), 0u);
}

TEST(TokenSounds, KurdishEndingsAreTakenOff) {
  EXPECT_TRUE(forms("Kerkûkê", Language::kKurmanji).count("Kerkûk"));
  EXPECT_TRUE(forms("کەرکووکەوە", Language::kSorani).count("کەرکووک"));
  EXPECT_TRUE(forms("قائانیی", Language::kSorani).count("قائانی"));
  EXPECT_TRUE(forms("لەکەرکووک", Language::kSorani).count("کەرکووک"));
  // Behind a proclitic an initial vowel has its carrier.
  EXPECT_EQ(forms("وێران", Language::kSorani).count("ێران"), 0u);
}

TEST(TokenSounds, AnApostropheIsNoPartOfTheName) {
  EXPECT_TRUE(forms("Iraq's", Language::kEnglish).count("Iraq"));
  EXPECT_TRUE(forms("Iraq\u2019s", Language::kEnglish).count("Iraq"));
  EXPECT_TRUE(forms("PDK'ê", Language::kKurmanji).count("PDK"));
}

TEST(TokenSounds, TheMemoForgetsAndFindsTheSame) {
  SoundMemo memo;
  const auto first = forms("وبكركوك", Language::kArabic, memo);
  for (int i = 0; i < 20000; ++i) {
    forms("Kirk" + std::to_string(i) + "x", Language::kEnglish, memo);
  }
  EXPECT_EQ(forms("وبكركوك", Language::kArabic, memo), first);
  // The same word of another language has other endings.
  EXPECT_NE(forms("Kerkûkê", Language::kKurmanji, memo), forms("Kerkûkê", Language::kEnglish, memo));
}

TEST(TokenSounds, AnEndlessWordHasNoForms) { EXPECT_TRUE(forms(std::string(100000, 'x'), Language::kEnglish).empty()); }

TEST(TokenSounds, OnlyWordsThatMayBeNamesBeginASearch) {
  TestLinker linker(MergedGazetteer{}, sound_models());
  const std::optional<NameSounds> sounds = NameSounds::of(linker.index(), nullptr);
  ASSERT_TRUE(sounds);
  const auto part = [&](const std::string& text, Language language) {
    text::Tokens tokens;
    text::tokenize(text, tokens);
    return token_part(tokens, 0, language, false, *sounds);
  };
  EXPECT_EQ(part("Zaxoyi", Language::kEnglish), TokenPart::kUnseen);
  EXPECT_EQ(part("zaxoyi", Language::kEnglish), TokenPart::kWord) << "no capital";
  EXPECT_EQ(part("House", Language::kEnglish), TokenPart::kWord) << "common";
  EXPECT_EQ(part("President", Language::kEnglish), TokenPart::kWord) << "a title";
  EXPECT_EQ(part("الخزعلي", Language::kArabic), TokenPart::kUnseen);
  EXPECT_EQ(part("الحكومة", Language::kArabic), TokenPart::kWord);
  EXPECT_EQ(part("24", Language::kEnglish), TokenPart::kNone);
}

}  // namespace
}  // namespace wasla::linking
