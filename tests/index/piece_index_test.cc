#include "wasla/index/piece_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wasla::index {
namespace {

using testing::ElementsAre;

std::vector<std::uint32_t> names(const std::vector<std::pair<float, std::uint32_t>>& found) {
  std::vector<std::uint32_t> out;
  for (const auto& [likeness, name] : found) {
    out.push_back(name);
  }
  return out;
}

TEST(PieceIndex, RarePiecesCountMost) {
  const auto pieces = models::Pieces::own(models::encode_pieces(
      {{"_tel", -2}, {"_afar", -2}, {"_ham", -2}, {"dan", -2}, {"_", -9}, {"a", -9}, {"d", -9}, {"n", -9}}));
  PieceIndex index(*pieces);
  for (const char* name : {"tel dan", "tel afar", "tel hamdan", "tel", "", "xyz"}) {
    index.add(name);
  }
  index.finish();
  PieceIndex::Scratch scratch;
  EXPECT_THAT(names(index.find("tel hamdan", 2, scratch)), ElementsAre(2, 0));
  EXPECT_THAT(names(index.find("afar", 9, scratch)), ElementsAre(1));
  EXPECT_THAT(names(index.find("afar", 9, scratch)), ElementsAre(1)) << "a scratch is clean again";
  EXPECT_TRUE(index.find("", 9, scratch).empty());
}

}  // namespace
}  // namespace wasla::index
