// Each rule of lint finds its mistake in the right line and column, and lets its sound neighbour pass.
#include "wasla/gazetteer/lint/lint.h"

#include <algorithm>
#include <set>

#include "gazetteer/gazetteer_fixture.h"
#include "wasla/gazetteer/lint/rule_catalogue.h"

namespace wasla {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class LintTest : public GazetteerFilesTest {
 protected:
  // "table:line:column rule" of each problem, without W791 unless `order`.
  std::vector<std::string> found(bool order = false, const LintOptions& options = {}) {
    problems_ = lint({folder_.path()}, options);
    std::vector<std::string> list;
    for (const Diagnostic& d : problems_) {
      EXPECT_TRUE(find_lint_rule(d.rule)) << d.rule;
      EXPECT_GT(d.column, 0u);
      if (order || !d.rule.starts_with("W791")) {
        list.push_back(std::filesystem::path(d.file).filename().string() + ":" + std::to_string(d.line) + ":" +
                       std::to_string(d.column) + " " + d.rule);
      }
    }
    return list;
  }

  // Rules and offsets within the name (from 0), of one name of g-city.
  std::vector<std::string> faults_of(const std::string& name, const std::string& lang,
                                     const std::string& kind = "label", const std::string& use = "") {
    write_gazetteer_files("g", "", name_row("g-city", name, kind, use, lang));
    found();
    const std::size_t before = std::string("g-city\t\t\t\t\t\ttest\t").size() + lang.size() + kind.size() + use.size();
    std::vector<std::string> list;
    for (const Diagnostic& d : problems_) {
      if (d.line == 4 && d.rule[1] == '7' && !d.rule.starts_with("W791")) {
        list.push_back(d.rule.substr(0, 4) + "@" +
                       std::to_string(static_cast<long>(d.column) - 1 - static_cast<long>(before)));
      }
    }
    return list;
  }

  void write_relations(const std::string& rows) { folder_.write("g/relations.tsv", kRelations + rows); }
};

TEST_F(LintTest, ASoundGazetteerHasNoProblem) {
  write_gazetteer_files("g", "",
                        name_row("g-city", "مدينة", "label", "", "ar") + name_row("g-city", "شار", "label", "", "ckb") +
                            name_row("g-city", "Şaristan", "label", "", "kmr"));
  EXPECT_THAT(found(), IsEmpty());
}

struct SpellingCase {
  const char *name, *lang;
  std::vector<std::string> faults;
};

TEST_F(LintTest, SpellingOfNames) {
  const SpellingCase kCases[] = {
      {"Hewlêr", "ckb", {"W701@0"}},
      {"هەولێر", "kmr", {"W701@0"}},
      {"Ankara", "ar", {"W701@0"}},
      {"MBC", "ar", {}},  // capitals stay Latin
      {"قناة KNN", "ar", {}},
      {"قناة i24", "ar", {}},
      {"قناة Sky", "ar", {"W702@5"}},
      {"Erbيl", "en", {"W702@3"}},
      {"Аnkara", "en", {"W705@0"}},  // Cyrillic А
      {"كوردستان", "ckb", {"W703@0"}},
      {"به\u200Cغدا", "ckb", {"W703@1"}},
      {"بەغدا", "ckb", {}},
      {"علی", "ar", {"W703@2"}},
      {"علي", "ar", {}},
      {"علي", "fa", {"W703@2"}},
      {"پاریس گراد", "ar", {"H721@0", "W703@3"}},  // peh and gaf are written in Arabic names, Persian yeh is not
      {"هەولير", "ar", {"W704@1"}},
      {"مكتبة", "ckb", {"W703@1", "W704@4"}},
      {"Șirnak", "kmr", {"W703@0"}},  // comma below
      {"العـراق", "ar", {"W706@3"}},
      {"ﻛركوك", "ar", {"W707@0"}},
      {"Hewle\u0302r", "kmr", {"W708@4"}},
      {"Abu  Bakr", "en", {"W709@3"}},
      {"Abu\u00A0Bakr", "en", {"W709@3"}},
      {"کورد\u200C", "ckb", {"W710@4"}},
      {"کوردستان\u200Cی", "ckb", {}},      // noon joins: the sign does something
      {"دوو\u200Cری", "ckb", {"W710@3"}},  // waw does not
      {"آیت\u200Cالله", "fa", {}},
      {"لواء ١2", "ar", {"W711@6"}},
      {"لواء ١٢", "ar", {}},
      {"لواء ۱۲", "ar", {"W711@5"}},
      {"Lake &amp; Sea", "en", {"W712@5"}},
      {"Lake & Sea", "en", {}},
      {"Ø§Ù„Ø¹Ø±Ø§Ù‚", "ar", {"W713@0"}},
      {"DÃ©mocrate", "en", {"W713@1"}},
      {"ط§ظ„ط¹ط±ط§ظ‚", "ar", {"W713@0"}},
      {"Démocrate", "en", {}},
      {"2003", "en", {"W714@0"}},
      {"Q796", "en", {"W714@0"}},
      {"info@lake.example", "en", {"W714@0", "W719@0"}},
      {"Lake,", "en", {"W715@4"}},
      {"Lake.", "en", {"W715@4"}},
      {"Abu Ali.", "en", {"W715@7"}},
      {"unknown", "en", {"W714@0", "W719@0"}},
      {"مصطفا", "ckb", {"H721@1"}},
      {"Erdoğan", "kmr", {"H721@4"}},
      {"Erdoğan", "en", {}},
      {"Lake Inc.", "en", {}},
      {"U.S.A.", "en", {}},
      {"'Asir", "en", {}},
      {"Fatah (movement)", "en", {"W716@6"}},
      {"\"Lake\"", "en", {"W717@0"}},
      {"«حماس»", "ar", {"W717@0"}},
      {"Sana’a", "en", {"W718@4"}},
      {"Sana'a", "en", {}},
      {"lake town", "en", {"W719@0"}},
      {"al-Rayyan", "en", {}},
      {"parêzgeha Mêrdînê", "kmr", {}},
      {"MASOUD BARZANI", "en", {"W719@0"}},
      {"حَلب", "ar", {"W720@1"}},
      {"Le", "en", {"W732@0"}},
      {"K1", "en", {}},
  };
  for (const SpellingCase& one : kCases) {
    const bool english = std::string(one.lang) == "en";  // which has a label already
    EXPECT_EQ(faults_of(one.name, one.lang, english ? "alias" : "label"), one.faults) << one.name;
  }
}

TEST_F(LintTest, NamesAndTheirKinds) {
  EXPECT_THAT(faults_of("puk", "en", "acronym"), ElementsAre("W719@0", "W733@0"));
  EXPECT_THAT(faults_of("PUK", "en", "acronym"), IsEmpty());
  EXPECT_THAT(faults_of("ISIS-K", "en", "acronym"), IsEmpty());
  EXPECT_THAT(faults_of("Le", "en", "alias", "context"), IsEmpty());
  EXPECT_THAT(faults_of("L", "en", "alias", "context"), ElementsAre("W732@0"));
  EXPECT_THAT(faults_of("أربيل", "ar", "romanisation"), Contains("W738@0"));
  EXPECT_THAT(faults_of("داعش", "ar", "label", "case"), Contains(testing::StartsWith("W744")));
  EXPECT_THAT(faults_of("MBC", "ar", "acronym", "case"), Not(Contains(testing::StartsWith("W744"))));
  EXPECT_THAT(faults_of("Xyz", "ku"), Contains(testing::StartsWith("W739")));
  EXPECT_THAT(faults_of("Xyz", "qqq"), Contains(testing::StartsWith("W739")));
  EXPECT_THAT(faults_of("Xyz", "sdh-Latn"), IsEmpty());
  EXPECT_THAT(faults_of("مدينة", "ar", "alias"), Contains(testing::StartsWith("W741")));
}

TEST_F(LintTest, YearsAndSources) {
  write_gazetteer_files("g", "",
                        "g-city\ten\tformer\t\t3020\t\ttest\tOld City\n"
                        "g-city\ten\tformer\t\t1920\t\t\tOlder City\n"
                        "g-city\ten\tformer\t\t\t20\ttest\tOldest City\n"
                        "g-city\ten\tformer\t\t-330\t640\ttest\tOldest Town\n");
  write_relations("g-person\tworks-for\tg-city\t1700\t1999\ttest\ng-person\tworks-for\tg-city\t2001\t2005\ttest\n");
  EXPECT_THAT(found(), ElementsAre("names.tsv:4:19 W740-unlikely-year", "names.tsv:5:25 W742-no-source",
                                   "names.tsv:6:19 W740-unlikely-year", "relations.tsv:2:27 W740-unlikely-year"));
}

TEST_F(LintTest, TitlesOfPersons) {
  const auto faults = [&](const std::string& name, const std::string& lang, const std::string& kind = "alias") {
    write_gazetteer_files("g", "",
                          name_row("g-person", name, kind, "", lang) + name_row("g-city", name, kind, "", lang));
    found();
    return std::count_if(problems_.begin(), problems_.end(),
                         [](const Diagnostic& d) { return d.rule.starts_with("W734"); });
  };
  for (const char* name : {"Dr. Ali Hasan", "Dr.Ali Hasan", "Mr Ali Hasan", "Sheikh Ali Hasan", "General Ali Hasan",
                           "His Excellency Ali Hasan"}) {
    EXPECT_EQ(faults(name, "en"), 1) << name;  // and none for the city
  }
  for (const char* name : {"السيد علي حسن", "د. علي حسن", "د.علي حسن", "الشيخ علي حسن"}) {
    EXPECT_EQ(faults(name, "ar"), 1) << name;
  }
  EXPECT_EQ(faults("دکتۆر عەلی حەسەن", "ckb"), 1);
  EXPECT_EQ(faults("Dr. Germ", "en", "nickname"), 0);
  EXPECT_EQ(faults("Sheikh Ali", "en"), 0);  // the title makes a name of it
  EXPECT_EQ(faults("Drew Ali Hasan", "en"), 0);
  EXPECT_EQ(faults("دلير علي حسن", "ar"), 0);
}

TEST_F(LintTest, ATitleThatIsPartOfTheNameStays) {
  write_gazetteer_files(
      "g", "g-sheikh\tPER\tmilitant\t\t5\tA rebel\n",
      name_row("g-sheikh", "Sheikh Said of Palu", "label") + name_row("g-sheikh", "Shaikh Said of Palu"));
  EXPECT_THAT(found(), IsEmpty());
}

TEST_F(LintTest, CommonWordsByTheTableGiven) {
  write_gazetteer_files("g", "",
                        name_row("g-city", "سلام", "label", "", "ar") + name_row("g-city", "Hope") +
                            name_row("g-city", "Peace", "alias", "context") + name_row("g-city", "Rare"));
  const LintOptions options{
      .commonness = [](std::string_view, std::string_view name) { return name == "Rare" ? 2 : 9; }};
  EXPECT_THAT(found(false, options), ElementsAre("names.tsv:4:25 W731-common-word", "names.tsv:5:25 W731-common-word"));
}

TEST_F(LintTest, Homonyms) {
  write_gazetteer_files("g", "g-other\tPER\tcleric\t\t4\tAnother person\ng-weak\tPER\tcleric\t\t1\tA third\n",
                        name_row("g-other", "Other Person", "label") + name_row("g-other", "The Person") +
                            name_row("g-other", "The City", "alias", "context") +
                            name_row("g-weak", "Weak Person", "label") + name_row("g-weak", "the person") +
                            name_row("g-weak", "The City"));
  // Both of nearly the same prior are told; that of a low prior is told against both, they not against it.
  EXPECT_THAT(found(), ElementsAre("names.tsv:3:30 W736-homonym", "names.tsv:5:26 W736-homonym",
                                   "names.tsv:8:25 W719-letter-case", "names.tsv:8:25 W736-homonym",
                                   "names.tsv:9:25 W737-label-of-another"));
}

TEST_F(LintTest, TheSameNameTwiceWhenFolded) {
  write_gazetteer_files("g", "",
                        name_row("g-city", "أربيل", "label", "", "ar") +
                            name_row("g-city", "اربيل", "alias", "", "ar") +
                            name_row("g-city", "اربيل", "alias", "", "fa") + name_row("g-city", "The Citty"));
  EXPECT_THAT(found(), Contains("names.tsv:5:25 H735-same-when-folded"));
  EXPECT_THAT(found(), Not(Contains(testing::HasSubstr("names.tsv:6:25 H735"))));
}

TEST_F(LintTest, EntitiesAndPlaces) {
  write_gazetteer_files(
      "g", "ab\tLOC\tcity\t\t5\t\nac\tLOC\tcity\t\t5\tمدينة\nad--x\tLOC\tcity\t\t5\tA  city\n",
      name_row("ab", "Abville", "label") + name_row("ac", "Acville", "label") + name_row("ad--x", "Adville", "label"));
  folder_.write("g/places.tsv", "id\tlat\tlon\ng-city\t0\t0\ng-person\t36\t44\n");
  EXPECT_THAT(found(), ElementsAre("entities.tsv:4:16 W751-no-description", "entities.tsv:5:16 W752-description",
                                   "entities.tsv:6:1 W753-odd-id", "entities.tsv:6:20 W752-description",
                                   "places.tsv:2:8 W755-null-place", "places.tsv:3:1 W754-place-of-person"));
}

TEST_F(LintTest, AnIdThatWasGivenUpIsNotUsedAgain) {
  write_gazetteer_files("g");
  folder_.write("g/redirects.tsv", "old\tnew\treason\ng-city\tg-person\tmerged\n");
  EXPECT_THAT(found(), ElementsAre("entities.tsv:2:1 W756-reused-id", "redirects.tsv:2:1 E401-redirect-of-used-id"));
}

TEST_F(LintTest, OneCapitalAtATime) {
  write_gazetteer_files("g", "g-land\tLOC\tcountry\t\t5\tx\ng-town\tLOC\tcity\t\t5\tx\n",
                        name_row("g-land", "The Land", "label") + name_row("g-town", "The Town", "label"));
  write_relations("g-city\tcapital-of\tg-land\t\t1950\tt\ng-town\tcapital-of\tg-land\t1951\t\tt\n");
  EXPECT_THAT(found(), IsEmpty());
  write_relations("g-city\tcapital-of\tg-land\t\t1950\tt\ng-town\tcapital-of\tg-land\t1941\t\tt\n");
  EXPECT_THAT(found(), ElementsAre("relations.tsv:2:8 W771-contradiction", "relations.tsv:3:8 W771-contradiction"));
}

TEST_F(LintTest, ProblemsWithDependenciesAreWhereTheyAreListed) {
  write_gazetteer_files("g", "", "", "\"nowhere\"");
  EXPECT_THAT(found(), ElementsAre("gazetteer.toml:4:1 E607-missing-dependency"));
}

TEST_F(LintTest, RelationsThatCannotBe) {
  write_gazetteer_files(
      "g", "ab\tLOC\tcountry\t\t5\tx\nac\tLOC\tregion\t\t5\tx\nad\tPER\tcleric\t\t5\tx\n",
      name_row("ab", "Abland", "label") + name_row("ac", "Acland", "label") + name_row("ad", "Adman", "label"));
  write_relations(
      "ab\tpart-of\tg-city\t\t\tt\n"                // 2
      "g-city\tpart-of\tab\t\t\tt\n"                // 3: against 2
      "g-city\tlocated-in\tab\t\t\tt\n"             // 4
      "ab\tlocated-in\tac\t\t\tt\n"                 // 5
      "ac\tlocated-in\tg-city\t\t\tt\n"             // 6: closes a circle
      "ad\tallied-with\tg-person\t1990\t1995\tt\n"  // 7
      "g-person\topposed-to\tad\t1996\t\tt\n"       // 8: later, and so no contradiction
      "ad\tspouse-of\tg-person\t\t\tt\n"            // 9
      "ad\tsibling-of\tg-person\t\t\tt\n"           // 10: against 9
      "ad\tworks-for\tab\t\t\tt\n"                  // 11
      "ad\tworks-for\tab\t2000\t2004\tt\n"          // 12: within 11
      "g-person\tworks-for\tab\t2000\t2004\tt\n"
      "g-person\tworks-for\tab\t2004\t2008\tt\n");
  std::set<std::string> lines;
  for (const std::string& one : found()) {
    if (one.find(" W77") != std::string::npos) {
      lines.insert(one.substr(0, one.rfind(':')) + one.substr(one.rfind(' ')));
    }
  }
  EXPECT_THAT(lines, testing::UnorderedElementsAre(
                         "relations.tsv:2 W771-contradiction", "relations.tsv:3 W771-contradiction",
                         testing::AnyOf("relations.tsv:4 W772-relation-circle", "relations.tsv:5 W772-relation-circle",
                                        "relations.tsv:6 W772-relation-circle"),
                         "relations.tsv:9 W771-contradiction", "relations.tsv:10 W771-contradiction",
                         "relations.tsv:12 W773-overlapping-years"));
}

TEST_F(LintTest, FilesAsTheyAre) {
  write_gazetteer_files("g", "", name_row("g-city", "Zzz", "label", "", "kmr") + name_row("g-city", "Other City"));
  folder_.write("g/name.tsv", "x\n");
  // The fewest rows that must move are told, not all behind them.
  EXPECT_THAT(found(true), ElementsAre("gazetteer.toml:1:1 W792-unknown-file", "names.tsv:3:1 W791-unsorted",
                                       "names.tsv:5:1 W791-unsorted"));
  folder_.write(
      "g/entities.tsv",
      kEntities + std::string("g-city\tLOC\tcity\t\t5\t\"A city, far\"\ng-person\tPER\tcleric\t\t5\tA \"b\"\n"));
  EXPECT_THAT(found(), Contains("entities.tsv:2:20 W793-quoted-field"));
}

TEST_F(LintTest, AllowancesAreKept) {
  write_gazetteer_files("g", "", name_row("g-city", "lake town"));
  folder_.write("g/lint-allow.tsv", "rule\tid\treason\nW719\tg-city\tso called\n");
  EXPECT_THAT(found(), IsEmpty());
}

TEST_F(LintTest, ColumnsAreThoseOfTheFieldAtFault) {
  write_gazetteer_files("g", "ab\tLOC\tcity\tq7\t12\tx\n", name_row("ab", "هێ ", "label", "Never", "ckb"));
  EXPECT_THAT(found(), testing::IsSupersetOf({"entities.tsv:4:13 E108-bad-wikidata", "entities.tsv:4:16 E110-bad-prior",
                                              "names.tsv:4:14 E205-bad-use"}));
}

}  // namespace
}  // namespace wasla
