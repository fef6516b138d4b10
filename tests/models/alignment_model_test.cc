#include "wasla/models/alignment_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "wasla/base/error.h"

namespace wasla::models {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using text::FoldingProfile;
using text::SoundLetter;
using Letters = std::vector<SoundLetter>;

constexpr auto kArabic = FoldingProfile::kArabic;
constexpr auto kLatin = FoldingProfile::kLatin;

// A table as its operations say, summed and searched the slow way.
class SlowTable {
 public:
  SlowTable(const std::vector<AlignmentOperation>& operations, double floor) : floor_(floor) {
    for (const AlignmentOperation& op : operations) {
      known_[{{op.left.begin(), op.left.begin() + op.left_length},
              {op.right.begin(), op.right.begin() + op.right_length}}] = static_cast<double>(op.probability);
    }
  }
  double sum(const Letters& a, const Letters& b) const {
    return all(a, b, [](double so_far, double p) { return so_far + p; });
  }
  double best(const Letters& a, const Letters& b) const {
    return all(a, b, [](double so_far, double p) { return std::max(so_far, p); });
  }

 private:
  template <typename F>
  double all(const Letters& a, const Letters& b, F&& combine) const {
    if (a.empty() && b.empty()) {
      return 1;
    }
    double result = 0;
    for (std::size_t m = 0; m <= std::min<std::size_t>(3, a.size()); ++m) {
      for (std::size_t n = 0; n <= std::min<std::size_t>(3, b.size()); ++n) {
        if (m * n == 0 ? m + n != 1 : m + n > 4) {
          continue;  // two letters never stand against nothing, three only against one
        }
        const auto end_a = a.begin() + static_cast<std::ptrdiff_t>(m),
                   end_b = b.begin() + static_cast<std::ptrdiff_t>(n);
        const auto found = known_.find({std::string(a.begin(), end_a), std::string(b.begin(), end_b)});
        const double p = found != known_.end() ? found->second : m < 2 && n < 2 ? floor_ : 0;
        if (p > 0) {
          result = combine(result, p * all({end_a, a.end()}, {end_b, b.end()}, combine));
        }
      }
    }
    return result;
  }

  std::map<std::pair<std::string, std::string>, double> known_;
  double floor_;
};

AlignmentOperation operation(const Letters& left, const Letters& right, double probability) {
  AlignmentOperation op;
  std::copy(left.begin(), left.end(), op.left.begin());
  std::copy(right.begin(), right.end(), op.right.begin());
  op.left_length = static_cast<std::uint8_t>(left.size());
  op.right_length = static_cast<std::uint8_t>(right.size());
  op.probability = static_cast<float>(probability);
  return op;
}

Letters some_letters(std::size_t length, int alphabet, std::mt19937& random) {
  Letters out;
  for (std::size_t i = 0; i < length; ++i) {
    out.push_back(static_cast<SoundLetter>(20 + random() % static_cast<unsigned>(alphabet)));
  }
  return out;
}

std::vector<AlignmentOperation> some_operations(std::mt19937& random, double scale) {
  std::map<std::pair<std::string, std::string>, double> operations;
  for (int i = 0; i < 80; ++i) {
    const std::size_t m = random() % 4, n = random() % 4;
    if (m * n == 0 ? m + n == 1 : m + n <= 4) {
      const Letters left = some_letters(m, 4, random), right = some_letters(n, 4, random);
      operations[{{left.begin(), left.end()}, {right.begin(), right.end()}}] =
          scale * static_cast<double>(1 + random() % 999) / 1000;
    }
  }
  std::vector<AlignmentOperation> out;
  for (const auto& [sides, p] : operations) {
    out.push_back(operation({sides.first.begin(), sides.first.end()}, {sides.second.begin(), sides.second.end()}, p));
  }
  return out;
}

AlignmentModel model_of(const std::vector<AlignmentOperation>& operations, float floor, FoldingProfile left = kArabic,
                        FoldingProfile right = kLatin) {
  AlignmentModel model;
  model.set_table(AlignmentModel::pair(left, right), AlignmentTable(operations, floor));
  return model;
}

TEST(AlignmentModel, EachTwoProfilesHaveOneTable) {
  std::map<int, int> seen;
  for (int a = 0; a < text::kFoldingProfiles; ++a) {
    for (int b = a; b < text::kFoldingProfiles; ++b) {
      const auto first = static_cast<FoldingProfile>(a), second = static_cast<FoldingProfile>(b);
      const int pair = AlignmentModel::pair(first, second);
      EXPECT_EQ(pair, AlignmentModel::pair(second, first));
      EXPECT_EQ(seen[pair]++, 0) << pair;
      EXPECT_GE(pair, 0);
      EXPECT_LT(pair, AlignmentModel::kPairs);
    }
  }
}

TEST(AlignmentModel, JointIsTheSumOverAllAlignments) {
  std::mt19937 random(1);
  AlignmentModel::Scratch scratch;
  for (int round = 0; round < 60; ++round) {
    const std::vector<AlignmentOperation> operations = some_operations(random, 0.2);
    const float floor = round % 3 ? 1e-3f : 1e-7f;
    const AlignmentModel model = model_of(operations, floor);
    const SlowTable slow(operations, static_cast<double>(floor));
    for (int pair = 0; pair < 10; ++pair) {
      const Letters a = some_letters(random() % 6, 4, random), b = some_letters(random() % 6, 4, random);
      const double expected = std::log(slow.sum(a, b));
      EXPECT_NEAR(model.joint(a, kArabic, b, kLatin, scratch), expected, 1e-4 * (1 - expected));
      EXPECT_NEAR(model.joint(b, kLatin, a, kArabic, scratch), expected, 1e-4 * (1 - expected));
    }
  }
}

TEST(AlignmentModel, JointOfLongSpellingsDoesNotVanish) {
  const Letters left{20}, right{30};
  const AlignmentModel model = model_of({operation(left, right, 1e-3)}, 0);
  AlignmentModel::Scratch scratch;
  for (const std::size_t length : {1, 12, 13, 40, 120}) {
    const double expected = static_cast<double>(length) * std::log(1e-3);
    EXPECT_NEAR(model.joint(Letters(length, 20), kArabic, Letters(length, 30), kLatin, scratch), expected, 1e-2);
  }
  // Impossible: far below anything possible, yet a number.
  const double none = model.joint(Letters(3, 20), kArabic, Letters(4, 30), kLatin, scratch);
  EXPECT_TRUE(std::isfinite(none));
  EXPECT_LT(none, 120 * std::log(1e-3));
}

TEST(AlignmentModel, MarginalIsTheSumOfJointOverTheOtherSide) {
  // Letters 20, 21 on the left, 30, 31 on the right; little stands against nothing, so that short strings hold all.
  const std::vector<AlignmentOperation> operations{
      operation({20}, {30}, 0.2),          operation({20}, {31}, 0.05),        operation({21}, {31}, 0.15),
      operation({20}, {}, 0.03),           operation({}, {30}, 0.02),          operation({}, {31}, 0.03),
      operation({20, 21}, {30}, 0.1),      operation({21}, {30, 31}, 0.07),    operation({21, 21}, {31, 30}, 0.04),
      operation({20, 21, 20}, {31}, 0.02), operation({20}, {31, 31, 30}, 0.01)};
  const AlignmentModel model = model_of(operations, 0);
  const SlowTable slow(operations, 0);
  auto strings = [](SoundLetter first, std::size_t longest) {
    std::vector<Letters> all{{}};
    for (std::size_t i = 0; all[i].size() < longest; ++i) {
      for (int letter = 0; letter < 2; ++letter) {
        all.push_back(all[i]);
        all.back().push_back(static_cast<SoundLetter>(first + letter));
      }
    }
    return all;
  };
  for (const Letters& own : strings(20, 3)) {
    double sum = 0;
    for (const Letters& other : strings(30, 8)) {
      sum += slow.sum(own, other);
    }
    EXPECT_NEAR(model.marginal(own, kArabic, kLatin), std::log(sum), 2e-3) << own.size();
  }
  for (const Letters& own : strings(30, 3)) {
    double sum = 0;
    for (const Letters& other : strings(20, 8)) {
      sum += slow.sum(other, own);
    }
    EXPECT_NEAR(model.marginal(own, kLatin, kArabic), std::log(sum), 2e-3) << own.size();
  }
  EXPECT_TRUE(std::isfinite(model.marginal(Letters(120, 22), kArabic, kLatin)));
}

TEST(AlignmentModel, LikeliestAlignmentCoversBothSpellings) {
  std::mt19937 random(2);
  for (int round = 0; round < 60; ++round) {
    const std::vector<AlignmentOperation> operations = some_operations(random, 0.2);
    const AlignmentModel model = model_of(operations, 1e-4f);
    const SlowTable slow(operations, 1e-4);
    const Letters a = some_letters(random() % 6, 4, random), b = some_letters(random() % 6, 4, random);
    const auto steps = model.align(a, kArabic, b, kLatin), turned = model.align(b, kLatin, a, kArabic);
    ASSERT_EQ(steps.size(), turned.size());
    std::size_t i = 0, j = 0;
    double product = 1;
    for (std::size_t s = 0; s < steps.size(); ++s) {
      EXPECT_EQ(steps[s].a_begin, i);
      EXPECT_EQ(steps[s].b_begin, j);
      i = steps[s].a_end;
      j = steps[s].b_end;
      product *= static_cast<double>(steps[s].probability);
      EXPECT_EQ(turned[s].b_begin, steps[s].a_begin);
      EXPECT_EQ(turned[s].b_end, steps[s].a_end);
      EXPECT_EQ(turned[s].a_end, steps[s].b_end);
    }
    EXPECT_EQ(i, a.size());
    EXPECT_EQ(j, b.size());
    EXPECT_NEAR(std::log(product), std::log(slow.best(a, b)), 1e-4);
  }
}

// Tables for all pairs of profiles.
AlignmentModel some_model(std::mt19937& random) {
  AlignmentModel model;
  for (int low = 0; low < text::kFoldingProfiles; ++low) {
    for (int high = low; high < text::kFoldingProfiles; ++high) {
      std::vector<AlignmentOperation> operations = some_operations(random, 0.1);
      operations.push_back(operation({text::kBoundary, 25}, {text::kArticle}, 0.0625));
      operations.push_back(operation({text::kForeignSound}, {}, 0.03125));
      operations.push_back(operation({20, 25, text::kForeignSound}, {22}, 0.03125));
      model.set_table(AlignmentModel::pair(static_cast<FoldingProfile>(low), static_cast<FoldingProfile>(high)),
                      AlignmentTable(operations, 1e-6f));
    }
  }
  return model;
}

TEST(AlignmentModel, ReadsWhatItWrote) {
  std::mt19937 random(3);
  AlignmentModel::Scratch scratch;
  const AlignmentModel model = some_model(random);
  const std::string bytes = model.write();
  const AlignmentModel again = AlignmentModel::read(bytes, "alignment.tsv");
  EXPECT_EQ(again.write(), bytes);
  for (int low = 0; low < text::kFoldingProfiles; ++low) {
    for (int high = low; high < text::kFoldingProfiles; ++high) {
      const auto left = static_cast<FoldingProfile>(low), right = static_cast<FoldingProfile>(high);
      const Letters a = some_letters(7, 4, random), b = some_letters(8, 4, random);
      EXPECT_NEAR(again.joint(a, left, b, right, scratch), model.joint(a, left, b, right, scratch), 1e-3);
      EXPECT_NEAR(again.marginal(a, left, right), model.marginal(a, left, right), 1e-3);
    }
  }
  EXPECT_EQ(AlignmentModel::read(AlignmentModel().write(), "x").write(), AlignmentModel().write());
}

TEST(AlignmentModel, ItsDenseFormIsTheSameModel) {
  std::mt19937 random(4);
  AlignmentModel::Scratch scratch;
  const AlignmentModel model = some_model(random);
  const std::string bytes = model.dense();
  const AlignmentModel view = AlignmentModel::open(bytes);
  const Letters a = some_letters(7, 4, random), b = some_letters(8, 4, random);
  EXPECT_EQ(model.joint(a, kArabic, b, kLatin, scratch), view.joint(a, kArabic, b, kLatin, scratch));
  EXPECT_EQ(model.marginal(a, kArabic, kLatin), view.marginal(a, kArabic, kLatin));
  EXPECT_EQ(view.dense(), bytes);
}

TEST(AlignmentModel, ADenseFormThatIsDamagedIsRefusedOrHarmless) {
  std::mt19937 random(5);
  AlignmentModel::Scratch scratch;
  const std::string bytes = some_model(random).dense();
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{7}, std::size_t{24}, std::size_t{9000}, bytes.size() - 1}) {
    EXPECT_THROW(AlignmentModel::open(std::string_view(bytes).substr(0, size)), Error) << size;
  }
  const Letters a = some_letters(7, 4, random), b = some_letters(8, 4, random);
  for (int i = 0; i < 200; ++i) {
    std::string damaged = bytes;
    for (int j = 0; j < 20; ++j) {
      damaged[random() % damaged.size()] = static_cast<char>(random());
    }
    try {
      const AlignmentModel model = AlignmentModel::open(damaged);
      model.joint(a, kArabic, b, kLatin, scratch);
      model.marginal(a, kArabic, kLatin);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kModel);
    }
  }
}

TEST(AlignmentModel, ReadsWhatTheFormatSays) {
  const AlignmentModel model = AlignmentModel::read(
      "wasla-alignment\t1\n"
      "table\tarabic\tlatin\t1e-7\n"
      "0.25\t\u062E\tkh\n"
      "0.125\t\u0629|\t|\n"
      "0.0625\t*\t\n"
      "0.5\t\u0634\tsch\n"
      "end\n",
      "a.tsv");
  const auto x = text::sound_letter(kArabic, U'\u062E'), k = text::sound_letter(kLatin, U'k'),
             h = text::sound_letter(kLatin, U'h');
  AlignmentModel::Scratch scratch;
  EXPECT_NEAR(model.joint(Letters{x}, kArabic, Letters{k, h}, kLatin, scratch), std::log(0.25), 1e-5);
  EXPECT_NEAR(model.joint(Letters{text::kArticle, x}, kArabic, Letters{k, h}, kLatin, scratch),
              std::log(0.25) + std::log(0.0625), 1e-4);
  EXPECT_EQ(model.table(AlignmentModel::pair(kArabic, kLatin)).operations().size(), 4u);
  const auto sh = text::sound_letter(kArabic, U'\u0634'), s = text::sound_letter(kLatin, U's'),
             c = text::sound_letter(kLatin, U'c');
  EXPECT_NEAR(model.joint(Letters{sh, x}, kArabic, Letters{s, c, h, k, h}, kLatin, scratch), std::log(0.125), 1e-5);
}

TEST(AlignmentModel, ErrorsNameFileAndLine) {
  struct Bad {
    const char *bytes, *line, *message;
  };
  static constexpr Bad kBad[] = {
      {"", "a.tsv:1: ", "format 1"},
      {"wasla-alignment\t2\n", "a.tsv:1: ", "format 1"},
      {"wasla-alignment\t1\n0.5\ta\ta\n", "a.tsv:2: ", "neither a table nor an operation"},
      {"wasla-alignment\t1\ntable\tarabic\tlatin\t0\nwhat\n", "a.tsv:3: ", "neither a table nor an operation"},
      {"wasla-alignment\t1\ntable\tarabic\tlatin\t0\n\n", "a.tsv:3: ", "neither a table nor an operation"},
      {"wasla-alignment\t1\ntable\tarabic\tlatin\t0\n0.5\ta\tb\tc\td\n", "a.tsv:3: ", "neither a table"},
      {"wasla-alignment\t1\ntable\tarabic\tgreek\t0\n", "a.tsv:2: ", "unknown writing system: greek"},
      {"wasla-alignment\t1\ntable\tlatin\tarabic\t0\n", "a.tsv:2: ", "another order"},
      {"wasla-alignment\t1\ntable\tarabic\tlatin\tx\n", "a.tsv:2: ", "no probability"},
      {"wasla-alignment\t1\ntable\tlatin\tlatin\t0\n0.5\ta\ta\n1.5\ta\tb\n", "a.tsv:4: ", "no probability"},
      {"wasla-alignment\t1\ntable\tlatin\tlatin\t0\n-0.5\ta\tb\n", "a.tsv:3: ", "no probability"},
      {"wasla-alignment\t1\ntable\tlatin\tlatin\t0\nnan\ta\tb\n", "a.tsv:3: ", "no probability"},
      {"wasla-alignment\t1\ntable\tlatin\tlatin\t0\n0.5x\ta\tb\n", "a.tsv:3: ", "no probability"},
      {"wasla-alignment\t1\ntable\tlatin\tlatin\t0\n0.5\tabcd\tb\n", "a.tsv:3: ", "abcd"},
      {"wasla-alignment\t1\ntable\tlatin\tlatin\t0\n0.5\t\u062E\tb\n", "a.tsv:3: ", "does not have"},
      {"wasla-alignment\t1\ntable\tlatin\tlatin\t0\n0.5\t\xff\tb\n", "a.tsv:3: ", "does not have"},
      {"wasla-alignment\t1\ntable\tlatin\tlatin\t0\n0.5\t\t\n", "a.tsv:3: ", "nothing"},
      {"wasla-alignment\t1\ntable\tlatin\tlatin\t0\n0.5\tab\t\n", "a.tsv:3: ", "nothing"},
      {"wasla-alignment\t1\ntable\tlatin\tlatin\t0\n0.5\t\tabc\n", "a.tsv:3: ", "nothing"},
      {"wasla-alignment\t1\ntable\tlatin\tlatin\t0\n0.5\tab\tabc\n", "a.tsv:3: ", "of three"},
      {"wasla-alignment\t1\ntable\tlatin\tlatin\t0\n0.5\ta\ta\n", "a.tsv:3: ", "cut off"},
      {"wasla-alignment\t1\nend\ntable\tlatin\tlatin\t0\n", "a.tsv:3: ", "behind its last line"},
  };
  for (const Bad& bad : kBad) {
    try {
      AlignmentModel::read(bad.bytes, "a.tsv");
      ADD_FAILURE() << "read: " << bad.bytes;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kModel);
      EXPECT_THAT(error.what(), StartsWith(bad.line)) << bad.bytes;
      EXPECT_THAT(error.what(), HasSubstr(bad.message)) << bad.bytes;
      EXPECT_THAT(error.what(), HasSubstr("wasla train alignment"));
    }
  }
}

}  // namespace
}  // namespace wasla::models
