// The rules that one row can break by itself, and what is made of good rows.
#include "gazetteer/gazetteer_fixture.h"

namespace wasla {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class TableReaderTest : public GazetteerFilesTest {};

TEST_F(TableReaderTest, GoodRows) {
  write_gazetteer_files(
      "g", "erbil\tLOC\tcity\tQ132754\t8\tCapital of the Kurdistan Region\n",
      "erbil\ten\tlabel\t\t\t\tcurated\tErbil\nerbil\tckb\talias\tcontext,case\t-300\t2003\tauto:x\tهەولێر \"x\"\n");
  folder_.write("g/relations.tsv", std::string(kRelations) + "g-person\tcitizen-of\terbil\t1990\t\tcurated\n");
  folder_.write("g/identifiers.tsv", "id\tscheme\tvalue\nerbil\tgeonames\t95446\n");
  folder_.write("g/places.tsv", "id\tlat\tlon\nerbil\t36.19\t-44.0091234567\n");
  folder_.write("g/redirects.tsv", "old\tnew\treason\narbil\terbil\tmerged\ngone\t\tnot notable\n");
  folder_.write("g/judgements.tsv",
                "id\tverdict\tother\tlang\tby\tdate\tname\nerbil\tsame\tgeonames:95446\t\tann\t2026-05-31\t\n"
                "erbil\trejected\t\ten\t\t\tIrbid\n");
  folder_.write("g/lint-allow.tsv", "rule\tid\treason\nW112\t*\tKurdish only\n");
  const GazetteerSet set = read();
  EXPECT_THAT(rules(), IsEmpty());
  ASSERT_EQ(set.gazetteers.size(), 1u);
  const Gazetteer& g = set.gazetteers[0];
  EXPECT_EQ(g.name, "g");
  EXPECT_EQ(g.manifest.title, "Test");
  EXPECT_EQ(g.entities[2], (Entity{"erbil", EntityType::kLocation, *parse_entity_class("city"), "Q132754", 8,
                                   "Capital of the Kurdistan Region"}));
  EXPECT_THAT(g.entity_lines, ElementsAre(2, 3, 4));
  EXPECT_EQ(g.names[3], (Name{"erbil", "ckb", NameKind::kAlias, NameUse(kUseContext | kUseCase), -300, 2003, "auto:x",
                              "هەولێر \"x\""}));
  EXPECT_EQ(g.relations[0], (Relation{"g-person", "citizen-of", "erbil", 1990, std::nullopt, "curated"}));
  EXPECT_EQ(g.identifiers[0], (Identifier{"erbil", "geonames", "95446"}));
  EXPECT_EQ(g.places[0], (Place{"erbil", 36.19, -44.0091234567}));
  EXPECT_EQ(g.redirects[0], (Redirect{"arbil", "erbil", "merged"}));
  EXPECT_EQ(g.judgements[0], (Judgement{"erbil", Verdict::kSame, "geonames:95446", "", "ann", "2026-05-31", ""}));
  EXPECT_EQ(g.judgements[1], (Judgement{"erbil", Verdict::kRejected, "", "en", "", "", "Irbid"}));
  EXPECT_EQ(g.lint_allowances[0], (LintAllowance{"W112", "*", "Kurdish only"}));
}

TEST_F(TableReaderTest, OptionalColumnsMayBeAbsent) {
  folder_.write("g/gazetteer.toml", kManifest);
  folder_.write("g/entities.tsv", "id\ttype\nerbil\tLOC\n");
  folder_.write("g/names.tsv", "id\tlang\tname\nerbil\ten\tErbil\n");
  const GazetteerSet set = read();
  EXPECT_THAT(rules(), ElementsAre("g/entities.tsv:2 W112-no-english-label"));
  EXPECT_EQ(set.gazetteers[0].names[0].kind, NameKind::kAlias);
  EXPECT_EQ(class_name(set.gazetteers[0].entities[0].entity_class), "other");
  EXPECT_EQ(set.gazetteers[0].entities[0].prior, kMiddlingPrior);
}

struct BadRow {
  const char* table;
  const char* rows;
  const char* rule;
};
void PrintTo(const BadRow& row, std::ostream* out) { *out << row.rule << ' ' << row.rows; }

class BadRows : public GazetteerFilesTest, public testing::WithParamInterface<BadRow> {};

TEST_P(BadRows, AreReportedWithFileAndLine) {
  const std::string table = GetParam().table;
  write_gazetteer_files("g", table == "entities" ? GetParam().rows : "", table == "names" ? GetParam().rows : "");
  const std::string line = table == "entities" || table == "names" ? "4" : "2";
  if (line == "2") {
    folder_.write("g/" + table + ".tsv", GetParam().rows);
  }
  read();
  EXPECT_THAT(rules(), Contains("g/" + table + ".tsv:" + line + " " + GetParam().rule));
}

INSTANTIATE_TEST_SUITE_P(
    Rules, BadRows,
    testing::Values(
        BadRow{"entities", "Erbil\tLOC\tcity\t\t5\tx\n", "E102-bad-id"},
        BadRow{"entities", "x\tLOC\tcity\t\t5\tx\n", "E102-bad-id"},
        BadRow{"entities", "erbil\tCITY\tcity\t\t5\tx\n", "E105-bad-type"},
        BadRow{"entities", "erbil\tLOC\ttownlet\t\t5\tx\n", "E106-bad-class"},
        BadRow{"entities", "erbil\tPER\tcity\t\t5\tx\n", "E107-class-of-other-type"},
        BadRow{"entities", "erbil\tMISC\tcity\t\t5\tx\n", "E107-class-of-other-type"},
        BadRow{"entities", "erbil\tLOC\tcity\tq132\t5\tx\n", "E108-bad-wikidata"},
        BadRow{"entities", "erbil\tLOC\tcity\tQ0132\t5\tx\n", "E108-bad-wikidata"},
        BadRow{"entities", "erbil\tLOC\tcity\t\t10\tx\n", "E110-bad-prior"},
        BadRow{"entities", "erbil\tLOC\tcity\t\t-1\tx\n", "E110-bad-prior"},
        BadRow{"entities", "erbil\tLOC\tcity\t\t5\n", "E008-field-count"},
        BadRow{"names", "g-city\tarabic2\talias\t\t\t\tx\tA\n", "E203-bad-language"},
        BadRow{"names", "g-city\tEN\talias\t\t\t\tx\tA\n", "E203-bad-language"},
        BadRow{"names", "g-city\t\talias\t\t\t\tx\tA\n", "E203-bad-language"},
        BadRow{"names", "g-city\ten\ttitle\t\t\t\tx\tA\n", "E204-bad-kind"},
        BadRow{"names", "g-city\ten\talias\tsometimes\t\t\tx\tA\n", "E205-bad-use"},
        BadRow{"names", "g-city\ten\talias\tcontext,\t\t\tx\tA\n", "E205-bad-use"},
        BadRow{"names", "g-city\ten\talias\t\tlast year\t\tx\tA\n", "E206-bad-year"},
        BadRow{"names", "g-city\ten\talias\t\t\t12003\tx\tA\n", "E206-bad-year"},
        BadRow{"names", "g-city\ten\talias\t\t2003\t1991\tx\tA\n", "E207-years-reversed"},
        BadRow{"names", "g-city\ten\talias\t\t\t\tx\t\n", "E208-empty-name"},
        BadRow{"names", "g-city\ten\talias\t\t\t\tx\t  \n", "E208-empty-name"},
        BadRow{"names", "g-city\ten\talias\t\t\t\tx\t--.،؟\n", "E209-no-letter"},
        BadRow{"names", "g-city\tar\talias\t\t\t\tx\tبغ\u200Fداد\n", "E210-invisible-character"},
        BadRow{"names", "g-city\tar\talias\t\t\t\tx\t\u202Aبغداد\u202C\n", "E210-invisible-character"},
        BadRow{"names", "g-city\tar\talias\t\t\t\tx\tبغ\uFFFDداد\n", "E211-lost-character"},
        BadRow{"names", "g-city\tar\talias\t\t\t\tx\tبغ\x01داد\n", "E007-control-character"},
        BadRow{"names", "g-city\tar\talias\t\t\t\tx\tبغ\xD8\n", "E004-not-utf8"},
        BadRow{"names", "g-city\ten\talias\t\t\t\tx\t The Town\n", "W016-outer-space"},
        BadRow{"relations", "subject\trelation\tobject\ng-person\tfriend-of\tg-city\n", "E301-unknown-relation"},
        BadRow{"relations", "subject\trelation\tobject\ng-person\tspouse-of\tg-person\n", "E303-relation-to-itself"},
        BadRow{"relations", "subject\trelation\tobject\tfrom\tto\ng-person\tcitizen-of\tg-city\t5\t3\n",
               "E207-years-reversed"},
        BadRow{"relations", "subject\trelation\tobject\nThe Person\tcitizen-of\tg-city\n", "E102-bad-id"},
        BadRow{"identifiers", "id\tscheme\tvalue\ng-city\tGeoNames\t1\n", "E502-bad-identifier"},
        BadRow{"identifiers", "id\tscheme\tvalue\ng-city\tgeonames\t\n", "E502-bad-identifier"},
        BadRow{"places", "id\tlat\tlon\ng-city\t90.01\t0\n", "E501-bad-coordinates"},
        BadRow{"places", "id\tlat\tlon\ng-city\t0\t-180.5\n", "E501-bad-coordinates"},
        BadRow{"places", "id\tlat\tlon\ng-city\tnan\t0\n", "E501-bad-coordinates"},
        BadRow{"places", "id\tlat\tlon\ng-city\t36,2\t44\n", "E501-bad-coordinates"},
        BadRow{"places", "id\tlat\tlon\ng-city\t36°\t44\n", "E501-bad-coordinates"},
        BadRow{"redirects", "old\tnew\treason\nOld\tg-city\tx\n", "E102-bad-id"},
        BadRow{"redirects", "old\tnew\treason\nold\tThe City\tx\n", "E102-bad-id"},
        BadRow{"judgements", "id\tverdict\tother\ng-city\tmaybe\tx\n", "E504-bad-judgement"},
        BadRow{"judgements", "id\tverdict\tother\ng-city\tsame\t\n", "E504-bad-judgement"},
        BadRow{"judgements", "id\tverdict\tother\ng-city\tsame\tg-city\n", "E504-bad-judgement"},
        BadRow{"judgements", "id\tverdict\tname\ng-city\trejected\tX\n", "E504-bad-judgement"},
        BadRow{"judgements", "id\tverdict\tother\tdate\ng-city\tsame\tab\t31.5.2026\n", "E504-bad-judgement"},
        BadRow{"judgements", "id\tverdict\tother\tdate\ng-city\tsame\tab\t2026-02-30\n", "E504-bad-judgement"},
        BadRow{"lint-allow", "rule\tid\treason\nno-label\tg-city\tx\n", "E505-bad-allowance"},
        BadRow{"lint-allow", "rule\tid\treason\nE111-no-name\tg-city\tx\n", "E505-bad-allowance"},
        BadRow{"lint-allow", "rule\tid\treason\nW112\tThe City\tx\n", "E505-bad-allowance"},
        BadRow{"lint-allow", "rule\tid\treason\nW112\tg-city\t\n", "E505-bad-allowance"}));

TEST_F(TableReaderTest, ALongNameIsNoName) {
  write_gazetteer_files("g", "", name_row("g-city", std::string(10'000'000, 'x')));
  read();
  EXPECT_THAT(rules(), ElementsAre("g/names.tsv:4 E214-name-too-long"));
  EXPECT_LT(problems_[0].message.size(), 300u);
}

TEST_F(TableReaderTest, ZwnjIsALetterOfTheName) {
  write_gazetteer_files("g", "", name_row("g-city", "نیم\u200Cفاصله", "alias", "", "fa"));
  EXPECT_EQ(read().gazetteers[0].names[2].text, "نیم\u200Cفاصله");
  EXPECT_THAT(rules(), IsEmpty());
}

TEST_F(TableReaderTest, OneMistakeBringsNoOthers) {
  write_gazetteer_files("g", "Erbil!\tLOCATION\tcitty\tQ\tX\tx\n", name_row("Erbil!", "Erbil", "label"));
  read();
  EXPECT_THAT(rules(),
              testing::UnorderedElementsAre("g/entities.tsv:4 E102-bad-id", "g/entities.tsv:4 E105-bad-type",
                                            "g/entities.tsv:4 E106-bad-class", "g/entities.tsv:4 E108-bad-wikidata",
                                            "g/entities.tsv:4 E110-bad-prior", "g/names.tsv:4 E102-bad-id"));
}

}  // namespace
}  // namespace wasla
