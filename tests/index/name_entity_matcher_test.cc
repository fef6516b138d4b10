#include "wasla/index/name_entity_matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "gazetteer/gazetteer_fixture.h"
#include "models/example_pairs.h"
#include "wasla/gazetteer/import/import_reading.h"
#include "wasla/gazetteer/import/import_writer.h"
#include "wasla/index/match_trainer.h"

namespace wasla {
namespace {

using testing::HasSubstr;

const NameMatchingModel& model() {
  static const NameMatchingModel trained = train_name_matching(models::example_pairs(), {}, {});
  return trained;
}

class NameEntityMatcherTest : public GazetteerFilesTest {
 protected:
  NameEntityMatcherTest() {
    write_gazetteer_files(
        "base",
        "azad-karwani\tPER\tpolitician\t\t5\tPolitician, born 1961\n"
        "hama-zrari\tPER\tperson\t\t5\tA person\n"
        "river-party\tORG\tparty\t\t5\tA party\n"
        "dolan\tLOC\tcity\t\t5\tA city\n",
        name_row("azad-karwani", "Azad Hama Karwani", "label") +
            name_row("azad-karwani", "آزاد كرواني", "label", "", "ar") + name_row("hama-zrari", "Hama Zrari", "label") +
            name_row("river-party", "Dolan River Party", "label") + name_row("dolan", "Dolan", "label"));
    folder_.write("base/places.tsv", "id\tlat\tlon\ndolan\t36.19\t44.01\n");
    folder_.write("base/identifiers.tsv", "id\tscheme\tvalue\nhama-zrari\tlist\t7\n");
    target_.folder = folder_.path() / "in";
    target_.onto = {folder_.path() / "base"};
    target_.source = target_.source_family = "list";
    target_.manifest.title = "In";
    target_.manifest.licence = "CC0-1.0";
  }

  static ImportedEntity record(const std::string& value, const char* class_name, const std::string& name,
                               const std::string& lang = "en") {
    ImportedEntity entity;
    set_class(entity.entity, class_name);
    entity.identifiers = {{"list", value}};
    ImportReading reading;
    add_name(entity, name, lang, {.kind = NameKind::kLabel}, reading);
    set_wished_id(entity, "list-" + value);
    return entity;
  }

  ReconciledRecord reconcile(const ImportedEntity& entity, const NameMatchingModel* with = nullptr) {
    NameEntityMatcher matcher(with);
    target_.matcher = &matcher;
    target_.dry_run = true;
    summary_ = {};
    return write_import({.entities = {entity}}, target_, summary_).at(0);
  }

  ImportTarget target_;
  ImportSummary summary_;
};

TEST_F(NameEntityMatcherTest, ANameOfTwoWordsLeavesAPersonUnsure) {
  const ReconciledRecord found = reconcile(record("1", "person", "آزاد كرواني", "ar"));
  EXPECT_EQ(found.verdict, Reconciled::kUnsure);
  EXPECT_EQ(found.id, "azad-karwani");
  EXPECT_EQ(found.why, "names");
}

TEST_F(NameEntityMatcherTest, TheYearOfBirthTells) {
  ImportedEntity person = record("1", "person", "Azad Hama Karwani");
  person.begin_year = 1961;
  EXPECT_EQ(reconcile(person).verdict, Reconciled::kSame);
  EXPECT_GT(reconcile(person).probability, 0.9);
  person.begin_year = 1985;
  EXPECT_EQ(reconcile(person).verdict, Reconciled::kNew);
}

TEST_F(NameEntityMatcherTest, NamesInTwoLanguagesTell) {
  ImportedEntity person = record("1", "politician", "Azad Hama Karwani");
  Name arabic;
  arabic.lang = "ar";
  arabic.text = "ازاد كرواني";  // the same match form
  person.names.push_back(arabic);
  EXPECT_EQ(reconcile(person).verdict, Reconciled::kSame);
}

TEST_F(NameEntityMatcherTest, AnotherTypeIsAnotherEntity) {
  EXPECT_EQ(reconcile(record("1", "company", "Azad Hama Karwani")).verdict, Reconciled::kNew);
  EXPECT_EQ(reconcile(record("1", "party", "Dolan River Party")).id, "river-party");
}

TEST_F(NameEntityMatcherTest, PlacesAreToldByDistance) {
  ImportedEntity place = record("1", "city", "Dolan");
  place.place = Coordinates{36.2, 44.0};
  EXPECT_EQ(reconcile(place).verdict, Reconciled::kSame);
  place.place = Coordinates{30.5, 47.8};
  EXPECT_EQ(reconcile(place).verdict, Reconciled::kNew);
  place.place.reset();
  EXPECT_EQ(reconcile(place).verdict, Reconciled::kUnsure);
}

TEST_F(NameEntityMatcherTest, AnotherRecordOfTheSameListIsAnotherEntity) {
  EXPECT_EQ(reconcile(record("8", "person", "Hama Zrari")).verdict, Reconciled::kNew);
  EXPECT_EQ(reconcile(record("7", "person", "Somebody")).why, "identifier");
}

TEST_F(NameEntityMatcherTest, JudgementsAreObeyed) {
  folder_.write("base/judgements.tsv",
                "id\tverdict\tother\tlang\tby\tdate\tname\nazad-karwani\tsame\tlist:1\t\t\t\t\n"
                "river-party\tdifferent\tlist:2\t\t\t\t\n");
  EXPECT_EQ(reconcile(record("1", "person", "A. K.")).why, "judgement");
  EXPECT_EQ(reconcile(record("1", "person", "A. K.")).id, "azad-karwani");
  EXPECT_EQ(reconcile(record("2", "party", "Dolan River Party")).verdict, Reconciled::kNew);
}

TEST_F(NameEntityMatcherTest, SoundFindsOtherSpellingsButNotHalfNames) {
  const ReconciledRecord other = reconcile(record("1", "person", "Azad Hema Kerwani"), &model());
  EXPECT_EQ(other.verdict, Reconciled::kUnsure);
  EXPECT_EQ(other.id, "azad-karwani");
  EXPECT_EQ(reconcile(record("1", "person", "Azad Hema Kerwani")).verdict, Reconciled::kNew);  // without models
  EXPECT_EQ(reconcile(record("1", "person", "Azad Saleh"), &model()).verdict, Reconciled::kNew);
}

TEST_F(NameEntityMatcherTest, UnsureRecordsAreNotWrittenAndKnownOnesAreRemembered) {
  NameEntityMatcher matcher(nullptr);
  target_.matcher = &matcher;
  ImportedEntity sure = record("1", "party", "Dolan River Party");
  ImportedEntity unsure = record("2", "person", "آزاد كرواني", "ar");
  ImportedEntity fresh = record("3", "person", "Nobody Known");
  const auto rows = write_import({.entities = {sure, unsure, fresh}}, target_, summary_);
  EXPECT_EQ(folder_.read("in/identifiers.tsv"), "id\tscheme\tvalue\nnobody-known\tlist\t3\nriver-party\tlist\t1\n");
  EXPECT_THAT(to_string(summary_), HasSubstr("(unsure)"));
  EXPECT_THAT(unsure_table(rows), HasSubstr("azad-karwani\tunsure\tlist:2\t0."));
  EXPECT_THAT(reconcile_table(rows),
              HasSubstr("list:3\tnew\tnobody-known\t1.0000\tno such name\tPER\tNobody Known\t\n"));
  const std::string before = folder_.read("in/names.tsv") + folder_.read("in/entities.tsv");
  NameEntityMatcher again(nullptr);
  target_.matcher = &again;
  write_import({.entities = {sure, unsure, fresh}}, target_, summary_);
  EXPECT_EQ(folder_.read("in/names.tsv") + folder_.read("in/entities.tsv"), before);
}

}  // namespace
}  // namespace wasla
