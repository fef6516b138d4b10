#include "wasla/models/pieces.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sentencepiece_processor.h>

#include <string>
#include <vector>

#include "models/example_pairs.h"
#include "wasla/base/error.h"
#include "wasla/base/problem_reporter.h"
#include "wasla/models/piece_trainer.h"

namespace wasla::models {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> segmented(const Pieces& pieces, std::string_view neutral) {
  std::vector<std::uint32_t> numbers;
  pieces.segment(neutral, numbers);
  std::vector<std::string> out;
  for (const std::uint32_t number : numbers) {
    out.emplace_back(number == Pieces::kUnknown ? "?" : pieces.piece(number));
  }
  return out;
}

std::string refusal(std::string_view bytes) {
  try {
    Pieces::open(bytes);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kModel);
    return error.what();
  }
  return "";
}

std::string small() { return encode_pieces({{"_", -3}, {"a", -3}, {"b", -3}, {"_ab", -4}, {"ba", -2}, {"_a", -4.5f}}); }

TEST(Pieces, TheLikeliestWayIsTaken) {
  const auto pieces = Pieces::own(small());
  EXPECT_EQ(pieces->size(), 6u);
  EXPECT_THAT(segmented(*pieces, "ab"), ElementsAre("_ab"));
  EXPECT_THAT(segmented(*pieces, "aba"), ElementsAre("_a", "ba"));
  EXPECT_THAT(segmented(*pieces, "ba ab"), ElementsAre("_", "ba", "_ab"));
  EXPECT_THAT(segmented(*pieces, "xxab"), ElementsAre("_", "?", "a", "b"));
  EXPECT_THAT(segmented(*pieces, ""), ElementsAre());
}

TEST(Pieces, LongAndStrangeTextIsHarmless) {
  const auto pieces = Pieces::own(small());
  EXPECT_LE(segmented(*pieces, std::string(5000, 'a')).size(), Pieces::kLongestText + 1);
  EXPECT_THAT(segmented(*pieces, std::string("\0\xFF ", 3)), testing::Not(testing::IsEmpty()));
}

TEST(Pieces, ForeignAndCutFilesAreRefused) {
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

TEST(Pieces, DamageIsHarmless) {
  const std::string bytes = small();
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const char damage : {'\xFF', '\x01', '\x80'}) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ damage);
      if (refusal(damaged).empty()) {
        segmented(Pieces::open(damaged), "ab aba bab");
      }
    }
  }
}

// Segmentation by SentencePiece itself, its mark of a word written as ours.
std::vector<std::string> theirs(const sentencepiece::SentencePieceProcessor& processor, const std::string& neutral) {
  std::vector<std::string> pieces;
  EXPECT_TRUE(processor.Encode(neutral, &pieces).ok());
  for (std::string& piece : pieces) {
    if (processor.IsUnknown(processor.PieceToId(piece))) {
      piece = "?";
    } else if (const std::size_t mark = piece.find("\xE2\x96\x81"); mark != std::string::npos) {
      piece.replace(mark, 3, 1, Pieces::kWordMark);
    }
  }
  return pieces;
}

TEST(Pieces, CutAsSentencePieceDoes) {
  Diagnostics problems;
  ProblemReporter reporter("kurdish_train.tsv", problems);
  const std::vector<NamePair> pairs = read_name_pairs(WASLA_SOURCE_DIR "/tests/data/names/kurdish_train.tsv", reporter);
  const std::vector<std::string> names = piece_names(pairs);
  ASSERT_GT(names.size(), 500u);
  sentencepiece::SentencePieceProcessor processor;
  ASSERT_TRUE(processor.LoadFromSerializedProto(train_sentencepiece(names)).ok());
  const std::string bytes = train_pieces(names, {});
  EXPECT_EQ(bytes, train_pieces(names, {})) << "not the same bytes twice";
  const Pieces pieces = Pieces::open(bytes);
  for (const std::string& name : names) {
    ASSERT_EQ(segmented(pieces, name), theirs(processor, name)) << name;
    ASSERT_EQ(segmented(pieces, name + "x9" + name), theirs(processor, name + "x9" + name)) << name;
  }
}

TEST(Pieces, NothingToLearnFromIsRefused) { EXPECT_THROW(train_pieces({}, {}), Error); }

}  // namespace
}  // namespace wasla::models
