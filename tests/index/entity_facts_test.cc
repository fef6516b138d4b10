#include "wasla/index/entity_facts.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "wasla/gazetteer/office.h"
#include "wasla/text/token.h"

namespace wasla::index {
namespace {

Entity person(std::string id, std::string description) {
  Entity entity;
  entity.id = std::move(id);
  entity.type = EntityType::kPerson;
  entity.entity_class = *parse_entity_class("politician");
  entity.description = std::move(description);
  return entity;
}

Relation office(std::string id, std::optional<std::int16_t> from, std::optional<std::int16_t> to) {
  return {std::move(id), "holds-office", "land", from, to, "curated"};
}

class EntityFactsTest : public ::testing::Test {
 protected:
  EntityFactsTest() {
    gazetteer_.entities = {person("one", "Prime minister"), person("two", "Former speaker")};
    numbers_ = {{"land", 0}, {"one", 1}, {"two", 2}};
  }
  FactsRecord facts(std::size_t number) { return facts_of(gazetteer_, numbers_).at(number); }

  MergedGazetteer gazetteer_;
  EntityNumbers numbers_;
};

TEST_F(EntityFactsTest, OfficesComeFromTheDescription) {
  EXPECT_EQ(facts(1).offices, static_cast<std::uint32_t>(kHeadOfGovernment));
  EXPECT_EQ(facts(2).former_offices, static_cast<std::uint32_t>(kSpeaker));
  EXPECT_EQ(facts(0).offices, 0u) << "defined elsewhere";
}

TEST_F(EntityFactsTest, YearsSpanAllRoles) {
  gazetteer_.relations = {office("one", 2006, 2009), office("one", 2012, 2019), office("one", 1999, 2001)};
  EXPECT_EQ(facts(1).from, 1999);
  EXPECT_EQ(facts(1).to, 2019);
  EXPECT_EQ(facts(2).from, kNoYear);
}

TEST_F(EntityFactsTest, ARoleWithoutYearLeavesTheEndOpen) {
  gazetteer_.relations = {office("one", 2006, 2009), office("one", 2012, std::nullopt), office("one", 2000, 2001)};
  EXPECT_EQ(facts(1).from, 2000);
  EXPECT_EQ(facts(1).to, kNoYear);
  gazetteer_.relations = {office("one", std::nullopt, 2009), office("one", 2012, 2019)};
  EXPECT_EQ(facts(1).from, kNoYear);
  EXPECT_EQ(facts(1).to, 2019);
}

TEST_F(EntityFactsTest, FirstAndLastWordsOfPersonsNames) {
  auto name = [](std::string id, std::string text, NameKind kind, int use = kUseAlways) {
    Name n;
    n.id = std::move(id);
    n.lang = "en";
    n.text = std::move(text);
    n.kind = kind;
    n.use = static_cast<NameUse>(use);
    return n;
  };
  gazetteer_.names = {name("one", "Karwan Omar Dolani", NameKind::kLabel), name("one", "Omar", NameKind::kShort),
                      name("two", "Secret Name", NameKind::kAlias, kUseNever),
                      name("land", "New Land", NameKind::kLabel)};
  auto hash = [](std::string_view word) {
    text::Tokens tokens;
    text::tokenize(word, tokens);
    return text::key_hash(tokens.key(tokens.tokens[0])) & ~kNameWordBits;
  };
  std::vector<std::uint64_t> expected{hash("Karwan") | kGivenNameBit, hash("Dolani") | kSurnameBit};
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(name_words_of(gazetteer_), expected);
}

}  // namespace
}  // namespace wasla::index
