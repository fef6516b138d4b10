#include "wasla/index/index.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <sstream>

#include "linking/fixture.h"
#include "wasla/base/error.h"

namespace wasla {
namespace {

MergedGazetteer small() {
  MergedGazetteer g;
  g.entities = {entity("alpha", EntityType::kOrganisation, "party", 3),
                entity("beta", EntityType::kLocation, "city", 8),
                entity("gamma", EntityType::kPerson, "politician", 4)};
  g.entities[1].wikidata = "Q42";
  g.names = {name("alpha", "en", "Alpha Party"), name("alpha", "ar", "حزب ألفا"),
             name("beta", "en", "Beta"),         name("beta", "ckb", "بێتا"),
             name("gamma", "en", "Gamma Delta"), name("gamma", "en", "Delta", NameKind::kShort, kUseContext)};
  Relation r;
  r.subject = "gamma";
  r.relation = "leader-of";
  r.object = "alpha";
  g.relations = {r};
  g.redirects = {{"old-beta", "beta", "merged"}, {"removed", "", "gone"}};
  return g;
}

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
void write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

class IndexTest : public testing::Test {
 protected:
  IndexTest() : file_(folder_.path() / "a.index") {
    build_index(small(), file_, {.build = {{"tool", "test"}}, .progress = {}, .models = {}});
  }
  TempFolder folder_;
  std::filesystem::path file_;
};

TEST_F(IndexTest, GivesBackWhatWasBuilt) {
  const Index index = Index::open({file_});
  EXPECT_EQ(index.entity_count(), 3u);
  EXPECT_EQ(index.name_count(), 6u);
  const EntityNumber beta = index.find_entity("beta");
  ASSERT_NE(beta, kNoEntity);
  const EntityView view = index.entity(beta);
  EXPECT_EQ(view.id, "beta");
  EXPECT_EQ(view.type, EntityType::kLocation);
  EXPECT_EQ(class_name(view.entity_class), "city");
  EXPECT_EQ(view.prior, 8);
  EXPECT_EQ(view.wikidata, 42u);
  EXPECT_EQ(index.label(beta, "ckb"), "بێتا");
  EXPECT_EQ(index.label(beta, "kmr"), "Beta") << "English where the language has none";
  EXPECT_EQ(index.find_entity("old-beta"), beta);
  EXPECT_EQ(index.find_entity("removed"), kNoEntity);
  EXPECT_EQ(index.find_entity("nothing"), kNoEntity);
  const auto related = index.related(index.find_entity("alpha"));
  ASSERT_EQ(related.size(), 1u);
  EXPECT_EQ(index.entity(related[0]).id, "gamma");
  EXPECT_EQ(index.names_of(index.find_entity("gamma")).size(), 2u);
  EXPECT_TRUE(index.verify().empty());
  EXPECT_NE(index.info()[0].build.find("tool: test"), std::string::npos);
}

TEST_F(IndexTest, SameInputsSameBytes) {
  const auto again = folder_.path() / "b.index";
  build_index(small(), again, {.build = {{"tool", "test"}}, .progress = {}, .models = {}});
  EXPECT_EQ(read(file_), read(again));
}

std::string refusal(const std::filesystem::path& file) {
  try {
    Index::open({file});
    return "";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kIndex);
    EXPECT_EQ(error.file(), file.string());
    return error.what();
  }
}

TEST_F(IndexTest, RefusesWhatIsNoIndex) {
  const auto other = folder_.path() / "other";
  EXPECT_NE(refusal(other).find("cannot open"), std::string::npos);
  EXPECT_NE(refusal(folder_.path()).find("cannot open"), std::string::npos);
  write(other, "");
  EXPECT_NE(refusal(other).find("not a wasla index"), std::string::npos);
  write(other, std::string(4096, 'x'));
  EXPECT_NE(refusal(other).find("not a wasla index"), std::string::npos);
  const std::string bytes = read(file_);
  for (std::size_t size : {std::size_t{9}, std::size_t{63}, std::size_t{64}, bytes.size() / 2, bytes.size() - 1}) {
    write(other, bytes.substr(0, size));
    EXPECT_FALSE(refusal(other).empty()) << size;
  }
  std::string newer = bytes;
  newer[12] = 99;
  write(other, newer);
  EXPECT_NE(refusal(other).find("format version 99"), std::string::npos);
  EXPECT_NE(refusal(other).find("compile"), std::string::npos) << "the message says what to do";
}

TEST_F(IndexTest, DamageIsHarmlessAndFound) {
  const std::string bytes = read(file_);
  std::mt19937 random(23);
  int opened = 0;
  for (int round = 0; round < 400; ++round) {
    std::string damaged = bytes;
    for (int i = 0; i < 1 + round % 40; ++i)
      damaged[64 + random() % (damaged.size() * 3 / 5)] = static_cast<char>(random());
    const auto file = folder_.path() / "damaged";
    write(file, damaged);
    try {
      const Index index = Index::open({file});
      ++opened;
      const Linker linker(index);
      Scratch scratch;
      for (const Mention& m : linker.link("Alpha Party and Beta, بێتا, Gamma Delta and Delta", scratch).mentions) {
        (void)index.entity(m.best.entity);
        (void)index.label(m.best.entity, "en");
      }
      for (EntityNumber e = 0; e < 5; ++e) (void)index.names_of(e);
      if (damaged != bytes) {
        (void)index.verify();
      }
    } catch (const Error&) {
    }
  }
  EXPECT_GT(opened, 50);
  std::string damaged = bytes;
  const Index sound = Index::open({file_});
  const std::vector<IndexInfo> files = sound.info();
  for (const SectionInfo& section : files[0].sections) {
    if (section.name == "strings") {
      damaged[section.offset] ^= 1;
    }
  }
  write(folder_.path() / "flipped", damaged);
  const Diagnostics problems = Index::open({folder_.path() / "flipped"}).verify();
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_NE(problems[0].message.find("strings"), std::string::npos);
}

TEST_F(IndexTest, LaterFileExtendsEarlier) {
  MergedGazetteer more;
  more.entities = {entity("delta", EntityType::kOrganisation, "media")};
  more.names = {name("delta", "en", "Delta News"), name("beta", "en", "Beta City", NameKind::kAlias)};
  const auto second = folder_.path() / "b.index";
  build_index(more, second);
  const Index index = Index::open({file_, second});
  EXPECT_EQ(index.entity_count(), 4u);
  EXPECT_EQ(index.entity(index.find_entity("delta")).id, "delta");
  EXPECT_EQ(index.names_of(index.find_entity("beta")).size(), 3u);
  EXPECT_EQ(index.label(index.find_entity("beta"), "en"), "Beta");
}

}  // namespace
}  // namespace wasla
