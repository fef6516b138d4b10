// The rules of docs/orthography.md as tables. Look-alike letters are escaped:
//   \u064A Arabic yeh, \u06CC Farsi yeh, \u0649 alef maksura; \u0643 Arabic kaf, \u06A9 keheh;
//   \u0647 heh, \u06D5 ae, \u0629 teh marbuta, \u06BE heh doachashmee; \u200C ZWNJ; \u0640 tatweel.
#include "wasla/text/normalizer.h"

#include <gtest/gtest.h>

#include <string>

namespace wasla::text {
namespace {

constexpr auto kAr = FoldingProfile::kArabic;
constexpr auto kCkb = FoldingProfile::kSorani;
constexpr auto kKmr = FoldingProfile::kKurmanji;
constexpr auto kEn = FoldingProfile::kLatin;

struct Case {
  const char* rule;
  FoldingProfile profile;
  const char* a;
  const char* b;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.rule << ": " << c.a << " ~ " << c.b; }

class SameMatchForm : public testing::TestWithParam<Case> {};
TEST_P(SameMatchForm, Holds) {
  EXPECT_EQ(match_form(GetParam().a, GetParam().profile), match_form(GetParam().b, GetParam().profile));
}

INSTANTIATE_TEST_SUITE_P(
    Common, SameMatchForm,
    testing::Values(
        Case{"1 markup", kCkb, "\u0647&zwnj;\u0648\u0644\u06CE\u0631", "\u06D5\u0648\u0644\u06CE\u0631"},
        Case{"1 nbsp", kAr, "\u0627\u0644&nbsp;\u0628", "\u0627\u0644 \u0628"},
        Case{"1 not sign", kCkb, "\u0647\u00AC\u0648", "\u06D5\u0648"},
        Case{"2 lam-alef ligature", kAr, "\uFEFB", "\u0644\u0627"},
        Case{"2 presentation forms", kAr, "\uFE91\uFED0\uFEAA\uFE8D\uFEA9", "\u0628\u063A\u062F\u0627\u062F"},
        Case{"2 allah ligature", kAr, "\uFDF2", "\u0627\u0644\u0644\u0647"},
        Case{"2x mark forms", kAr, "\u0628\uFE7F\u062F", "\u0628\u062F"},
        Case{"3 alef + madda", kAr, "\u0627\u0653\u0628", "\u0622\u0628"},
        Case{"3 waw + hamza", kAr, "\u0641\u0648\u0654\u0627\u062F", "\u0641\u0624\u0627\u062F"},
        Case{"3 farsi yeh + hamza", kAr, "\u0631\u06CC\u0654\u06CC\u0633", "\u0631\u0626\u064A\u0633"},
        Case{"4 high hamza waw", kCkb, "\u06A9\u0676\u0645", "\u06A9\u06C6\u0645"},
        Case{"5 heh + ZWNJ", kCkb, "\u0647\u200C\u0648\u0644\u06CE\u0631", "\u06D5\u0648\u0644\u06CE\u0631"},
        Case{"6 ZWNJ inside", kAr, "\u062D\u0632\u0628\u200C\u0627", "\u062D\u0632\u0628\u0627"},
        Case{"6 soft hyphen", kEn, "Bar\u00ADzani", "Barzani"},
        Case{"6 zero-width space", kEn, "Bar\u200Bzani", "Barzani"},
        Case{"7 bidi marks", kAr, "\u200F\u0628\u063A\u2067\u062F\u0627\u062F\u2069", "\u0628\u063A\u062F\u0627\u062F"},
        Case{"9 tatweel", kAr, "\u0627\u0644\u0639\u0640\u0631\u0627\u0642", "\u0627\u0644\u0639\u0631\u0627\u0642"},
        Case{"10 harakat", kAr, "\u0627\u0644\u062D\u064E\u0634\u0652\u062F", "\u0627\u0644\u062D\u0634\u062F"},
        Case{"10 accusative", kAr, "\u0639\u0631\u0627\u0642\u064A\u0627\u064B", "\u0639\u0631\u0627\u0642\u064A"},
        Case{"10 accusative, tanwin first", kAr, "\u0639\u0631\u0627\u0642\u064A\u064B\u0627",
             "\u0639\u0631\u0627\u0642\u064A"},
        Case{"10 legacy lam", kCkb, "\u06AF\u0648\u0644\u064E", "\u06AF\u0648\u06B5"},
        Case{"11 yeh family", kAr, "\u0639\u0644\u06CC", "\u0639\u0644\u064A"},
        Case{"12 kaf family", kAr, "\u06A9\u0631\u06A9\u0648\u06A9", "\u0643\u0631\u0643\u0648\u0643"},
        Case{"13 heh doachashmee", kCkb, "\u06BE\u06CE\u0632", "\u0647\u06CE\u0632"},
        Case{"14 heh with hamza", kAr, "\u062E\u0627\u0646\u06C0", "\u062E\u0627\u0646\u0647"},
        Case{"15 teh marbuta goal", kAr, "\u062D\u0631\u0643\u06C3", "\u062D\u0631\u0643\u0629"},
        Case{"16 digits", kAr, "\u0662\u0664", "24"}, Case{"16 Persian digits", kAr, "\u06F2\u06F4", "24"},
        Case{"18 spaces", kEn, "New\u00A0 York", "New York"}));

INSTANTIATE_TEST_SUITE_P(
    Sorani, SameMatchForm,
    testing::Values(Case{"A initial reh", kCkb, "\u0631\u06C6\u0698", "\u0695\u06C6\u0698"},
                    Case{"B look-alikes", kCkb, "\u06AF\u06C6\u0692\u0627\u0646", "\u06AF\u06C6\u0695\u0627\u0646"},
                    Case{"B lam", kCkb, "\u06AF\u0648\u06B7", "\u06AF\u0648\u06B5"},
                    Case{"C doubled waw", kCkb, "\u06A9\u06D5\u0631\u06A9\u0648\u0648\u06A9",
                         "\u06A9\u06D5\u0631\u06A9\u0648\u06A9"},
                    Case{"D teh marbuta", kCkb, "\u0646\u06D5\u0629", "\u0646\u06D5\u06D5"},
                    Case{"D madda", kCkb, "\u0622\u0633\u0627", "\u0626\u0627\u0633\u0627"},
                    Case{"E final heh", kCkb, "\u0628\u0647", "\u0628\u06D5"},
                    Case{"E optional h", kCkb, "\u067E\u0627\u0634\u0627\u0647", "\u067E\u0627\u0634\u0627"},
                    Case{"K doubled yeh", kCkb, "\u067E\u0627\u0631\u062A\u06CC\u06CC",
                         "\u067E\u0627\u0631\u062A\u06CC"},
                    Case{"L maksura", kCkb, "\u0628\u0627\u0631\u0632\u0627\u0646\u0649",
                         "\u0628\u0627\u0631\u0632\u0627\u0646\u06CC"},
                    Case{"Arabic keyboard", kCkb, "\u0643\u0648\u0631\u062F\u0633\u062A\u0627\u0646",
                         "\u06A9\u0648\u0631\u062F\u0633\u062A\u0627\u0646"}));

INSTANTIATE_TEST_SUITE_P(
    Arabic, SameMatchForm,
    testing::Values(Case{"A hamza on alef", kAr, "\u0623\u0631\u0628\u064A\u0644", "\u0627\u0631\u0628\u064A\u0644"},
                    Case{"A hamza under alef", kAr, "\u0625\u064A\u0631\u0627\u0646", "\u0627\u064A\u0631\u0627\u0646"},
                    Case{"B madda", kAr, "\u0627\u0644\u0622\u0633\u0627\u064A\u0634",
                         "\u0627\u0644\u0623\u0633\u0627\u064A\u0634"}));

INSTANTIATE_TEST_SUITE_P(
    Latin, SameMatchForm,
    testing::Values(Case{"decomposed", kKmr, "Hewle\u0302r", "Hewl\u00EAr"}, Case{"case", kEn, "ERBIL", "Erbil"},
                    Case{"dotted capital I", kKmr, "\u0130ran", "Iran"}, Case{"dotless i", kKmr, "\u0131ran", "iran"},
                    Case{"typed substitutes", kKmr, "Hewl\u011Br", "Hewl\u00EAr"},
                    Case{"acute", kKmr, "Kurd\u00ED", "Kurd\u00EE"}, Case{"apostrophes", kEn, "Ka\u2019abi", "Ka'abi"},
                    Case{"ayn sign", kEn, "Ka\u02BFabi", "Ka'abi"},
                    Case{"back tick", kKmr, "Esa`\u00EEb", "Esa'\u00EEb"},
                    Case{"non-breaking hyphen", kEn, "al\u2011Sadr", "al-Sadr"},
                    Case{"\u00EEy", kKmr, "Barzan\u00EEy\u00EA", "Barzaniy\u00EA"},
                    Case{"fullwidth", kEn, "\uFF21\uFF21\uFF28", "AAH"}));

class DifferentMatchForm : public testing::TestWithParam<Case> {};
TEST_P(DifferentMatchForm, Holds) {
  EXPECT_NE(match_form(GetParam().a, GetParam().profile), match_form(GetParam().b, GetParam().profile));
}
INSTANTIATE_TEST_SUITE_P(
    Words, DifferentMatchForm,
    testing::Values(Case{"heh is not ae", kCkb, "\u0633\u0647\u0631", "\u0633\u06D5\u0631"},
                    Case{"hamza-yeh is no yeh", kAr, "\u0633\u0627\u0626\u0644", "\u0633\u0627\u064A\u0644"},
                    Case{"maksura is no yeh in Arabic", kAr, "\u0639\u0644\u0649", "\u0639\u0644\u064A"},
                    Case{"teh marbuta is no heh", kAr, "\u062D\u0631\u0643\u0629", "\u062D\u0631\u0643\u0647"},
                    Case{"House of is no article", kAr, "\u0622\u0644 \u0633\u0639\u0648\u062F",
                         "\u0627\u0644 \u0633\u0639\u0648\u062F"},
                    Case{"Change Movement is not Goran", kCkb, "\u06AF\u06C6\u0695\u0627\u0646",
                         "\u06AF\u06C6\u0631\u0627\u0646"},
                    Case{"in Persian the heh before ZWNJ is real", kAr, "\u062E\u0627\u0646\u0647\u200C\u0647\u0627",
                         "\u062E\u0627\u0646\u06D5\u0647\u0627"},
                    Case{"marked final h stays", kCkb, "\u0634\u06D5\u0647\u0640", "\u0634\u06D5\u0647"},
                    Case{"jin is not j\u00EEn", kKmr, "jin", "j\u00EEn"},
                    Case{"apostrophe stays", kEn, "Ka'abi", "Kaabi"}));

class SameLooseForm : public testing::TestWithParam<Case> {};
TEST_P(SameLooseForm, Holds) {
  const auto& [rule, profile, a, b] = GetParam();
  EXPECT_NE(match_form(a, profile), match_form(b, profile)) << "no loose rule is needed";
  Letters x, y;
  match_form(a, profile, x);
  match_form(b, profile, y);
  std::vector<char32_t> loose_x, loose_y;
  loose_form(x.letters, profile, loose_x);
  loose_form(y.letters, profile, loose_y);
  EXPECT_TRUE(loosely_equal(loose_x, loose_y, profile)) << loose_form(a, profile) << " / " << loose_form(b, profile);
}
INSTANTIATE_TEST_SUITE_P(
    Rules, SameLooseForm,
    testing::Values(Case{"ar C", kAr, "\u0645\u0635\u0637\u0641\u0649", "\u0645\u0635\u0637\u0641\u064A"},
                    Case{"ar D", kAr, "\u0627\u0644\u0628\u064A\u0634\u0645\u0631\u0643\u0629",
                         "\u0627\u0644\u0628\u064A\u0634\u0645\u0631\u0643\u0647"},
                    Case{"ar F waw", kAr, "\u0641\u0624\u0627\u062F", "\u0641\u0648\u0627\u062F"},
                    Case{"ar F hamza", kAr, "\u0639\u0644\u0627\u0621", "\u0639\u0644\u0627"},
                    Case{"ar F yeh", kAr, "\u0643\u062A\u0627\u0626\u0628", "\u0643\u062A\u0627\u064A\u0628"},
                    Case{"ar G tcheh", kAr, "\u0686\u0648\u0645\u0627\u0646", "\u062C\u0648\u0645\u0627\u0646"},
                    Case{"ar G peh", kAr, "\u067E\u0627\u0631\u062A\u064A", "\u0628\u0627\u0631\u062A\u064A"},
                    Case{"ar G veh", kAr, "\u0639\u0641\u0631\u064A\u0646", "\u0639\u06A4\u0631\u064A\u0646"},
                    Case{"ar G gaf as kaf", kAr, "\u0634\u0646\u06AF\u0627\u0644", "\u0634\u0646\u0643\u0627\u0644"},
                    Case{"ar G gaf as ghain", kAr, "\u06AF\u0648\u0631\u0627\u0646", "\u063A\u0648\u0631\u0627\u0646"},
                    Case{"ckb F", kCkb, "\u0626\u06CE\u0631\u0627\u0646", "\u06CE\u0631\u0627\u0646"},
                    Case{"ckb G lam", kCkb, "\u062A\u0627\u06B5\u06D5\u0628\u0627\u0646\u06CC",
                         "\u062A\u0627\u0644\u06D5\u0628\u0627\u0646\u06CC"},
                    Case{"ckb G reh", kCkb, "\u06AF\u06C6\u0695\u0627\u0646", "\u06AF\u06C6\u0631\u0627\u0646"},
                    Case{"ckb H", kCkb, "\u062F\u0647\u06C6\u06A9", "\u062F\u0647\u0648\u06A9"},
                    Case{"ckb H yeh", kCkb, "\u0633\u0644\u06CE\u0645\u0627\u0646\u06CC",
                         "\u0633\u0644\u06CC\u0645\u0627\u0646\u06CC"},
                    Case{"ASCII Kurmanji", kKmr, "Hewl\u00EAr", "Hewler"},
                    Case{"s cedilla", kKmr, "\u015Eengal", "Sengal"},
                    Case{"macrons", kEn, "T\u0101lab\u0101n\u012B", "Talabani"},
                    Case{"inner apostrophe", kEn, "Ka'abi", "Kaabi"},
                    Case{"Turkish letters", kEn, "Erdo\u011Fan", "Erdogan"}, Case{"ckb Latin", kKmr, "Helle", "Hele"}));

TEST(LooseForm, GafIsKafInArabicOnly) {
  const std::u32string gara = U"\u06AF\u0627\u0631\u06D5", kara = U"\u06A9\u0627\u0631\u06D5";
  EXPECT_FALSE(loosely_equal(gara, kara, kCkb));
}

TEST(MatchForm, KeepsTheWayBack) {
  const std::string text = "x \u0647\u200C\u0648\u0644\u064E\u06CE\u0631";  // HEH ZWNJ, then marks
  Letters letters;
  match_form(text, kCkb, letters);
  ASSERT_EQ(letters.letters.size(), 7u);
  EXPECT_EQ(letters.letters[2], U'\u06D5');
  EXPECT_EQ(letters.begins[2], 2u);
  EXPECT_EQ(letters.ends[2], 4u);
  EXPECT_EQ(letters.letters[4], U'\u06B5');
  EXPECT_EQ(letters.ends[4] - letters.begins[4], 4u) << "the letter ends behind its mark";
}

TEST(MatchForm, IsTotalOnNoise) {
  std::string noise;
  for (int i = 0; i < 4096; ++i) noise += static_cast<char>(i * 7919 % 256);
  for (auto profile : {kAr, kCkb, kKmr, kEn}) EXPECT_NO_FATAL_FAILURE(match_form(noise, profile));
}

TEST(FoldingProfile, FollowsTheTag) {
  EXPECT_EQ(folding_profile("ar"), kAr);
  EXPECT_EQ(folding_profile("fa"), kAr);
  EXPECT_EQ(folding_profile("ckb"), kCkb);
  EXPECT_EQ(folding_profile("kmr-Arab"), kCkb);
  EXPECT_EQ(folding_profile("kmr"), kKmr);
  EXPECT_EQ(folding_profile("ckb-Latn"), kKmr);
  EXPECT_EQ(folding_profile("ku"), kKmr);
  EXPECT_EQ(folding_profile("ar-Latn"), kEn);
  EXPECT_EQ(folding_profile("en"), kEn);
}

}  // namespace
}  // namespace wasla::text
