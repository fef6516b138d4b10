#include "wasla/gazetteer/office.h"

#include <gtest/gtest.h>

namespace wasla {
namespace {

TEST(OfficeTest, PresentAndFormerOffices) {
  const Offices nechirvan = offices_of("President of the Kurdistan Region from 2019, earlier prime minister");
  EXPECT_EQ(nechirvan.current, kPresident);
  EXPECT_EQ(nechirvan.former, kHeadOfGovernment);
  EXPECT_EQ(offices_of("Iraqi politician, Prime Minister 2006-2014").former, kHeadOfGovernment);
  EXPECT_EQ(offices_of("Iraqi politician, Prime Minister 2006-2014").current, 0u);
}

TEST(OfficeTest, LongerTitlesHoldNoShorterOnes) {
  EXPECT_EQ(offices_of("Deputy prime minister of Iraq").current, kDeputyHead | kMinister);
  EXPECT_EQ(offices_of("Vice president of Yemen").current, static_cast<OfficeSet>(kDeputyHead));
  EXPECT_EQ(offices_of("Foreign minister of Iraq").current, kForeignMinister | kMinister);
  EXPECT_EQ(offices_of("Secretary-general of the Badr Organization").current, static_cast<OfficeSet>(kLeader));
}

TEST(OfficeTest, WordsOnly) {
  EXPECT_EQ(offices_of("Kingdom of the presidents' generalisation").current, 0u);
  EXPECT_EQ(offices_of("").current, 0u);
}

}  // namespace
}  // namespace wasla
