#include "wasla/models/name_vectors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "models/example_pairs.h"
#include "wasla/base/error.h"
#include "wasla/models/neutral_words.h"
#include "wasla/models/vector_trainer.h"

namespace wasla::models {
namespace {

using testing::HasSubstr;

std::vector<std::int8_t> vector_of(const NameVectors& vectors, std::string_view word) {
  std::vector<std::int8_t> out(vectors.dimensions());
  vectors.embed({word, ""}, out);
  return out;
}

std::string refusal(std::string_view bytes) {
  try {
    NameVectors::open(bytes);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kModel);
    return error.what();
  }
  return "";
}

// One bucket: every letter sequence has the same vector.
std::string small() { return encode_name_vectors({.dimensions = 2, .shortest = 2, .longest = 3, .rows = {3, -4}}); }

TEST(NameVectors, VectorsHaveTheSameLength) {
  const auto vectors = NameVectors::own(encode_name_vectors({.dimensions = 4, .rows = {1, -1, 1, 1}}));
  EXPECT_EQ(vector_of(*vectors, "qasm"), (std::vector<std::int8_t>{127, -127, 127, 127}));
  EXPECT_EQ(vector_of(*vectors, std::string(1000, 'q')), vector_of(*vectors, "q"));
  std::vector<float> rows(64);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = static_cast<float>(i % 7) - 3;
  }
  const auto wide = NameVectors::own(encode_name_vectors({.dimensions = 64, .rows = rows}));
  const auto vector = vector_of(*wide, "qasm");
  EXPECT_NEAR(dot_product(vector, vector), kVectorLength * kVectorLength, 2000);
  EXPECT_NEAR(cosine(vector, vector), 1, 0.03);
  EXPECT_EQ(cosine(vector, std::vector<std::int8_t>(64)), 0);
}

TEST(NameVectors, ForeignAndCutFilesAreRefused) {
  const std::string bytes = small();
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_NE(refusal(std::string_view(bytes).substr(0, length)), "") << length;
  }
  EXPECT_THAT(refusal(std::string(200, 'x')), HasSubstr("another file's"));
  EXPECT_THAT(refusal(bytes + "x"), HasSubstr("asks for"));
  std::string other = bytes;
  other[8] = 9;
  EXPECT_THAT(refusal(other), HasSubstr("version 9"));
}

TEST(NameVectors, DamageIsHarmless) {
  const std::string bytes = small();
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const char damage : {'\xFF', '\x01', '\x80'}) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ damage);
      if (refusal(damaged).empty()) {
        vector_of(NameVectors::open(damaged), "qasm");
      }
    }
  }
}

TEST(VectorTrainer, SpellingsOfOneNameComeToLieTogether) {
  const std::vector<NamePair> pairs = example_pairs();
  const std::string bytes = train_name_vectors(pairs, {});
  EXPECT_EQ(bytes, train_name_vectors(pairs, {})) << "not the same bytes twice";
  const NameVectors vectors = NameVectors::open(bytes);
  // Over all pairs of words: nearer than the words of the next pair.
  int nearer = 0, all = 0;
  NeutralWords left_words, right_words, next_words;
  for (std::size_t i = 0; i + 1 < pairs.size(); ++i) {
    const std::string left = left_words(pairs[i].query)[0], right = right_words(pairs[i].target)[0];
    const std::string other = next_words(pairs[(i + pairs.size() / 2) % pairs.size()].target)[0];
    nearer += cosine(vector_of(vectors, left), vector_of(vectors, right)) >
              cosine(vector_of(vectors, left), vector_of(vectors, other));
    ++all;
  }
  EXPECT_GT(nearer * 10, all * 8);
}

TEST(VectorTrainer, ExamplesAreWordsBesideOneAnother) {
  const std::vector<NamePair> pairs{{{"1", "ar", "قاسم سليماني"}, {"1", "en", "Qasem Soleimani"}},
                                    {{"2", "en", "Abu Bakr"}, {"2", "en", "Abubakr"}},
                                    {{"3", "en", "Erbil"}, {"3", "en", "Erbil"}}};
  EXPECT_EQ(name_vector_examples(pairs), "qasm qasem qasm qasem\nslimani soleimani slimani soleimani\n");
}

TEST(VectorTrainer, NothingToLearnFromIsRefused) { EXPECT_THROW(train_name_vectors({}, {}), Error); }

}  // namespace
}  // namespace wasla::models
