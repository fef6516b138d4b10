#include "wasla/models/alignment_trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "models/example_pairs.h"

namespace wasla::models {
namespace {

using text::FoldingProfile;
using text::Spelling;

AlignmentModel trained(const std::vector<NamePair>& pairs, const AlignmentTraining& training = {}) {
  return train_alignment(pairs, training, {});
}

NamePair pair_of(const char* lang, const char* query, const char* target_lang, const char* target) {
  return {{"x", lang, query}, {"x", target_lang, target}};
}

// How likely letters stand for others, 0 where it is not listed.
double probability(const AlignmentModel& model, FoldingProfile left, std::string_view a, FoldingProfile right,
                   std::string_view b) {
  auto side = [](FoldingProfile profile, const auto& letters, int length) {
    std::string out;
    for (int i = 0; i < length; ++i) {
      out += text::written(profile, letters[static_cast<std::size_t>(i)]);
    }
    return out;
  };
  for (const AlignmentOperation& op : model.table(AlignmentModel::pair(left, right)).operations()) {
    if (side(left, op.left, op.left_length) == a && side(right, op.right, op.right_length) == b) {
      return static_cast<double>(op.probability);
    }
  }
  return 0;
}
double arabic_latin(const AlignmentModel& model, std::string_view a, std::string_view b) {
  return probability(model, FoldingProfile::kArabic, a, FoldingProfile::kLatin, b);
}

Spelling spelled(const char* lang, const char* name) {
  Spelling out;
  text::SpellingScratch scratch;
  text::spell(name, text::spelling_profile(name, lang), scratch, out);
  return out;
}

double odds(const AlignmentModel& model, const NamePair& pair) {
  const Spelling a = spelled(pair.query.lang.c_str(), pair.query.text.c_str()),
                 b = spelled(pair.target.lang.c_str(), pair.target.text.c_str());
  AlignmentModel::Scratch scratch;
  return model.joint(a.letters, a.profile, b.letters, b.profile, scratch) -
         model.marginal(a.letters, a.profile, b.profile) - model.marginal(b.letters, b.profile, a.profile);
}

std::vector<std::string> steps(const AlignmentModel& model, const Spelling& a, const Spelling& b) {
  std::vector<std::string> out;
  for (const auto& step : model.align(a.letters, a.profile, b.letters, b.profile)) {
    std::string text;
    for (std::size_t i = step.a_begin; i < step.a_end; ++i) {
      text += text::written(a.profile, a.letters[i]);
    }
    text += ":";
    for (std::size_t i = step.b_begin; i < step.b_end; ++i) {
      text += text::written(b.profile, b.letters[i]);
    }
    out.push_back(text);
  }
  return out;
}

std::vector<NamePair> khs() {
  return {pair_of("ar", "خالد", "en", "Khalid"),     pair_of("ar", "خليل", "en", "Khalil"),
          pair_of("ar", "خضر", "en", "Khidr"),       pair_of("ar", "خان", "en", "Khan"),
          pair_of("ar", "فخري", "en", "Fakhri"),     pair_of("ar", "شيخو", "en", "Shekho"),
          pair_of("ar", "بختيار", "en", "Bakhtiar"), pair_of("ar", "خيري", "en", "Khairi")};
}

TEST(AlignmentTrainer, LearnsThatTwoLettersStandForOne) {
  const AlignmentModel model = trained(khs());
  const double together = arabic_latin(model, "خ", "kh");
  EXPECT_GT(together, 0.02);
  for (const char* other : {"k", "h", "", "a", "x"}) {
    EXPECT_GT(together, 5 * arabic_latin(model, "خ", other)) << other;
  }
  const auto aligned = steps(model, spelled("ar", "خانقين"), spelled("en", "Khanaqin"));  // not among the pairs
  EXPECT_EQ(std::count(aligned.begin(), aligned.end(), "خ:kh"), 1);
  EXPECT_EQ(std::count(aligned.begin(), aligned.end(), "ق:q"), 1);
}

TEST(AlignmentTrainer, LearnsThatThreeLettersStandForOneIfTheySoundAlike) {
  const AlignmentModel model =
      trained({pair_of("ar", "شاكر", "en", "Schakir"), pair_of("ar", "شريف", "en", "Scharif"),
               pair_of("ar", "شمس", "en", "Schams"), pair_of("ar", "رشيد", "en", "Raschid"),
               pair_of("ar", "بشار", "en", "Baschar"), pair_of("ar", "قريش", "en", "Qurisch")});
  const double together = arabic_latin(model, "ش", "sch");
  EXPECT_GT(together, 0.02);
  EXPECT_GT(together, 5 * arabic_latin(model, "ش", "sc"));
  EXPECT_EQ(arabic_latin(model, "ر", "sch"), 0);
  const auto aligned = steps(model, spelled("ar", "شادي"), spelled("en", "Schadi"));  // not among the pairs
  EXPECT_EQ(std::count(aligned.begin(), aligned.end(), "ش:sch"), 1);
}

TEST(AlignmentTrainer, LearnsWhatTheReadingsDoNotKnow) {
  // Hijazi and Libyan qaf, written g.
  const std::vector<NamePair> pairs{pair_of("ar", "قاسم", "en", "Gasem"),   pair_of("ar", "قذافي", "en", "Gaddafi"),
                                    pair_of("ar", "قرني", "en", "Garni"),   pair_of("ar", "مقبل", "en", "Magbel"),
                                    pair_of("ar", "صادق", "en", "Sadeg"),   pair_of("ar", "قدري", "en", "Gadri"),
                                    pair_of("ar", "فاروق", "en", "Faroug"), pair_of("ar", "قيس", "en", "Gais")};
  const AlignmentModel before = trained({}), after = trained(pairs);
  EXPECT_LT(arabic_latin(before, "ق", "g"), arabic_latin(before, "ق", "q"));
  EXPECT_GT(arabic_latin(after, "ق", "g"), 5 * arabic_latin(after, "ق", "q"));
  EXPECT_GT(arabic_latin(after, "ق", "g"), 20 * arabic_latin(before, "ق", "g"));
}

TEST(AlignmentTrainer, WithoutPairsLettersStandForWhatTheySoundLike) {
  const AlignmentModel model = trained({});
  EXPECT_GT(arabic_latin(model, "ب", "b"), 50 * arabic_latin(model, "ب", "m"));
  EXPECT_GT(odds(model, pair_of("ar", "بارزاني", "en", "Barzani")), 0);
  EXPECT_LT(odds(model, pair_of("ar", "بارزاني", "en", "Kirkuk")),
            odds(model, pair_of("ar", "بارزاني", "en", "Barzani")) - 5);
  EXPECT_GT(odds(model, pair_of("ckb", "زاخۆ", "kmr", "Zaxo")), 0);
}

TEST(AlignmentTrainer, SameNamesHaveBetterOddsThanOthers) {
  const AlignmentModel model = trained(example_pairs());
  // None of these was learned from.
  EXPECT_GT(odds(model, pair_of("ar", "رشيد خالد", "en", "Rashid Khalid")), 5);
  EXPECT_GT(odds(model, pair_of("ckb", "ڕەشید خەلیل", "en", "Rashid Khalil")), 5);
  EXPECT_GT(odds(model, pair_of("kmr", "Reşîd Xalid", "ckb", "ڕەشید خالید")), 5);
  EXPECT_LT(odds(model, pair_of("ar", "رشيد خالد", "en", "Mosul Barham")), 0);
  EXPECT_LT(odds(model, pair_of("kmr", "Reşîd Xalid", "ckb", "بەرهەم ساڵح")), 0);
}

TEST(AlignmentTrainer, TheSameBytesFromTheSamePairsWhicheverIsTheQuery) {
  const std::vector<NamePair> pairs = example_pairs();
  const std::string bytes = trained(pairs).write();
  EXPECT_EQ(trained(pairs).write(), bytes);
  std::vector<NamePair> turned;
  for (const NamePair& pair : pairs) {
    turned.push_back({pair.target, pair.query});
    turned.push_back({pair.target, pair.query});  // what is given twice counts once
  }
  EXPECT_EQ(trained(turned).write(), bytes);
  EXPECT_NE(trained(khs()).write(), bytes);
}

TEST(AlignmentTrainer, TranslationsDoNotCount) {
  std::vector<NamePair> pairs = example_pairs();
  const std::vector<NamePair> translations{pair_of("ar", "الأمم المتحدة", "en", "United Nations"),
                                           pair_of("ar", "البنك الدولي", "en", "World Bank"),
                                           pair_of("ar", "الهلال الأحمر", "en", "Red Crescent")};
  const AlignmentModel without = trained(pairs);
  pairs.insert(pairs.end(), translations.begin(), translations.end());
  const AlignmentModel with = trained(pairs);
  AlignmentTraining all_count;
  all_count.least_odds_a_letter = -1e9;
  const AlignmentModel fooled = trained(pairs, all_count);
  for (const NamePair& pair : translations) {
    EXPECT_LT(odds(with, pair), 0) << pair.target.text;
    EXPECT_GT(odds(fooled, pair), odds(with, pair) + 3) << pair.target.text;
  }
  const NamePair genuine = pair_of("ar", "رشيد خالد", "en", "Rashid Khalid");
  EXPECT_NEAR(odds(with, genuine), odds(without, genuine), 2);
}

TEST(AlignmentTrainer, PassesOverWhatCannotBeSpelledOrIsTooLong) {
  std::vector<NamePair> pairs = khs();
  const std::string bytes = trained(pairs).write();
  pairs.push_back(pair_of("ar", "", "en", "Khan"));
  pairs.push_back(pair_of("ar", "خان", "en", "…"));
  const std::string longest(3000, 'k');
  pairs.push_back(pair_of("ar", "خان", "en", longest.c_str()));
  const std::string words = "khan khan khan khan khan khan khan khan khan khan khan";
  pairs.push_back(pair_of("ar", "خان", "en", words.c_str()));
  EXPECT_EQ(trained(pairs).write(), bytes);
}

TEST(AlignmentTrainer, TellsHowFarItIs) {
  std::vector<double> shares;
  train_alignment(khs(), {}, [&](std::string_view stage, double share) {
    EXPECT_EQ(stage, "alignment");
    shares.push_back(share);
  });
  ASSERT_FALSE(shares.empty());
  EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
  EXPECT_GT(shares.front(), 0);
  EXPECT_DOUBLE_EQ(shares.back(), 1);
}

}  // namespace
}  // namespace wasla::models
