#include "wasla/index/vector_index.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace wasla::index {
namespace {

// A direction for each word, whatever it be.
class Directions final : public models::WordVectors {
 public:
  std::size_t dimensions() const override { return 32; }
  void embed(models::WordForms word, std::span<std::int8_t> out) const override {
    std::mt19937 random(static_cast<unsigned>(std::hash<std::string_view>{}(word.neutral)));
    std::vector<std::int32_t> sums(32);
    for (std::int32_t& sum : sums) {
      sum = static_cast<std::int32_t>(random() % 2001) - 1000;
    }
    models::scale_vector(sums, out);
  }
};

TEST(VectorIndex, NearestNamesFirst) {
  const Directions directions;
  VectorIndex index(directions);
  constexpr std::uint32_t kWords = 60, kNames = 500;
  for (std::uint32_t w = 0; w < kWords; ++w) {
    index.add_word({std::to_string(w), ""});
  }
  for (std::uint32_t n = 0; n < kNames; ++n) {
    const std::vector<std::uint32_t> words{n % kWords, n * 7 % 31};
    index.add_name(words);
  }
  index.add_name({});  // a name without words is near to nothing
  index.finish();
  VectorIndex::Scratch scratch;
  index.begin_query(scratch);
  index.add_query_word({"3", ""}, scratch);
  index.add_query_word({"21", ""}, scratch);
  index.end_query(scratch);
  std::vector<std::uint32_t> all(kNames + 1);
  std::iota(all.begin(), all.end(), 0u);
  for (const std::size_t most : {1u, 5u, 64u, 1000u}) {
    const auto found = index.find(most, scratch);
    EXPECT_EQ(found, index.rank(all, most, scratch));
    EXPECT_LE(found.size(), most);
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_NEAR(found[i].first / (models::kVectorLength * models::kVectorLength),
                  index.likeness(found[i].second, scratch), 1e-9);
      if (i > 0) {
        EXPECT_TRUE(found[i - 1].first > found[i].first ||
                    (found[i - 1].first == found[i].first && found[i - 1].second < found[i].second));
      }
    }
  }
  EXPECT_EQ(index.find(1, scratch)[0].second, 3u) << "3 % 60 and 3 * 7 % 31 are the words asked for";
  EXPECT_GT(index.likeness(3, scratch), 0.95);
  EXPECT_EQ(index.likeness(kNames, scratch), 0);
}

}  // namespace
}  // namespace wasla::index
