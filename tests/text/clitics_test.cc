#include "wasla/text/clitics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "wasla/text/token.h"

namespace wasla::text {
namespace {

// The written stems that the ending automaton proposes for a word.
std::vector<std::string> stems(const std::string& word, bool sorani) {
  Tokens tokens;
  tokenize(word, tokens);
  const Token& token = tokens.tokens.at(0);
  std::uint16_t lengths[kMaxEndingCuts];
  const int count = (sorani ? sorani_endings : kurmanji_endings)(tokens.key(token), false, lengths);
  std::vector<std::string> out;
  for (int i = 0; i < count; ++i) out.push_back(word.substr(0, tokens.key_offsets[token.key + lengths[i]]));
  return out;
}

struct Ending {
  const char* word;
  const char* stem;
};

TEST(SoraniEndings, AttestedStacks) {
  for (const auto& [word, stem] : std::vector<Ending>{{"کوردستانی", "کوردستان"},
                                                      {"کوردستاندا", "کوردستان"},
                                                      {"کوردستانەوە", "کوردستان"},
                                                      {"کوردستانیش", "کوردستان"},
                                                      {"کوردستانیشدا", "کوردستان"},
                                                      {"کوردستانییەکان", "کوردستان"},
                                                      {"تورکیای", "تورکیا"},
                                                      {"تورکیاوە", "تورکیا"},
                                                      {"تورکیاشەوە", "تورکیا"},
                                                      {"پەکەکەشیان", "پەکەکە"},
                                                      {"پەکەکەدایە", "پەکەکە"},
                                                      {"داعشەوەیە", "داعش"},
                                                      {"عێراقدایە", "عێراق"},
                                                      {"هەولێرەوە", "هەولێر"},
                                                      {"سلێمانیدا", "سلێمانی"},
                                                      {"عەفرینیش", "عەفرین"}}) {
    EXPECT_THAT(stems(word, true), testing::Contains(stem)) << word;
  }
}

TEST(SoraniEndings, NoCutInsideAWord) {
  EXPECT_THAT(stems("داعش", true), testing::Not(testing::Contains("داع"))) << "one letter needs a stem of four";
  EXPECT_THAT(stems("هەرێم", true), testing::Each(testing::SizeIs(testing::Ge(6u))));
}

TEST(KurmanjiEndings, AttestedForms) {
  for (const auto& [word, stem] : std::vector<Ending>{{"Iraqê", "Iraq"},
                                                      {"Bexdayê", "Bexda"},
                                                      {"Kurdistanê", "Kurdistan"},
                                                      {"Sûriyeyê", "Sûriye"},
                                                      {"Barzaniyê", "Barzani"},
                                                      {"Hewlêrê", "Hewlêr"},
                                                      {"Iraqêde", "Iraq"},
                                                      {"Efrîniyên", "Efrîn"},
                                                      {"Tirkiyeya", "Tirkiye"},
                                                      {"Kerkûkê", "Kerkûk"}}) {
    EXPECT_THAT(stems(word, false), testing::Contains(stem)) << word;
  }
}

std::vector<std::string> proclitic_rests(const std::string& word) {
  Tokens tokens;
  tokenize(word, tokens);
  const Token& token = tokens.tokens.at(0);
  ProcliticCut cuts[kMaxProcliticCuts];
  const int count = arabic_proclitics(tokens.key(token), cuts);
  std::vector<std::string> out;
  for (int i = 0; i < count; ++i) {
    std::string rest = cuts[i].prepended_length == 0 ? "" : cuts[i].prepended_length == 1 ? "ا" : "ال";
    out.push_back(rest + word.substr(tokens.key_offsets[token.key + cuts[i].from]));
  }
  return out;
}

TEST(ArabicProclitics, EveryCluster) {
  using testing::Contains;
  EXPECT_THAT(proclitic_rests("وبغداد"), Contains("بغداد"));
  EXPECT_THAT(proclitic_rests("ببغداد"), Contains("بغداد"));
  EXPECT_THAT(proclitic_rests("وببغداد"), Contains("بغداد"));
  EXPECT_THAT(proclitic_rests("فبالموصل"), Contains("الموصل"));
  EXPECT_THAT(proclitic_rests("كالحشد"), Contains("الحشد"));
  EXPECT_THAT(proclitic_rests("للعراق"), Contains("العراق"));
  EXPECT_THAT(proclitic_rests("وللصدر"), Contains("الصدر"));
  EXPECT_THAT(proclitic_rests("للجنة"), Contains("اللجنة"));
  EXPECT_THAT(proclitic_rests("للبنان"), Contains("لبنان"));
  EXPECT_THAT(proclitic_rests("الطالباني"), Contains("طالباني"));
  EXPECT_THAT(proclitic_rests("محمد"), testing::IsEmpty());
  EXPECT_THAT(proclitic_rests("بدر"), testing::IsEmpty()) << "what is left must have three letters";
}

TEST(Gentilics, DemonymsAreKnown) {
  auto gentilic = [](std::u32string stem, std::u32string ending) {
    return makes_another_word(ending, stem, true, false);
  };
  EXPECT_TRUE(gentilic(U"عێراق", U"\u06CC"));
  EXPECT_FALSE(gentilic(U"تورکیا", U"\u06CC")) << "after a vowel it is the ezafe";
  EXPECT_TRUE(gentilic(U"کوردستان", U"\u06CC\u06CC\u06D5\u06A9\u0627\u0646"));
  EXPECT_FALSE(gentilic(U"عێراق", U"دا"));
  EXPECT_TRUE(gentilic(U"iraq", U"î"));
  EXPECT_FALSE(gentilic(U"iraq", U"ê"));
  EXPECT_TRUE(gentilic(U"kurdistan", U"iyan"));
}

}  // namespace
}  // namespace wasla::text
