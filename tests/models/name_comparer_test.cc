#include "wasla/models/name_comparer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "models/example_pairs.h"
#include "wasla/base/error.h"
#include "wasla/models/alignment_trainer.h"
#include "wasla/text/neutral_form.h"

namespace wasla::models {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const AlignmentModel& alignment() {
  static const AlignmentModel model = train_alignment(example_pairs(), {}, {});
  return model;
}

struct Compared {
  MatchFeatures features;
  double operator[](MatchFeature f) const { return static_cast<double>(features[static_cast<std::size_t>(f)]); }
};

Compared compare(const char* lang, std::string_view query, const char* candidate_lang, std::string_view candidate,
                 NameComparer::Scratch& scratch) {
  text::SpellingScratch spelling;
  text::Spelling a, b;
  text::spell(query, text::spelling_profile(query, lang), spelling, a);
  text::spell(candidate, text::spelling_profile(candidate, candidate_lang), spelling, b);
  const NameComparer comparer(alignment());
  const std::string a_form = text::neutral_form(a), b_form = text::neutral_form(b);
  const Compared result{comparer.features({a.profile, a.letters, a.parts, a_form, {}},
                                          {b.profile, b.letters, b.parts, b_form, {}}, scratch)};
  for (const float f : result.features) {
    EXPECT_TRUE(std::isfinite(f)) << query << " " << candidate;
  }
  EXPECT_EQ(result[MatchFeature::kBias], 1);
  return result;
}
Compared compare(const char* lang, std::string_view query, const char* candidate_lang, std::string_view candidate) {
  NameComparer::Scratch scratch;
  return compare(lang, query, candidate_lang, candidate, scratch);
}

TEST(NameComparer, TheSameNameAcrossScripts) {
  const Compared same = compare("en", "Khalid Khalil", "ar", "خالد خليل");
  const Compared other = compare("en", "Khalid Khalil", "ar", "نوري صالح");
  EXPECT_GT(same[MatchFeature::kOdds], other[MatchFeature::kOdds] + 1);
  EXPECT_GT(same[MatchFeature::kShare], other[MatchFeature::kShare] + 0.3);
  EXPECT_GT(same[MatchFeature::kCandidateShare], other[MatchFeature::kCandidateShare] + 0.3);
  EXPECT_LT(same[MatchFeature::kMissing], 0.3);
  EXPECT_LT(same[MatchFeature::kExtra], 0.3);
  EXPECT_GT(other[MatchFeature::kMissing], 0.7);
  EXPECT_EQ(same[MatchFeature::kReordered], 0);
  EXPECT_EQ(same[MatchFeature::kSame], 0);
  EXPECT_GT(same[MatchFeature::kWeakestPart], 0.2);
  EXPECT_GT(same[MatchFeature::kFirstPart], 0.2);
}

TEST(NameComparer, SameOnlyWithTheSameLettersOfOneWritingSystem) {
  EXPECT_EQ(compare("en", "Khalid", "en", "KHALID")[MatchFeature::kSame], 1);
  EXPECT_EQ(compare("en", "Abdul Rahman", "en", "Abdurrahman")[MatchFeature::kSame], 1);
  EXPECT_EQ(compare("en", "Khalid", "en", "Khalil")[MatchFeature::kSame], 0);
  EXPECT_EQ(compare("en", "Khalid", "en", "Khalid Khalil")[MatchFeature::kSame], 0);
  EXPECT_EQ(compare("kmr", "Berhem", "en", "Berhem")[MatchFeature::kSame], 0);
}

TEST(NameComparer, WordsInAnotherOrder) {
  const Compared turned = compare("en", "Khalil Khidr", "ar", "خضر خليل");
  EXPECT_EQ(turned[MatchFeature::kReordered], 1);
  EXPECT_LT(turned[MatchFeature::kMissing], 0.05);
  EXPECT_LT(turned[MatchFeature::kExtra], 0.05);
  EXPECT_LT(turned[MatchFeature::kInOrder], 0);
  const Compared straight = compare("en", "Khidr Khalil", "ar", "خضر خليل");
  EXPECT_EQ(straight[MatchFeature::kReordered], 0);
  EXPECT_GT(straight[MatchFeature::kInOrder], turned[MatchFeature::kInOrder]);
  EXPECT_GT(turned[MatchFeature::kOdds], compare("en", "Salih Barham", "ar", "خضر خليل")[MatchFeature::kOdds]);
}

TEST(NameComparer, AWordMoreOrLess) {
  const Compared less = compare("en", "Khalid Rashid", "ar", "خالد");
  EXPECT_GT(less[MatchFeature::kMissing], 0.3);
  EXPECT_LT(less[MatchFeature::kExtra], 0.05);
  const Compared more = compare("en", "Khalid", "ar", "خالد رشيد");
  EXPECT_LT(more[MatchFeature::kMissing], 0.05);
  EXPECT_GT(more[MatchFeature::kExtra], 0.3);
  EXPECT_GT(more[MatchFeature::kShare], more[MatchFeature::kCandidateShare]);
  // The first word of the query is the one that lacks.
  EXPECT_EQ(compare("en", "Barham Khalid", "ar", "خالد")[MatchFeature::kFirstPart], 0);
  EXPECT_GT(less[MatchFeature::kFirstPart], 0.2);
}

TEST(NameComparer, AnInitialStandsForAWordThatBeginsAlike) {
  const Compared right = compare("en", "M. Barzani", "ar", "مسعود بارزاني");
  const Compared wrong = compare("en", "Z. Barzani", "ar", "مسعود بارزاني");
  EXPECT_LT(right[MatchFeature::kMissing], wrong[MatchFeature::kMissing]);
  EXPECT_LT(right[MatchFeature::kExtra], wrong[MatchFeature::kExtra]);
  EXPECT_GT(right[MatchFeature::kOdds], wrong[MatchFeature::kOdds]);
  EXPECT_GT(right[MatchFeature::kFirstPart], 0);
  EXPECT_EQ(wrong[MatchFeature::kFirstPart], 0);
}

TEST(NameComparer, NumbersMustBeTheSame) {
  EXPECT_EQ(compare("en", "Wahda 14", "ar", "الوحدة ١٤")[MatchFeature::kNumbers], 0);
  EXPECT_EQ(compare("en", "Wahda", "ar", "الوحدة")[MatchFeature::kNumbers], 0);
  EXPECT_EQ(compare("en", "Wahda al-14", "ar", "الوحدة 14")[MatchFeature::kNumbers], 0);
  EXPECT_EQ(compare("en", "Wahda 14", "ar", "الوحدة")[MatchFeature::kNumbers], 1);
  EXPECT_EQ(compare("en", "Wahda", "ar", "الوحدة 14")[MatchFeature::kNumbers], 1);
  EXPECT_EQ(compare("en", "Wahda 14", "ar", "الوحدة 27")[MatchFeature::kNumbers], 2);
  EXPECT_EQ(compare("en", "Wahda 14", "ar", "الوحدة 15")[MatchFeature::kNumbers], 2);
  EXPECT_EQ(compare("en", "Wahda 1991", "en", "Wahda 1992")[MatchFeature::kNumbers], 2);
  EXPECT_EQ(compare("ckb", "یەکەی 1991", "kmr", "Yekîneya 1992")[MatchFeature::kNumbers], 2);
}

TEST(NameComparer, GeneralWordsOfOneMeaningArePartners) {
  const Compared same = compare("ckb", "خالید سەروو", "ar", "خالد العليا");
  const Compared other = compare("ckb", "خالید سەروو", "ar", "خالد السفلى");
  EXPECT_LT(same[MatchFeature::kMissing], 0.05);
  EXPECT_LT(same[MatchFeature::kExtra], 0.05);
  EXPECT_GT(same[MatchFeature::kOdds], other[MatchFeature::kOdds]);
}

TEST(NameComparer, WorseShareAndSounds) {
  const Compared more = compare("en", "Khalid", "ar", "خالد رشيد");
  EXPECT_FLOAT_EQ(static_cast<float>(more[MatchFeature::kWorseShare]),
                  static_cast<float>(std::min(more[MatchFeature::kShare], more[MatchFeature::kCandidateShare])));
  EXPECT_NEAR(more[MatchFeature::kSounds], more[MatchFeature::kNeutral] * more[MatchFeature::kSkeleton], 1e-6);
}

TEST(NameComparer, ArticlesOnOneSide) {
  EXPECT_EQ(compare("en", "Muqtada al-Sadr", "ar", "مقتدى الصدر")[MatchFeature::kArticles], 0);
  EXPECT_EQ(compare("en", "Muqtada Sadr", "ar", "مقتدى الصدر")[MatchFeature::kArticles], 1);
  EXPECT_EQ(compare("en", "Muqtada as-Sadr", "ckb", "موقتەدا سەدر")[MatchFeature::kArticles], 1);
}

TEST(NameComparer, JoinedWordsLackNothing) {
  const Compared joined = compare("en", "Barham Salih", "en", "Barhamsalih");
  const Compared other = compare("en", "Barham Salih", "en", "Kirkuk");
  EXPECT_LT(joined[MatchFeature::kMissing], other[MatchFeature::kMissing] - 0.2);
  EXPECT_GT(joined[MatchFeature::kShare], other[MatchFeature::kShare] + 0.2);
}

TEST(NameComparer, NothingToCompareIsBiasAlone) {
  for (const auto& [query, candidate] : {std::pair("", "Erbil"), std::pair("Erbil", ""), std::pair("…", "\xff")}) {
    const Compared empty = compare("en", query, "en", candidate);
    if (std::string_view(candidate) == "\xff") {
      EXPECT_EQ(empty[MatchFeature::kSame], 0);
      continue;
    }
    for (std::size_t f = 0; f < kMatchFeatures; ++f) {
      EXPECT_EQ(empty.features[f], static_cast<MatchFeature>(f) == MatchFeature::kBias ? 1.0f : 0.0f);
    }
  }
}

TEST(NameComparer, ScratchCarriesNothingOverAndLongNamesAreNumbers) {
  NameComparer::Scratch scratch;
  std::string many;
  for (int i = 0; i < 60; ++i) {
    many += "k ";
  }
  const std::string longest(100, 'x');
  const Compared before = compare("en", "Muqtada al-Sadr", "ar", "مقتدى الصدر", scratch);
  compare("en", many, "en", many, scratch);
  compare("en", longest, "ar", "ا", scratch);
  compare("en", "a", "kmr", longest, scratch);
  EXPECT_EQ(compare("en", "Muqtada al-Sadr", "ar", "مقتدى الصدر", scratch).features, before.features);
}

TEST(MatchWeights, ReadsWhatItWrote) {
  MatchWeights weights;
  for (std::size_t number = 0; number < MatchEvidence::kCount; ++number) {
    for (int pair = 0; pair < AlignmentModel::kPairs; ++pair) {
      MatchFeatures& set = weights.of(MatchEvidence::of(number), pair);
      for (std::size_t f = 0; f < kMatchFeatures; ++f) {
        set[f] = static_cast<float>(f) * 0.25f - 1.5f + static_cast<float>(pair) - static_cast<float>(number);
      }
      MatchEvidence::of(number).mask(set);
    }
  }
  const MatchWeights again = MatchWeights::read(weights.write(), "weights.tsv");
  EXPECT_EQ(again.weights, weights.weights);
  MatchFeatures features{};
  features[0] = 2;
  features[3] = -1;
  using text::FoldingProfile;
  EXPECT_DOUBLE_EQ(again.score(features, FoldingProfile::kArabic, FoldingProfile::kArabic), 2 * -1.5 + 0.75);
  EXPECT_DOUBLE_EQ(again.score(features, FoldingProfile::kLatin, FoldingProfile::kArabic),
                   again.score(features, FoldingProfile::kArabic, FoldingProfile::kLatin));
  EXPECT_NE(again.score(features, FoldingProfile::kLatin, FoldingProfile::kArabic),
            again.score(features, FoldingProfile::kArabic, FoldingProfile::kArabic));
  EXPECT_DOUBLE_EQ(again.score(features, FoldingProfile::kArabic, FoldingProfile::kArabic, {.vectors = true}),
                   2 * -2.5 + 1.75);
}

TEST(MatchEvidence, FeaturesOfWhatWasNotAskedAreZero) {
  for (std::size_t number = 0; number < MatchEvidence::kCount; ++number) {
    EXPECT_EQ(MatchEvidence::of(number).number(), number);
  }
  EXPECT_EQ((MatchEvidence{true, true}.name()), "alignment+vectors");
  EXPECT_EQ((MatchEvidence{false, false}.name()), "letters");
  MatchFeatures features;
  features.fill(1);
  MatchEvidence{.alignment = false, .vectors = true}.mask(features);
  const auto at = [&](MatchFeature feature) { return features[static_cast<std::size_t>(feature)]; };
  EXPECT_EQ(at(MatchFeature::kOdds), 0);
  EXPECT_EQ(at(MatchFeature::kVectors), 1);
  EXPECT_EQ(at(MatchFeature::kNeutral), 1);
  EXPECT_EQ(at(MatchFeature::kBias), 1);
}

TEST(MatchWeights, ErrorsNameFileAndLine) {
  const std::string good = MatchWeights{}.write();
  auto refusal = [](const std::string& bytes) -> std::string {
    try {
      MatchWeights::read(bytes, "weights.tsv");
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kModel);
      EXPECT_THAT(error.what(), HasSubstr("wasla train alignment"));
      return error.what();
    }
    return "no error";
  };
  EXPECT_EQ(refusal(good), "no error");
  EXPECT_THAT(refusal(""), StartsWith("weights.tsv:1: "));
  EXPECT_THAT(refusal("odds\t1\n"), StartsWith("weights.tsv:1: "));
  const std::string first_line = good.substr(0, good.find('\n') + 1);
  for (const char* line : {"alignment\tarabic\tarabic\todd\t2\n", "alignment\tarabic\tgreek\todds\t2\n",
                           "alignment\tarabic\tarabic\todds\n", "alignment\tarabic\tarabic\todds\tx\n",
                           "alignment\tarabic\tarabic\todds\t1x\n", "alignment\tarabic\tarabic\todds\tnan\n",
                           "stars\tarabic\tarabic\todds\t1\n", "arabic\tarabic\todds\t1\n", "\n"}) {
    EXPECT_THAT(refusal(first_line + line), StartsWith("weights.tsv:2: ")) << line;
  }
  // A line that stands twice, also with the systems changed round; the number of lines is right.
  const std::string last = good.substr(good.rfind('\n', good.size() - 2) + 1);
  const std::string doubled = first_line + "alignment\tarabic\tlatin\todds\t2\nalignment\tlatin\tarabic\todds\t2\n";
  EXPECT_THAT(refusal(doubled), StartsWith("weights.tsv:3: "));
  EXPECT_THAT(refusal(good.substr(0, good.size() - last.size()) + "alignment\tarabic\tarabic\todds\t0\n"),
              StartsWith("weights.tsv:521: "));
  // Cut off behind a whole line.
  EXPECT_THAT(refusal(good.substr(0, good.rfind('\n', good.size() - 2) + 1)), HasSubstr("cut off"));
}

}  // namespace
}  // namespace wasla::models
