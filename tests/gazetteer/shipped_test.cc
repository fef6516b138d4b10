// The gazetteers in this repository are sound.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "wasla/gazetteer/gazetteer.h"
#include "wasla/gazetteer/lint/lint.h"

namespace wasla {
namespace {

TEST(ShippedGazetteers, HaveNoProblems) {
  GazetteerSet set;
  const Diagnostics problems = lint({std::string(WASLA_SOURCE_DIR) + "/gazetteers"}, {}, &set);
  for (const Diagnostic& problem : problems) {
    ADD_FAILURE() << to_string(problem);
  }
  std::size_t entities = 0;
  for (const Gazetteer& g : set.gazetteers) {
    entities += g.entities.size();
    EXPECT_FALSE(g.manifest.licence.empty()) << g.name;
    EXPECT_TRUE(std::filesystem::exists(g.folder / "LICENSE")) << g.name;
    EXPECT_TRUE(std::filesystem::exists(g.folder / "README.md")) << g.name;
  }
  EXPECT_GE(entities, 600u);
}

}  // namespace
}  // namespace wasla
