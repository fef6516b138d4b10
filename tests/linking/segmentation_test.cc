#include "wasla/linking/segmentation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace wasla::linking {
namespace {

// All sets of spans that do not overlap, one by one.
struct Oracle {
  const std::vector<WeighedSpan>& spans;
  double total = 0;
  std::vector<double> with;

  explicit Oracle(const std::vector<WeighedSpan>& s) : spans(s), with(s.size(), 0) {
    for (std::uint32_t set = 0; set < (1u << spans.size()); ++set) {
      double weight = 1;
      bool good = true;
      for (std::size_t i = 0; i < spans.size() && good; ++i) {
        for (std::size_t j = 0; (set >> i & 1) && j < i; ++j) {
          good = good && (!(set >> j & 1) || spans[i].begin >= spans[j].end || spans[j].begin >= spans[i].end);
        }
        weight *= set >> i & 1 ? std::exp(spans[i].weight) : 1;
      }
      if (good) {
        total += weight;
        for (std::size_t i = 0; i < spans.size(); ++i) {
          with[i] += set >> i & 1 ? weight : 0;
        }
      }
    }
  }
};

TEST(SegmentationTest, MarginalsAreThoseOfAllSegmentations) {
  std::mt19937 random(7);
  SegmentationScratch scratch;
  for (int round = 0; round < 300; ++round) {
    std::vector<WeighedSpan> spans;
    const std::size_t count = 1 + random() % 9;
    while (spans.size() < count) {
      const std::uint32_t begin = random() % 12, end = begin + 1 + random() % 5;
      spans.push_back({begin, end, static_cast<double>(random() % 800) / 100 - 4});
    }
    std::sort(spans.begin(), spans.end(), [](const WeighedSpan& a, const WeighedSpan& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    const Oracle oracle(spans);
    const double all = set_marginals(spans, scratch);
    EXPECT_NEAR(all, std::log(oracle.total), 1e-9);
    for (std::size_t i = 0; i < spans.size(); ++i) {
      EXPECT_NEAR(spans[i].marginal, oracle.with[i] / oracle.total, 1e-9);
    }
  }
}

TEST(SegmentationTest, SpansThatTouchDoNotCompete) {
  std::vector<WeighedSpan> spans{{0, 3, 0.0}, {3, 6, 0.0}};
  SegmentationScratch scratch;
  set_marginals(spans, scratch);
  EXPECT_DOUBLE_EQ(spans[0].marginal, 0.5);
  EXPECT_DOUBLE_EQ(spans[1].marginal, 0.5);
}

TEST(SegmentationTest, WeightsFarApartDoNotOverflow) {
  std::vector<WeighedSpan> spans{{0, 3, 900.0}, {2, 6, -900.0}};
  SegmentationScratch scratch;
  set_marginals(spans, scratch);
  EXPECT_DOUBLE_EQ(spans[0].marginal, 1.0);
  EXPECT_DOUBLE_EQ(spans[1].marginal, 0.0);
}

TEST(ChooseDisjointTest, IsTheBestOfAllSets) {
  std::mt19937 random(11);
  SegmentationScratch scratch;
  for (int round = 0; round < 300; ++round) {
    std::vector<ValuedSpan> spans;
    const std::uint32_t count = 1 + random() % 9;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t begin = random() % 12;
      spans.push_back(
          {begin, begin + 1 + static_cast<std::uint32_t>(random() % 5), static_cast<double>(1 + random() % 100), i});
    }
    const std::vector<ValuedSpan> original = spans;
    double best = 0;
    for (std::uint32_t set = 0; set < (1u << count); ++set) {
      double sum = 0;
      bool good = true;
      for (std::uint32_t i = 0; i < count && good; ++i) {
        for (std::uint32_t j = 0; (set >> i & 1) && j < i; ++j) {
          good =
              good && (!(set >> j & 1) || original[i].begin >= original[j].end || original[j].begin >= original[i].end);
        }
        sum += set >> i & 1 ? original[i].value : 0;
      }
      best = good ? std::max(best, sum) : best;
    }
    std::vector<std::uint32_t> chosen;
    choose_disjoint(spans, scratch, chosen);
    double sum = 0;
    std::uint32_t covered = 0;
    for (const std::uint32_t number : chosen) {
      EXPECT_GE(original[number].begin, covered);
      covered = original[number].end;
      sum += original[number].value;
    }
    EXPECT_DOUBLE_EQ(sum, best);
  }
}

}  // namespace
}  // namespace wasla::linking
