// The closed lists and the shapes of IDs and language tags.
#include <gtest/gtest.h>

#include <set>

#include "wasla/gazetteer/entity.h"
#include "wasla/gazetteer/name.h"
#include "wasla/gazetteer/relation.h"

namespace wasla {
namespace {

TEST(EntityId, Shape) {
  for (const char* good : {"ab", "asaib-ahl-al-haq", "acme:vendor-17", "x2", "2x"}) {
    EXPECT_TRUE(is_valid_entity_id(good)) << good;
  }
  for (const char* bad : {"", "a", "Erbil", "er bil", ":xx", "acme:", "aa:bb:cc", "ä-b", "x_y", "a.b"}) {
    EXPECT_FALSE(is_valid_entity_id(bad)) << bad;
  }
  EXPECT_TRUE(is_valid_entity_id(std::string(64, 'a')));
  EXPECT_FALSE(is_valid_entity_id(std::string(65, 'a')));
}

TEST(LanguageTag, Shape) {
  for (const char* good : {"en", "ar", "ckb", "kmr", "kmr-Arab", "ar-IQ", "es-419", "mul", "zh-Hant-TW", "de-1996",
                           "en-x-local", "x-local", "en-u-ca-islamic"}) {
    EXPECT_TRUE(is_valid_language_tag(good)) << good;
  }
  for (const char* bad : {"", "e", "EN", "kmr-arab-", "kmr-ARAB", "ar-iQ", "en_US", "english ", "abcd", "x", "en-",
                          "en-u", "-en", "en--us", "ku-abcdefghi"}) {
    EXPECT_FALSE(is_valid_language_tag(bad)) << bad;
  }
}

TEST(Types, RoundTrip) {
  for (const char* text : {"PER", "ORG", "LOC", "MISC"}) {
    EXPECT_EQ(to_string(parse_entity_type(text).value()), text);
  }
  EXPECT_FALSE(parse_entity_type("per"));
}

TEST(Classes, RoundTripInOrder) {
  const auto classes = entity_classes();
  ASSERT_EQ(classes.size(), 64u);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    EXPECT_EQ(parse_entity_class(classes[i].name), i);
    EXPECT_EQ(class_name(static_cast<EntityClass>(i)), classes[i].name);
  }
  EXPECT_EQ(classes.front().name, "politician");
  EXPECT_EQ(classes.back().name, "other");
  EXPECT_EQ(class_name(255), "other");
  EXPECT_FALSE(parse_entity_class("townlet"));
}

TEST(NameKinds, RoundTrip) {
  for (int i = 0; i <= static_cast<int>(NameKind::kMisspelling); ++i) {
    EXPECT_EQ(parse_name_kind(to_string(static_cast<NameKind>(i))), static_cast<NameKind>(i));
  }
  EXPECT_FALSE(parse_name_kind("title"));
}

TEST(NameUses, RoundTrip) {
  for (int i = 0; i < 8; ++i) {
    EXPECT_EQ(parse_name_use(to_string(static_cast<NameUse>(i))), static_cast<NameUse>(i));
  }
  EXPECT_EQ(to_string(parse_name_use("never,context").value()), "context,never");
  for (const char* bad : {"x", ",", "context,", ",case", "context,,case", "context, case"}) {
    EXPECT_FALSE(parse_name_use(bad)) << bad;
  }
}

TEST(Relations, TypesTheyJoin) {
  EXPECT_EQ(relation_names().size(), 16u);
  EXPECT_TRUE(relation_joins("citizen-of", EntityType::kPerson, EntityType::kLocation));
  EXPECT_FALSE(relation_joins("citizen-of", EntityType::kLocation, EntityType::kPerson));
  EXPECT_TRUE(relation_joins("successor-of", EntityType::kOrganisation, EntityType::kOrganisation));
  EXPECT_FALSE(relation_joins("successor-of", EntityType::kOrganisation, EntityType::kPerson));
  EXPECT_FALSE(relation_joins("friend-of", EntityType::kPerson, EntityType::kPerson));
}

TEST(Verdicts, RoundTrip) {
  for (const char* text : {"same", "different", "unsure", "accepted", "rejected"}) {
    EXPECT_EQ(to_string(parse_verdict(text).value()), text);
  }
  EXPECT_FALSE(parse_verdict("maybe"));
  EXPECT_TRUE(is_about_records(Verdict::kUnsure));
  EXPECT_FALSE(is_about_records(Verdict::kAccepted));
}

}  // namespace
}  // namespace wasla
