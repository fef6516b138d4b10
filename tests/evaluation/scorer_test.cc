#include "wasla/evaluation/scorer.h"

#include <gmock/gmock.h>

#include "wasla/evaluation/report.h"

namespace wasla {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

// Worked by hand:
//   gold    0-4 iraq, 10-15 erbil, 20-25 (NIL), 30-35 mosul
//   system  0-4 iraq (right), 10-16 erbil (weak), 20-25 no ID (right NIL), 30-35 duhok (wrong), 50-55 iran (false)
ScoredDocument example() {
  return {"d1",
          "en",
          {{0, 4, "iraq", "LOC"}, {10, 15, "erbil", "LOC"}, {20, 25, "", "PER"}, {30, 35, "mosul", "LOC"}},
          {{0, 4, "iraq", "LOC"},
           {10, 16, "erbil", "LOC"},
           {20, 25, "", "PER"},
           {30, 35, "duhok", "LOC"},
           {50, 55, "iran", "LOC"}}};
}

TEST(Scorer, HandComputedDocument) {
  Scorer scorer;
  scorer.add(example());
  const Measures m = scorer.result().all;
  EXPECT_EQ(m.mentions, 4u);
  EXPECT_EQ(m.covered, 3u);
  EXPECT_DOUBLE_EQ(m.coverage(), 0.75);
  EXPECT_DOUBLE_EQ(m.linked.precision(), 1.0 / 4);
  EXPECT_DOUBLE_EQ(m.linked.recall(), 1.0 / 3);
  EXPECT_DOUBLE_EQ(m.linked.f1(), 2.0 / 7);
  EXPECT_DOUBLE_EQ(m.linked_weak.precision(), 2.0 / 4);
  EXPECT_DOUBLE_EQ(m.linked_weak.recall(), 2.0 / 3);
  EXPECT_DOUBLE_EQ(m.open.recall(), 1.0 / 4);
  EXPECT_DOUBLE_EQ(m.spans.precision(), 3.0 / 5);
  EXPECT_DOUBLE_EQ(m.spans.recall(), 3.0 / 4);
  EXPECT_DOUBLE_EQ(m.spans_weak.recall(), 1.0);
  EXPECT_EQ(m.nil.right, 1u);
  EXPECT_EQ(m.nil.system, 1u);
  EXPECT_EQ(m.nil.gold, 1u);
}

TEST(Scorer, NothingToFindAndNothingFoundIsRight) {
  Scorer scorer;
  scorer.add({"empty", "en", {}, {}});
  EXPECT_DOUBLE_EQ(scorer.result().all.macro_f1, 1.0);
  EXPECT_DOUBLE_EQ(scorer.result().all.linked.f1(), 1.0);
}

TEST(Scorer, FalseLinkInEmptyDocumentIsWrong) {
  Scorer scorer;
  scorer.add({"empty", "en", {}, {{0, 2, "iraq", "LOC"}}});
  EXPECT_DOUBLE_EQ(scorer.result().all.linked.precision(), 0.0);
  EXPECT_DOUBLE_EQ(scorer.result().all.macro_f1, 0.0);
}

TEST(Scorer, MacroIsTheMeanOverDocuments) {
  Scorer scorer;
  scorer.add(example());             // F1 2/7
  scorer.add({"d2", "ar", {}, {}});  // F1 1
  const Evaluation result = scorer.result();
  EXPECT_DOUBLE_EQ(result.all.macro_f1, (2.0 / 7 + 1) / 2);
  EXPECT_DOUBLE_EQ(result.languages.at("ar").macro_f1, 1.0);
  EXPECT_EQ(result.languages.at("en").documents, 1u);
}

TEST(Scorer, TypesAreMeasuredApart) {
  Scorer scorer;
  scorer.add(example());
  const Evaluation result = scorer.result();
  EXPECT_EQ(result.types.at("LOC").mentions, 3u);
  EXPECT_EQ(result.types.at("LOC").spans.right, 2u);
  EXPECT_EQ(result.types.at("PER").covered, 0u);
}

TEST(Scorer, OneGoldMentionIsFoundOnlyOnceWeakly) {
  Scorer scorer;
  scorer.add({"d", "en", {{0, 10, "iraq", ""}}, {{0, 4, "iraq", ""}, {5, 10, "iraq", ""}}});
  EXPECT_EQ(scorer.result().all.linked_weak.right, 1u);
  EXPECT_EQ(scorer.result().all.spans_weak.right, 1u);
  EXPECT_EQ(scorer.result().all.linked.right, 0u);
}

TEST(Scorer, TouchingSpansDoNotOverlap) {
  Scorer scorer;
  scorer.add({"d", "en", {{0, 4, "iraq", ""}}, {{4, 8, "iraq", ""}}});
  EXPECT_EQ(scorer.result().all.linked_weak.right, 0u);
}

TEST(Disagreements, LeavesNilAlone) {
  const std::vector<Disagreement> found = disagreements(example());
  ASSERT_THAT(found, SizeIs(4));
  EXPECT_EQ(found[0].start, 10u);
  EXPECT_EQ(found[0].gold, "erbil");
  EXPECT_EQ(found[0].system, "");
  EXPECT_EQ(found[2].gold, "mosul");
  EXPECT_EQ(found[2].system, "duhok");
}

TEST(Report, ErrorLineHasTheTextLastAndOnOneLine) {
  const ScoredDocument document{"d1", "ar", {}, {}};
  // An emoji and a line break before the name: positions are code points, the break becomes a space.
  EXPECT_EQ(error_line(document, {3, 9, "iraq", ""},
                       "\xF0\x9F\x98\x80\nف"
                       "العراق اليوم"),
            "d1\t3-9\tgold=iraq\tsystem=-\t\xF0\x9F\x98\x80 ف⟦العراق⟧ اليوم");
}

TEST(Report, TableAndJsonShowTheSameFigures) {
  Scorer scorer;
  scorer.add(example());
  EXPECT_THAT(text_report(scorer.result()),
              HasSubstr("en       1        4   0.750 | 0.250  0.333  0.286  0.286   | 0.250   | 0.667   |"));
  const std::string json = json_report(scorer.result());
  EXPECT_THAT(json, HasSubstr("\"f1\": 0.2857"));
  EXPECT_THAT(json, HasSubstr("\"open_f1\": 0.25"));
}

}  // namespace
}  // namespace wasla
