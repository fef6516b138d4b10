#include "wasla/evaluation/bootstrap.h"

#include <gtest/gtest.h>

namespace wasla {
namespace {

TEST(BootstrapTest, HoldsTheFigureAndRepeats) {
  std::vector<Ratio> documents;
  for (std::uint64_t i = 0; i < 40; ++i) {
    documents.push_back({8 + i % 3, 10, 10});
  }
  Ratio sum;
  for (const Ratio& ratio : documents) {
    sum += ratio;
  }
  const Interval interval = f1_interval(documents, 1000);
  EXPECT_LE(interval.low, sum.f1());
  EXPECT_GE(interval.high, sum.f1());
  EXPECT_LT(interval.high - interval.low, 0.1);
  EXPECT_GT(interval.high - interval.low, 0.0);
  EXPECT_EQ(f1_interval(documents, 1000).low, interval.low);
}

TEST(BootstrapTest, EqualDocumentsHaveNoSpread) {
  const Interval interval = f1_interval(std::vector<Ratio>(5, Ratio{3, 4, 4}), 100);
  EXPECT_DOUBLE_EQ(interval.low, 0.75);
  EXPECT_DOUBLE_EQ(interval.high, 0.75);
}

TEST(BootstrapTest, NothingToDraw) { EXPECT_EQ(f1_interval({}, 100).high, 0.0); }

}  // namespace
}  // namespace wasla
