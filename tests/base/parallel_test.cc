#include "wasla/base/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

namespace wasla {
namespace {

// Numbers 0 … count - 1, squared by workers that take unequal time.
std::vector<int> squares(int count, PipelineLimits limits) {
  std::vector<int> delivered;
  int next = 0;
  run_ordered<int, int>(
      limits, {.next = [&]() -> std::optional<int> { return next < count ? std::optional(next++) : std::nullopt; },
               .work =
                   [](int& n, int) {
                     std::this_thread::sleep_for(std::chrono::microseconds(n % 7 * 50));
                     return n * n;
                   },
               .deliver = [&](int n) { delivered.push_back(n); },
               .size = [](const int&) { return std::size_t{10}; }});
  return delivered;
}

TEST(Parallel, DeliversInOrderWhateverTheNumberOfJobs) {
  const std::vector<int> expected = squares(300, {.jobs = 1});
  ASSERT_EQ(expected.size(), 300u);
  EXPECT_EQ(expected[17], 289);
  EXPECT_EQ(squares(300, {.jobs = 2}), expected);
  EXPECT_EQ(squares(300, {.jobs = 8, .items = 3}), expected);
  EXPECT_EQ(squares(300, {.jobs = 3, .items = 100, .bytes = 25}), expected);
  EXPECT_TRUE(squares(0, {.jobs = 4}).empty());
}

TEST(Parallel, OneItemIsAlwaysLetIn) { EXPECT_EQ(squares(5, {.jobs = 2, .items = 1, .bytes = 1}).size(), 5u); }

TEST(Parallel, BoundsWhatIsUnderWay) {
  std::atomic<int> under_way = 0;
  int most = 0, next = 0;
  run_ordered<int, int>({.jobs = 4, .items = 5}, {.next = [&]() -> std::optional<int> {
                                                    most = std::max(most, under_way.load());
                                                    ++under_way;
                                                    return next < 200 ? std::optional(next++) : std::nullopt;
                                                  },
                                                  .work = [](int& n, int) { return n; },
                                                  .deliver = [&](int) { --under_way; }});
  EXPECT_LE(most, 5);
}

TEST(Parallel, OneJobStartsNoThread) {
  const std::thread::id here = std::this_thread::get_id();
  int left = 3;
  run_ordered<int, bool>({.jobs = 1},
                         {.next = [&]() -> std::optional<int> { return left-- > 0 ? std::optional(0) : std::nullopt; },
                          .work = [&](int&, int) { return std::this_thread::get_id() == here; },
                          .deliver = [](bool same) { EXPECT_TRUE(same); }});
}

class ParallelFailure : public testing::TestWithParam<int> {};

TEST_P(ParallelFailure, OfWorkComesAfterAllItemsBeforeIt) {
  int next = 0;
  std::vector<int> delivered;
  const auto run = [&] {
    run_ordered<int, int>({.jobs = GetParam()}, {.next = [&]() -> std::optional<int> {
                                                   return next < 100 ? std::optional(next++) : std::nullopt;
                                                 },
                                                 .work =
                                                     [](int& n, int) {
                                                       if (n == 20) {
                                                         throw std::runtime_error("twenty");
                                                       }
                                                       return n;
                                                     },
                                                 .deliver = [&](int n) { delivered.push_back(n); }});
  };
  EXPECT_THROW(run(), std::runtime_error);
  EXPECT_EQ(delivered.size(), 20u);
}

TEST_P(ParallelFailure, OfNextAndDeliverLeavesToo) {
  const auto work = [](int& n, int) { return n; };
  const auto forever = []() -> std::optional<int> { return 1; };
  EXPECT_THROW((run_ordered<int, int>({.jobs = GetParam()},
                                      {.next = []() -> std::optional<int> { throw std::runtime_error("next"); },
                                       .work = work,
                                       .deliver = [](int) {}})),
               std::runtime_error);
  EXPECT_THROW(
      (run_ordered<int, int>({.jobs = GetParam()},
                             {.next = forever, .work = work, .deliver = [](int) { throw std::logic_error("d"); }})),
      std::logic_error);
}

INSTANTIATE_TEST_SUITE_P(Jobs, ParallelFailure, testing::Values(1, 4));

TEST(Parallel, DeliversEverythingBeforeWaiting) {
  for (const int jobs : {1, 4}) {
    int next = 0, delivered = 0, waits = 0;
    run_ordered<int, int>({.jobs = jobs}, {.next = [&]() -> std::optional<int> {
                                             return next < 20 ? std::optional(next++) : std::nullopt;
                                           },
                                           .work = [](int& n, int) { return n; },
                                           .deliver = [&](int) { ++delivered; },
                                           .would_wait = [&] { return next % 5 == 0; },
                                           .before_waiting =
                                               [&] {
                                                 ++waits;
                                                 EXPECT_EQ(delivered, next);
                                               }});
    EXPECT_EQ(waits, 5);
  }
}

}  // namespace
}  // namespace wasla
