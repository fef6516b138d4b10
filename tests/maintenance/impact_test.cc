#include "wasla/maintenance/impact.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "linking/fixture.h"
#include "wasla/base/error.h"
#include "wasla/maintenance/gate.h"

namespace wasla::maintenance {
namespace {

using testing::HasSubstr;

GazetteerSet tables(std::vector<Entity> entities, std::vector<Name> names, std::vector<Relation> relations = {}) {
  GazetteerSet set;
  Gazetteer& g = set.gazetteers.emplace_back();
  g.name = "towns";
  g.entities = std::move(entities);
  g.names = std::move(names);
  g.relations = std::move(relations);
  for (std::uint64_t line = 2; line < 2 + std::max({g.entities.size(), g.names.size(), g.relations.size()}); ++line) {
    g.entity_lines.push_back(line);
    g.name_lines.push_back(line);
    g.relation_lines.push_back(line);
  }
  return set;
}

GazetteerSet towns() {
  return tables({entity("dolan", EntityType::kLocation, "town", 3),
                 entity("dolan-fc", EntityType::kOrganisation, "sports-club", 3)},
                {name("dolan", "en", "Dolan"), name("dolan-fc", "en", "Dolan Football Club")});
}

struct Both {
  Both(const GazetteerSet& a, const GazetteerSet& b)
      : before(merge(a)), after(merge(b)), summary(compare_tables(a, b), 5) {}

  DocumentImpact look_at(const std::string& text) {
    const DocumentComparer comparer(before.linker(), after.linker(), nullptr, {});
    DocumentComparer::Scratch scratch;
    InputDocument d;
    d.id = "d";
    d.text = text;
    DocumentImpact impact = comparer.compare(d, scratch);
    summary.add(impact);
    return impact;
  }

  TestLinker before, after;
  ImpactSummary summary;
};

std::uint64_t count(const ImpactSummary::Group& group, LinkChangeKind kind) {
  return group.counts[static_cast<std::size_t>(kind)];
}

TEST(Impact, ANewNameGainsALinkUnderItsRow) {
  GazetteerSet edited = towns();
  edited.gazetteers[0].names.push_back(name("dolan", "en", "Dolanabad", NameKind::kAlias));
  edited.gazetteers[0].name_lines.push_back(4);
  Both both(towns(), edited);
  const DocumentImpact impact = both.look_at("The road to Dolanabad is closed.\nDolan is calm.");
  ASSERT_EQ(impact.changes.size(), 1u);
  EXPECT_EQ(impact.changes[0].kind, LinkChangeKind::kGained);
  EXPECT_EQ(impact.changes[0].context, "The road to [Dolanabad] is closed. Dolan is calm.");
  ASSERT_EQ(both.summary.edits().size(), 1u);
  EXPECT_EQ(to_string(both.summary.edits()[0]), "towns/names.tsv:4: added dolan en alias: Dolanabad");
  EXPECT_EQ(count(both.summary.groups()[0], LinkChangeKind::kGained), 1u);
  EXPECT_EQ(both.summary.groups()[1].total(), 0u);
}

TEST(Impact, ARemovedNameLosesItsLinkUnderItsRow) {
  GazetteerSet edited = towns();
  edited.gazetteers[0].names[0].text = "Dolan Town";
  Both both(towns(), edited);
  const DocumentImpact impact = both.look_at("They met in Dolan yesterday.");
  ASSERT_EQ(impact.changes.size(), 1u);
  EXPECT_EQ(impact.changes[0].kind, LinkChangeKind::kLost);
  const auto& edits = both.summary.edits();
  ASSERT_EQ(edits.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(both.summary.groups()[i].total(), edits[i].kind == TableEdit::kRemoved ? 1u : 0u);
  }
}

TEST(Impact, ALongerNameTakesTheLinkAndBothChangesAreUnderIt) {
  GazetteerSet edited = towns();
  edited.gazetteers[0].names.push_back(name("dolan-fc", "en", "Dolan United", NameKind::kAlias));
  edited.gazetteers[0].name_lines.push_back(4);
  Both both(towns(), edited);
  both.look_at("Yesterday Dolan United won.");
  EXPECT_EQ(both.summary.groups()[0].total(), both.summary.all().total());
  EXPECT_GE(both.summary.groups()[0].total(), 1u);
}

TEST(Impact, AnotherPriorIsUnderTheRowOfTheEntity) {
  const GazetteerSet plain =
      tables({entity("dolan", EntityType::kLocation, "town", 6), entity("dolan-2", EntityType::kLocation, "town", 2)},
             {name("dolan", "en", "Dolan"), name("dolan-2", "en", "Dolan")});
  GazetteerSet edited = plain;
  edited.gazetteers[0].entities[0].prior = 0;
  edited.gazetteers[0].entities[1].prior = 9;
  Both both(plain, edited);
  const DocumentImpact impact = both.look_at("They met in Dolan.");
  ASSERT_EQ(impact.changes.size(), 1u);
  EXPECT_EQ(impact.changes[0].kind, LinkChangeKind::kMoved);
  EXPECT_EQ(both.summary.groups().back().total(), 0u) << "not indirect";
  EXPECT_THAT(to_string(both.summary.edits()[0]), HasSubstr("changed dolan prior: \"6\" -> \"0\""));
}

TEST(Impact, TheSameTablesChangeNothing) {
  Both both(towns(), towns());
  EXPECT_TRUE(both.look_at("Dolan and Dolan Football Club.").changes.empty());
  EXPECT_TRUE(both.summary.edits().empty());
}

TEST(Impact, AnUnreadableDocumentIsAnError) {
  Both both(towns(), towns());
  const DocumentComparer comparer(both.before.linker(), both.after.linker(), nullptr, {});
  DocumentComparer::Scratch scratch;
  InputDocument d;
  d.error = "is a folder";
  EXPECT_EQ(comparer.compare(d, scratch).error, "is a folder");
}

class GateTest : public testing::Test {
 protected:
  static AnnotatedDocument gold() {
    AnnotatedDocument d;
    d.id = "g";
    d.lang = "en";
    d.text = "They met in Dolan.";
    d.mentions.push_back({12, 17, "dolan", "LOC", 1.0});
    return d;
  }
  std::vector<ListedLink> read(const std::string& table) {
    std::ofstream(folder_.path() / "keep.tsv") << table;
    return read_listed_links(folder_.path() / "keep.tsv");
  }
  TempFolder folder_;
};

TEST_F(GateTest, PrecisionAndF1MayNotFall) {
  GazetteerSet rival = towns();
  rival.gazetteers[0].names[0].text = "Dolan Town";
  rival.gazetteers[0].names.push_back(name("dolan-fc", "en", "Dolan", NameKind::kAlias));
  Both both(towns(), rival);
  const GoldChange worse = compare_on_gold(both.before.linker(), both.after.linker(), {gold()});
  EXPECT_TRUE(worse.fails());
  EXPECT_EQ(worse.worse, std::vector<std::string>{"g:12-17: gold dolan, now dolan-fc: Dolan"});
  EXPECT_FALSE(compare_on_gold(both.after.linker(), both.before.linker(), {gold()}).fails());
  EXPECT_FALSE(compare_on_gold(both.before.linker(), both.before.linker(), {gold()}).fails());
}

TEST_F(GateTest, ListedLinksAreRead) {
  const auto links = read("document\tstart\tend\tid\ttext\nd\t3\t8\tdolan\t\n\t\t\tdolan\tDolan is calm.\n");
  ASSERT_EQ(links.size(), 2u);
  EXPECT_EQ(links[0].end, 8u);
  Both both(towns(), towns());
  Scratch scratch;
  EXPECT_TRUE(links_in_text(both.before.linker(), links[1], scratch));
  EXPECT_THROW(read("document\tstart\tend\tid\nd\tx\t8\tdolan\n"), Error);
  EXPECT_THROW(read("document\tstart\tend\tid\ttext\nd\t3\t8\tdolan\tboth\n"), Error);
  EXPECT_THROW(read("text\tid\nDolan\t\n"), Error);
  EXPECT_THROW(read("nothing\nDolan\n"), Error);
}

}  // namespace
}  // namespace wasla::maintenance
