// The gazetteers in this repository are sound.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "wasla/gazetteer/gazetteer.h"
#include "wasla/gazetteer/lint/lint.h"
#include "wasla/models/model_folder.h"
#include "wasla/models/name_commonness.h"

namespace wasla {
namespace {

TEST(ShippedGazetteers, HaveNoProblems) {
  const std::string source = WASLA_SOURCE_DIR;
  const std::string bytes = models::read_model_file(source + "/models/words", models::kWordTableFile);
  const models::WordTable words = models::WordTable::open(bytes);
  GazetteerSet set;
  const Diagnostics problems =
      lint({source + "/gazetteers"},
           {.commonness = [&](std::string_view lang,
                              std::string_view name) { return models::name_commonness(words, lang, name); }},
           &set);
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
