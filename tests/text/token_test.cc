// Word boundaries where ours differ from ICU's (docs/orthography.md, "Tokens").
#include "wasla/text/token.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "wasla/text/utf8.h"

namespace wasla::text {
namespace {

using testing::ElementsAre;

std::vector<std::string> words(const std::string& text) {
  Tokens tokens;
  tokenize(text, tokens);
  std::vector<std::string> out;
  for (const Token& t : tokens.tokens) out.push_back(text.substr(t.begin, t.end - t.begin));
  return out;
}

std::uint64_t key(const std::string& word) {
  Tokens tokens;
  tokenize(word, tokens);
  return tokens.tokens.size() == 1 ? key_hash(tokens.key(tokens.tokens[0])) : 0;
}

TEST(Tokens, AcronymDots) {
  EXPECT_THAT(words("the U.S. and K.D.P said"), ElementsAre("the", "U.S.", "and", "K.D.P", "said"));
  EXPECT_THAT(words("پ.د.ک گوتی"), ElementsAre("پ.د.ک", "گوتی"));
  EXPECT_THAT(words("پ.د.کی"), ElementsAre("پ.د.کی"));
  EXPECT_EQ(key("پ.د.ک"), key("پدک"));
  EXPECT_EQ(key("U.N."), key("UN"));
}

TEST(Tokens, TitleDotsPart) {
  EXPECT_THAT(words("د.حيدر Dr.Barham م.حەیدەر"), ElementsAre("د", "حيدر", "Dr", "Barham", "م", "حەیدەر"));
  EXPECT_THAT(words("end.Start"), ElementsAre("end", "Start"));
}

TEST(Tokens, ApostrophesInside) {
  EXPECT_THAT(words("Iraq's Ka‘abi PDK’ê Esa`îb ‘Barzani’ ''PKK''"),
              ElementsAre("Iraq's", "Ka‘abi", "PDK’ê", "Esa`îb", "Barzani", "PKK"));
  EXPECT_EQ(key("Ka'abi"), key("Kaabi"));
}

TEST(Tokens, HyphensUnderscoresHashtags) {
  EXPECT_THAT(words("al-Sadr pro‑Iran"), ElementsAre("al", "Sadr", "pro", "Iran"));
  EXPECT_THAT(words("#الحشد_الشعبي @user"), ElementsAre("الحشد", "الشعبي", "user"));
  EXPECT_THAT(words("#KurdistanRegion KurdistanRegion"), ElementsAre("Kurdistan", "Region", "KurdistanRegion"));
}

TEST(Tokens, ScriptsAndDigitsPart) {
  EXPECT_THAT(words("الـPKK PKKیش ٢٥مايو كوردستان24 K24"),
              ElementsAre("الـ", "PKK", "PKK", "یش", "٢٥", "مايو", "كوردستان", "24", "K", "24"));
}

TEST(Tokens, InvisibleCharactersAreInside) {
  EXPECT_THAT(words("Bar\u200Bzani"), ElementsAre("Bar\u200Bzani"));
  EXPECT_EQ(key("Bar\u200Bzani"), key("Barzani"));
  EXPECT_EQ(key("عێراق\u200Cدا"), key("عێراقدا"));
  EXPECT_EQ(key("\u200F\u0628\u063A\u062F\u0627\u062F"), key("\u0628\u063A\u062F\u0627\u062F"));
}

TEST(Tokens, KeysUniteSpellings) {
  EXPECT_EQ(key("\u0625\u064A\u0631\u0627\u0646"), key("\u0626\u06CE\u0631\u0627\u0646"));  // إيران, ئێران
  EXPECT_EQ(key("Şengal"), key("sengal"));
  EXPECT_EQ(key("Hewle\u0302r"), key("Hewlêr"));
  EXPECT_EQ(key("عراقياً"), key("عراقي"));
  EXPECT_EQ(key("عراقيًا"), key("عراقي"));
  EXPECT_EQ(key("كەرکووک"), key("کەرکوک"));
  EXPECT_NE(key("بغداد"), key("بغدا"));
  EXPECT_NE(key("ووان"), key("وان")) << "the first two letters are never one";
}

TEST(Tokens, GapsTellWhatLiesBetween) {
  Tokens t;
  tokenize("a b-c - d, e\nf\n\ng. h", t);
  std::vector<Gap> gaps;
  for (const Token& token : t.tokens) gaps.push_back(token.gap);
  EXPECT_THAT(gaps, ElementsAre(Gap::kBreak, Gap::kSoft, Gap::kSoft, Gap::kBreak, Gap::kBreak, Gap::kNewline,
                                Gap::kBreak, Gap::kDot));
}

TEST(Tokens, TotalOnNoiseAndBoundedInMemory) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    std::string noise(random() % 300, '\0');
    for (char& c : noise) c = static_cast<char>(random());
    Tokens tokens;
    tokenize(noise, tokens);
    std::uint32_t last = 0;
    for (const Token& t : tokens.tokens) {
      ASSERT_LE(last, t.begin);
      ASSERT_LT(t.begin, t.end);
      ASSERT_LE(t.end, noise.size());
      last = t.end;
    }
  }
  Tokens tokens;
  tokenize(std::string(1'000'000, 'x'), tokens);
  ASSERT_EQ(tokens.tokens.size(), 1u);
  EXPECT_EQ(tokens.tokens[0].key_length, 0);
  EXPECT_LT(tokens.keys.size(), 1000u);
}

}  // namespace
}  // namespace wasla::text
