#include "wasla/linking/ranker.h"

#include <gtest/gtest.h>

#include <string>

#include "wasla/base/error.h"

namespace wasla {
namespace {

TEST(RankerTest, ScoreIsTheSumOfContributions) {
  const Ranker ranker;
  Candidate candidate;
  candidate.features[static_cast<std::size_t>(Feature::kBias)] = 1;
  candidate.features[static_cast<std::size_t>(Feature::kWords)] = 2;
  EXPECT_FLOAT_EQ(ranker.score(candidate), ranker.weight(Feature::kBias) + 2 * ranker.weight(Feature::kWords));
  EXPECT_DOUBLE_EQ(ranker.contribution(candidate, Feature::kWords),
                   static_cast<double>(2 * ranker.weight(Feature::kWords)));
}

TEST(RankerTest, WrittenAndReadIsTheSame) {
  Ranker ranker;
  ranker.set_weight(Feature::kOffice, 1.25f);
  ranker.set_calibration({0.5f, -0.25f});
  const std::string text = ranker.write();
  const Ranker read = Ranker::read(text, "weights.tsv");
  EXPECT_EQ(read.write(), text);
  EXPECT_EQ(read.weight(Feature::kOffice), 1.25f);
  EXPECT_EQ(read.calibration(), (Ranker::Calibration{0.5f, -0.25f}));
}

TEST(RankerTest, AFeatureThatTheTableLacksKeepsItsWeight) {
  const Ranker read = Ranker::read("wasla-ranker\t1\noffice\t3\n", "weights.tsv");
  EXPECT_EQ(read.weight(Feature::kOffice), 3.0f);
  EXPECT_EQ(read.weight(Feature::kBias), Ranker().weight(Feature::kBias));
}

TEST(RankerTest, CalibrationMovesLogOdds) {
  Ranker ranker;
  EXPECT_DOUBLE_EQ(ranker.calibrated(0.3), 0.3);
  ranker.set_calibration({2.0f, 0.0f});
  EXPECT_NEAR(ranker.calibrated(0.5), 0.5, 1e-12);
  EXPECT_NEAR(ranker.calibrated(0.8), 16.0 / 17.0, 1e-9);
  EXPECT_GE(ranker.calibrated(0.0), 0.0);
  EXPECT_LE(ranker.calibrated(1.0), 1.0);
}

TEST(RankerTest, BadTablesAreRefusedWithTheLine) {
  for (const char* bad :
       {"", "wasla-ranker\t2\n", "wasla-ranker\t1\nnonsense\t1\n", "wasla-ranker\t1\noffice\n",
        "wasla-ranker\t1\noffice\tx\n", "wasla-ranker\t1\noffice\tnan\n", "wasla-ranker\t1\noffice\t1\noffice\t2\n"}) {
    EXPECT_THROW(Ranker::read(bad, "weights.tsv"), Error) << bad;
  }
  try {
    Ranker::read("wasla-ranker\t1\noffice\t1\noffice\t2\n", "weights.tsv");
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("weights.tsv:3"), std::string::npos) << error.what();
  }
}

TEST(RankerTest, EveryFeatureHasAName) {
  for (std::size_t f = 0; f < kFeatures; ++f) {
    EXPECT_EQ(parse_feature(to_string(static_cast<Feature>(f))), static_cast<Feature>(f));
  }
  EXPECT_EQ(parse_feature("nonsense"), Feature::kCount);
}

}  // namespace
}  // namespace wasla
