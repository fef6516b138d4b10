#include "wasla/gazetteer/import/slug.h"

#include <gtest/gtest.h>

#include "wasla/gazetteer/entity.h"

namespace wasla {
namespace {

TEST(Slug, TakesLettersAndDigits) {
  EXPECT_EQ(slug("Amman"), "amman");
  EXPECT_EQ(slug("São Tomé & Príncipe"), "sao-tome-and-principe");
  EXPECT_EQ(slug("Åland Islands"), "aland-islands");
  EXPECT_EQ(slug("Dumont d’Urville"), "dumont-durville");
  EXPECT_EQ(slug("Beulah, North Dakota"), "beulah-north-dakota");
  EXPECT_EQ(slug("Congo - Kinshasa"), "congo-kinshasa");
  EXPECT_EQ(slug("Porto-Novo"), "porto-novo");
  EXPECT_EQ(slug("U.S. Virgin Islands"), "us-virgin-islands");
  EXPECT_EQ(slug("964 Media"), "964-media");
}

TEST(Slug, IsEmptyWithoutLatinLetters) {
  EXPECT_EQ(slug(""), "");
  EXPECT_EQ(slug("…"), "");
  EXPECT_EQ(slug("الأردن"), "");
}

TEST(Slug, IsAValidIdOfAnyLength) {
  std::string name;
  for (int words = 1; words < 40; ++words) {
    name += "Abcdef ";
    EXPECT_TRUE(is_valid_entity_id(slug(name) + "-2")) << name;
  }
}

}  // namespace
}  // namespace wasla
