#include "wasla/gazetteer/edit.h"

#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <random>

#include "gazetteer/gazetteer_fixture.h"
#include "wasla/base/error.h"

namespace wasla::gazetteer {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

using Files = std::map<std::string, std::string>;

class EditTest : public GazetteerFilesTest {
 protected:
  void SetUp() override {
    write_gazetteer_files("base", "rome\tLOC\tcity\tQ1\t\tA city\nroma\tLOC\tother\t\t7\tThe same\n",
                          name_row("roma", "Roma", "label") + name_row("roma", "Rome", "alias", "context") +
                              name_row("roma", "Urbs") + name_row("rome", "Rome", "label") +
                              name_row("rome", "Rzym", "label", "", "pl"));
    folder_.write("base/relations.tsv", std::string(kRelations) + "base-person\tcitizen-of\troma\t\t\tx\n" +
                                            "base-person\tcitizen-of\trome\t\t\tx\nroma\tlocated-in\trome\t\t\tx\n");
    folder_.write("base/redirects.tsv", "old\tnew\treason\ngone\t\tremoved\nroma-old\troma\tmerged\n");
    folder_.write("base/places.tsv", "id\tlat\tlon\nroma\t41.9\t12.5\n");
    folder_.write("base/identifiers.tsv", "id\tscheme\tvalue\nroma\tgeonames\t1\nrome\tgeonames\t1\nroma\tosm\tn2\n");
    write_gazetteer_files("own", "",
                          name_row("roma", "Roma", "label", "", "it") + name_row("rome", "Rome", "alias", "never"),
                          "\"base\"");
    folder_.write("own/relations.tsv", std::string(kRelations) + "own-person\tcitizen-of\troma\t2001\t\tx\n");
    folder_.write("own/judgements.tsv",
                  "id\tverdict\tother\tlang\tby\tdate\tname\nroma\tdifferent\tQ5\t\t\t\t\n"
                  "roma\tunsure\trome\t\t\t\t\n");
    folder_.write("own/lint-allow.tsv", "rule\tid\treason\nW112\troma\tx\n");
  }

  Files files() const {
    Files result;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path())) {
      if (entry.is_regular_file()) {
        const fs::path name = fs::relative(entry.path(), folder_.path());
        result[name.string()] = folder_.read(name);
      }
    }
    return result;
  }

  // The edit, checked and written.
  template <typename Edit>
  std::vector<std::string> edit(Edit change) {
    EditSession session({folder_.path()});
    change(session);
    const Diagnostics problems = session.check();
    for (const Diagnostic& problem : problems) {
      EXPECT_NE(problem.severity, Severity::kError) << to_string(problem);
    }
    session.write();
    return session.notes();
  }
  template <typename Edit>
  void expect_refused(Edit change, const std::string& words) {
    const Files before = files();
    try {
      edit(change);
      ADD_FAILURE() << "not refused: " << words;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr(words));
      EXPECT_EQ(error.kind(), ErrorKind::kInput);
    }
    EXPECT_EQ(files(), before);
  }
};

TEST_F(EditTest, MergeJoinsAllThatIsSaidOfBoth) {
  const auto notes = edit([](EditSession& s) { merge_entities(s, "rome", "roma", "one city"); });
  EXPECT_THAT(folder_.read("base/entities.tsv"), HasSubstr("\nrome\tLOC\tcity\tQ1\t7\tA city\n"));
  EXPECT_THAT(folder_.read("base/entities.tsv"), Not(HasSubstr("roma")));
  const std::string names = folder_.read("base/names.tsv");
  EXPECT_THAT(
      names,
      AllOf(HasSubstr("rome\ten\talias\t\t\t\ttest\tRoma\n"), HasSubstr("rome\ten\talias\t\t\t\ttest\tUrbs\n"),
            HasSubstr("rome\ten\tlabel\t\t\t\ttest\tRome\n"), HasSubstr("rome\tpl\tlabel"), Not(HasSubstr("context"))));
  EXPECT_EQ(folder_.read("base/relations.tsv"), std::string(kRelations) + "base-person\tcitizen-of\trome\t\t\tx\n");
  EXPECT_EQ(folder_.read("base/places.tsv"), "id\tlat\tlon\nrome\t41.9\t12.5\n");
  EXPECT_EQ(folder_.read("base/redirects.tsv"),
            "old\tnew\treason\ngone\t\tremoved\nroma\trome\tone city\nroma-old\troma\tmerged\n");
  EXPECT_THAT(folder_.read("own/names.tsv"),
              AllOf(HasSubstr("rome\tit\tlabel\t\t\t\ttest\tRoma\n"), HasSubstr("rome\ten\talias\tnever")));
  EXPECT_EQ(folder_.read("own/relations.tsv"), std::string(kRelations) + "own-person\tcitizen-of\trome\t2001\t\tx\n");
  EXPECT_EQ(folder_.read("own/judgements.tsv"),
            "id\tverdict\tother\tlang\tby\tdate\tname\nrome\tdifferent\tQ5\t\t\t\t\n");
  EXPECT_EQ(folder_.read("own/lint-allow.tsv"), "rule\tid\treason\nW112\trome\tx\n");
  EXPECT_THAT(notes, Contains(HasSubstr("an alias from now on, no label: the name of rome in en: Roma")));
  EXPECT_THAT(notes, Contains(HasSubstr("both ends are one now: roma located-in rome")));
  // An old ID of what has gone leads to what is left.
  edit([](EditSession& s) { add_name(s, "roma-old", {"en", "alias", "", "", "", "", "Old Roma"}); });
  EXPECT_THAT(folder_.read("base/names.tsv"), HasSubstr("rome\ten\talias\t\t\t\t\tOld Roma\n"));
  expect_refused([](EditSession& s) { merge_entities(s, "rome", "roma-old", "x"); }, "one entity already");
}

TEST_F(EditTest, MergeLeavesRowsWhereTheirGazetteerMaySpeakOfWhatIsKept) {
  edit([](EditSession& s) {
    add_name(s, "own-city", {"en", "label", "", "", "", "", "Own"});
    set_name_field(s, "own-city", {"en", "The City"}, "kind", "alias");
  });
  const std::string base = folder_.read("base/names.tsv");
  edit([](EditSession& s) { merge_entities(s, "base-city", "own-city", "x"); });
  EXPECT_EQ(folder_.read("base/names.tsv"), base);
  EXPECT_THAT(folder_.read("own/names.tsv"),
              AllOf(HasSubstr("base-city\ten\talias\t\t\t\t\tOwn\n"), Not(HasSubstr("The City"))))
      << "the name that both had for the same use stands once";
  EXPECT_THAT(folder_.read("own/redirects.tsv"), HasSubstr("own-city\tbase-city\tx\n"));
}

TEST_F(EditTest, MergeMovesRowsWhereTheirGazetteerMayNotSpeakOfWhatIsKept) {
  edit([](EditSession& s) { merge_entities(s, "own-city", "roma", "x"); });
  EXPECT_THAT(folder_.read("base/names.tsv"), Not(HasSubstr("roma")));
  EXPECT_THAT(folder_.read("own/names.tsv"),
              AllOf(HasSubstr("own-city\ten\talias\t\t\t\ttest\tRoma\n"), HasSubstr("own-city\tit\tlabel")));
  EXPECT_THAT(folder_.read("own/relations.tsv"), HasSubstr("base-person\tcitizen-of\town-city\t\t\tx\n"));
  EXPECT_THAT(folder_.read("own/redirects.tsv"), HasSubstr("roma\town-city\tx\n"));
  EXPECT_EQ(folder_.read("own/places.tsv"), "id\tlat\tlon\nown-city\t41.9\t12.5\n");
}

TEST_F(EditTest, MergeOfDifferentTypesIsRefused) {
  expect_refused([](EditSession& s) { merge_entities(s, "base-person", "rome", "x"); },
                 "base-person is PER and rome is LOC");
}

TEST_F(EditTest, RenameFollowsIntoAllGazetteers) {
  edit([](EditSession& s) { rename_entity(s, "roma", "roma-antiqua", "renamed"); });
  for (const auto& [name, bytes] : files()) {
    if (!name.ends_with("redirects.tsv")) {
      EXPECT_THAT(bytes, Not(HasSubstr("roma\t"))) << name;
    }
  }
  EXPECT_THAT(folder_.read("base/redirects.tsv"), HasSubstr("roma\troma-antiqua\trenamed\n"));
  EXPECT_THAT(folder_.read("own/relations.tsv"), HasSubstr("citizen-of\troma-antiqua\t2001"));
  expect_refused([](EditSession& s) { rename_entity(s, "roma", "roma-old", "x"); }, "has been used");
  expect_refused([](EditSession& s) { rename_entity(s, "rome", "roma", "x"); }, "has been used");
  expect_refused([](EditSession& s) { rename_entity(s, "rome", "base-city", "x"); }, "already");
  expect_refused([](EditSession& s) { rename_entity(s, "rome", "Rome", "x"); }, "is not an ID");
  expect_refused([](EditSession& s) { rename_entity(s, "rme", "rome-2", "x"); },
                 "there is no entity 'rme'; perhaps you mean rome");
}

TEST_F(EditTest, RemoveLeavesATombstone) {
  const auto notes = edit([](EditSession& s) { remove_entity(s, "roma-old", "not notable"); });
  EXPECT_THAT(folder_.read("base/redirects.tsv"), HasSubstr("roma\t\tnot notable\n"));
  EXPECT_THAT(folder_.read("own/names.tsv"), Not(HasSubstr("roma\t")));
  EXPECT_EQ(folder_.read("own/relations.tsv"), kRelations);
  EXPECT_THAT(folder_.read("own/judgements.tsv"), HasSubstr("roma\tdifferent")) << "decisions are not forgotten";
  EXPECT_THAT(notes, Contains("relation removed: own-person citizen-of roma"));
  expect_refused([](EditSession& s) { add_name(s, "roma-old", {"en", "", "", "", "", "", "X"}); }, "was removed");
  expect_refused([](EditSession& s) { remove_entity(s, "gone", "x"); }, "was removed");
}

TEST_F(EditTest, NamesAreAddedChangedAndRemoved) {
  edit([](EditSession& s) {
    add_name(s, "rome", {"ar", "label", "", "", "", "curated", "روما"});
    rename_name(s, "roma", {"en", "Urbs"}, "Urbs Aeterna");
    set_name_field(s, "roma", {"en", "Roma"}, "use", "context");
    set_field(s, "roma", "prior", "");
    remove_name(s, "roma", {"en", "Rome"});
  });
  const std::string names = folder_.read("base/names.tsv");
  EXPECT_THAT(names, AllOf(HasSubstr("rome\tar\tlabel\t\t\t\tcurated\tروما\n"), HasSubstr("Urbs Aeterna\n"),
                           HasSubstr("roma\ten\tlabel\tcontext\t\t\ttest\tRoma\n"),
                           Not(HasSubstr("roma\ten\talias\tcontext"))));
  EXPECT_THAT(folder_.read("base/entities.tsv"), HasSubstr("roma\tLOC\tother\t\t\tThe same\n"));
  expect_refused([](EditSession& s) { add_name(s, "rome", {"en", "", "", "", "", "", "Rome"}); }, "already");
  expect_refused([](EditSession& s) { rename_name(s, "roma", {"en", "Roma"}, "Urbs Aeterna"); }, "already");
  expect_refused([](EditSession& s) { remove_name(s, "roma", {"ar", "Roma"}); }, "no such name");
}

TEST_F(EditTest, SplitMovesNames) {
  edit([](EditSession& s) {
    split_entity(s, "roma", {"urbs", "", "", "", "", "Ancient"}, {{"en", "Urbs"}, {"it", "Roma"}});
  });
  EXPECT_THAT(folder_.read("base/entities.tsv"), HasSubstr("urbs\tLOC\tother\t\t7\tAncient\n"));
  EXPECT_THAT(folder_.read("base/names.tsv"), HasSubstr("urbs\ten\talias\t\t\t\ttest\tUrbs\n"));
  EXPECT_THAT(folder_.read("own/names.tsv"), HasSubstr("urbs\tit\tlabel"));
  expect_refused(
      [](EditSession& s) {
        split_entity(s, "roma", {"urbs-2", "", "", "", "", ""}, {{"en", "Nope"}});
      },
      "no such name");
}

TEST_F(EditTest, ErrorsOfTheResultNameTheRule) {
  const Files before = files();
  EditSession session({folder_.path()});
  add_name(session, "rome", {"en", "label", "", "", "", "", "Second"});
  remove_name(session, "base-city", {"en", "The City"});
  std::vector<std::string> rules;
  for (const Diagnostic& problem : session.check()) {
    rules.push_back(problem.rule);
  }
  EXPECT_THAT(rules, testing::UnorderedElementsAre("E213-second-label", "E111-no-name"));
  EXPECT_EQ(files(), before);
}

TEST_F(EditTest, AGazetteerOfOnesOwnTakesTheRows) {
  EditSession session({folder_.path() / "own"});
  EXPECT_EQ(session.set().gazetteers.size(), 2u) << "the one it depends on is read too";
  add_name(session, "rome", {"en", "alias", "never", "", "", "", "Roma Aeterna"});
  EXPECT_THAT(session.check(), IsEmpty());
  ASSERT_EQ(session.changes().size(), 1u);
  EXPECT_EQ(session.changes()[0].path, folder_.path() / "own/names.tsv");
}

TEST_F(EditTest, ReadersOfOneGazetteerSeeItsUsersToo) {
  EditSession session({folder_.path() / "base/"});
  EXPECT_EQ(session.set().gazetteers.size(), 2u);
  rename_entity(session, "roma", "roma-2", "x");
  EXPECT_THAT(session.diff(), HasSubstr("own/relations.tsv"));
}

TEST_F(EditTest, SpreadsheetQuotesAreRefused) {
  folder_.write("base/places.tsv", "\"id\"\t\"lat\"\t\"lon\"\n\"roma\"\t\"41.9\"\t\"12.5\"\n");
  try {
    edit([](EditSession& s) { add_place(s, "rome", "1", "1"); });
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("without quoting"));
  }
}

// Whatever the edit, the tables are those that the writer would write of them, and no check finds an error.
TEST_F(EditTest, RandomEditsKeepTheTablesAsTheWriterWritesThem) {
  for (const Gazetteer& gazetteer : read().gazetteers) {
    write_gazetteer(gazetteer, gazetteer.folder);  // places and identifiers of the fixture sorted
  }
  std::mt19937 random(6);
  const auto pick = [&](const std::vector<std::string>& from) { return from[random() % from.size()]; };
  int done = 0;
  for (int round = 0; round < 150; ++round) {
    std::vector<std::string> ids{"gone", "roma-old"};
    for (const Gazetteer& gazetteer : read().gazetteers) {
      for (const Entity& entity : gazetteer.entities) {
        ids.push_back(entity.id);
      }
    }
    try {
      EditSession session({folder_.path() / (round % 2 ? "base" : "own")});
      const std::string fresh = "new-" + std::to_string(round);
      switch (random() % 6) {
        case 0:
          add_entity(session, {fresh, pick({"LOC", "PER"}), "", "", "", ""});
          add_name(session, fresh, {"en", "label", "", "", "", "", "Name " + fresh});
          break;
        case 1:
          add_name(session, pick(ids), {pick({"en", "ar"}), pick({"label", "alias"}), "", "", "", "", fresh});
          break;
        case 2: rename_entity(session, pick(ids), fresh, "x"); break;
        case 3: merge_entities(session, pick(ids), pick(ids), "x"); break;
        case 4: add_relation(session, pick(ids), {"allied-with", pick(ids), "", "", ""}); break;
        default:
          if (random() % 4 == 0) {
            remove_entity(session, pick(ids), "x");
          }
      }
      if (!has_errors(session.check())) {
        session.write();
        ++done;
      }
    } catch (const Error& error) {
      ASSERT_EQ(error.kind(), ErrorKind::kInput) << error.what();
    }
    const GazetteerSet set = read();
    ASSERT_FALSE(has_errors(problems_)) << to_string(problems_[0]);
    const Files before = files();
    for (const Gazetteer& gazetteer : set.gazetteers) {
      write_gazetteer(gazetteer, gazetteer.folder);
    }
    for (const auto& [name, bytes] : files()) {
      if (!name.ends_with("entities.tsv")) {  // the writer fills empty fields there
        ASSERT_EQ(before.at(name), bytes) << name << " in round " << round;
      }
    }
  }
  EXPECT_GT(done, 60);
}

TEST_F(EditTest, WhereverItDiesTheTablesAreOldOrNew) {
  const Files old_files = files();
  edit([](EditSession& s) { merge_entities(s, "rome", "roma", "x"); });
  const Files new_files = files();
  bool seen_old = false;
  bool seen_new = false;
  for (int last = 0;; ++last) {
    for (const auto& [name, bytes] : new_files) {
      fs::remove(folder_.path() / name);
    }
    for (const auto& [name, bytes] : old_files) {
      folder_.write(name, bytes);
    }
    const pid_t child = ::fork();
    if (child == 0) {
      int step = 0;
      EditSession session({folder_.path()});
      merge_entities(session, "rome", "roma", "x");
      session.write([&](std::string_view) {
        if (step++ == last) {
          ::_exit(7);
        }
      });
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    read();  // a reader is enough
    EXPECT_FALSE(has_errors(problems_)) << last;
    const Files found = files();
    EXPECT_TRUE(found == old_files || found == new_files) << last;
    seen_old = seen_old || found == old_files;
    seen_new = seen_new || found == new_files;
    if (WEXITSTATUS(status) == 0) {
      break;
    }
  }
  EXPECT_TRUE(seen_old && seen_new);
}

}  // namespace
}  // namespace wasla::gazetteer
