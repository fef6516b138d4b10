#include "wasla/evaluation/calibration.h"

#include <gtest/gtest.h>

#include <random>

namespace wasla {
namespace {

TEST(CalibrationTest, WorkedByHand) {
  // Two bins: 0.2 with half right, 0.9 with all right.
  const CalibrationReport report = calibration_of({{0.2, false}, {0.2, true}, {0.9, true}, {0.9, true}});
  EXPECT_EQ(report.count, 4u);
  EXPECT_EQ(report.right, 3u);
  EXPECT_NEAR(report.ece, 0.5 * 0.3 + 0.5 * 0.1, 1e-12);
  EXPECT_NEAR(report.brier, (0.04 + 0.64 + 0.01 + 0.01) / 4, 1e-12);
  // Pairs of a right and the wrong one: ties count half.
  EXPECT_NEAR(report.auroc, (0.5 + 1 + 1) / 3, 1e-12);
}

TEST(CalibrationTest, TrueProbabilitiesAreCalibrated) {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> uniform(0, 1);
  std::vector<Judged> judged;
  for (int i = 0; i < 50000; ++i) {
    const double p = uniform(random);
    judged.push_back({p, uniform(random) < p});
  }
  const CalibrationReport report = calibration_of(judged);
  EXPECT_LT(report.ece, 0.01);
  EXPECT_NEAR(report.brier, 1.0 / 6, 0.01);
  EXPECT_NEAR(report.auroc, 5.0 / 6, 0.01);
}

TEST(CalibrationTest, NothingAndOneKind) {
  EXPECT_EQ(calibration_of({}).ece, 0.0);
  EXPECT_EQ(calibration_of({{0.7, true}}).auroc, 0.5);
  EXPECT_EQ(calibration_of({{1.0, true}, {0.0, false}}).ece, 0.0);
}

TEST(CalibrationTest, DiagramIsWellFormed) {
  const std::string svg = svg_diagram(calibration_of({{0.2, false}, {0.9, true}}), "a < b & c");
  EXPECT_NE(svg.find("a &lt; b &amp; c"), std::string::npos);
  EXPECT_TRUE(svg.ends_with("</svg>\n"));
}

}  // namespace
}  // namespace wasla
