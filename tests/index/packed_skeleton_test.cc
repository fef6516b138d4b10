#include "wasla/index/packed_skeleton.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

namespace wasla::index {
namespace {

std::size_t edits(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    row[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t up = row[j];
      row[j] = std::min({up + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = up;
    }
  }
  return row[b.size()];
}

std::string random_skeleton(std::mt19937& random, std::size_t most) {
  std::string s;
  for (std::size_t n = random() % (most + 1); n > 0; --n) {
    s += "BTSKRN"[random() % 6];
  }
  return s;
}

TEST(PackedSkeleton, KeepsClassesApart) {
  std::set<PackedSkeleton> seen;
  for (const char c : std::string("BTSZJXKFRLMNHAWY0123456789")) {
    EXPECT_TRUE(seen.insert(pack(std::string(1, c))).second) << c;
  }
  EXPECT_EQ(pack(""), 0u);
  EXPECT_EQ(classes(pack("")), 0u);
  EXPECT_EQ(classes(pack("KRKK")), 4u);
  EXPECT_EQ(pack("BTSKRNBTSKRNX"), pack("BTSKRNBTSKRN"));
  EXPECT_NE(pack("11"), pack("1"));
}

TEST(PackedSkeleton, Joins) {
  EXPECT_EQ(joined(pack("ABT"), pack("RHMN")), pack("ABTRHMN"));
  EXPECT_EQ(joined(pack(""), pack("RHMN")), pack("RHMN"));
  EXPECT_EQ(joined(pack("BTSKRNBTSK"), pack("RNB")), pack("BTSKRNBTSKRN"));
}

TEST(PackedSkeleton, EditsAreThoseOfTheLetters) {
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    const std::string a = random_skeleton(random, 12), b = random_skeleton(random, 12);
    ASSERT_EQ(within_one_edit(pack(a), pack(b)), edits(a, b) <= 1) << a << " " << b;
    ASSERT_EQ(PackedDistance(pack(a))(pack(b)), edits(a, b)) << a << " " << b;
  }
}

TEST(PackedSkeleton, ShorterOnesLackOneClass) {
  std::mt19937 random(8);
  for (int i = 0; i < 2000; ++i) {
    const std::string a = random_skeleton(random, 12);
    std::set<PackedSkeleton> expected, found;
    for (std::size_t j = 0; j < a.size(); ++j) {
      expected.insert(pack(a.substr(0, j) + a.substr(j + 1)));
    }
    for_each_shorter(pack(a), [&](PackedSkeleton s) { found.insert(s); });
    ASSERT_EQ(found, expected) << a;
  }
}

TEST(PackedSkeleton, SoundsAreBlindToTheShadesOfVowels) {
  EXPECT_EQ(pack_sounds("amiri"), pack_sounds("ameri"));
  EXPECT_EQ(pack_sounds("husseyn"), pack_sounds("hosein"));
  EXPECT_NE(pack_sounds("amiri"), pack_sounds("omari"));
}

}  // namespace
}  // namespace wasla::index
