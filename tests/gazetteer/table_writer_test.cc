#include <sys/stat.h>

#include "gazetteer/gazetteer_fixture.h"
#include "wasla/base/error.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

class TableWriterTest : public GazetteerFilesTest {
 protected:
  // A gazetteer of all tables, as the writer writes it.
  void write_full() {
    folder_.write("g/gazetteer.toml",
                  "# kept\nformat = 1\ntitle = \"T \\\"x\\\" \\\\ ە\"\ndescription = \"\"\nlicence = \"CC0-1.0\"\n"
                  "maintainers = [\"a\", \"b\"]\nsources = []\ndepends = []\n");
    folder_.write("g/entities.tsv",
                  std::string(kEntities) + "ab\tLOC\tcity\tQ5\t7\tdesc \"x\"\nab-2\tMISC\tother\t\t0\t\n");
    folder_.write("g/names.tsv",
                  std::string(kNames) +
                      "ab\tar\tlabel\t\t\t\tcurated\tبغداد\nab\ten\tacronym\tcontext,case\t1990\t\tx\tAB\n"
                      "ab\ten\talias\tnever\t-300\t2003\tx\t\"Ab\"\nab\ten\tlabel\t\t\t\tx\tAb\n"
                      "ab-2\ten\tlabel\t\t\t\t\tZ\n");
    folder_.write("g/relations.tsv",
                  std::string(kRelations) + "ab\tpart-of\tab-2\t\t1990\tx\nab\tpart-of\tab-2\t1991\t\tx\n");
    folder_.write("g/identifiers.tsv", "id\tscheme\tvalue\nab\tgeonames\t95446\nab\tosm\tn1\n");
    folder_.write("g/places.tsv", "id\tlat\tlon\nab\t36.1912345678\t-44\n");
    folder_.write("g/redirects.tsv", "old\tnew\treason\nold\tab\tmerged\nolder\t\tgone\n");
    folder_.write("g/judgements.tsv",
                  "id\tverdict\tother\tlang\tby\tdate\tname\nab\trejected\t\ten\tann\t2026-05-31\tXx\n"
                  "ab\tsame\tQ5\t\t\t\t\n");
    folder_.write("g/lint-allow.tsv", "rule\tid\treason\nW112\tab\tx\n");
  }
  static constexpr const char* kTables[] = {"entities.tsv", "names.tsv",     "relations.tsv",  "identifiers.tsv",
                                            "places.tsv",   "redirects.tsv", "judgements.tsv", "lint-allow.tsv"};
};

TEST_F(TableWriterTest, RoundTripIsExact) {
  write_full();
  const GazetteerSet set = read();
  EXPECT_THAT(rules(), IsEmpty());
  Gazetteer g = set.gazetteers[0];
  std::reverse(g.names.begin(), g.names.end());
  std::reverse(g.entities.begin(), g.entities.end());
  std::reverse(g.relations.begin(), g.relations.end());
  write_gazetteer(g, folder_.path() / "copy");
  for (const char* table : kTables) {
    EXPECT_EQ(folder_.read(fs::path("copy") / table), folder_.read(fs::path("g") / table)) << table;
  }
  Diagnostics problems;
  const Gazetteer copy = read_gazetteer(folder_.path() / "copy", problems);
  EXPECT_THAT(problems, IsEmpty());
  const Gazetteer& original = set.gazetteers[0];
  EXPECT_EQ(copy.manifest, original.manifest);
  EXPECT_EQ(copy.entities, original.entities);
  EXPECT_EQ(copy.names, original.names);
  EXPECT_EQ(copy.places, original.places);
  EXPECT_EQ(copy.judgements, original.judgements);
}

TEST_F(TableWriterTest, WhatDoesNotChangeIsLeftAlone) {
  write_full();
  const Gazetteer g = read().gazetteers[0];
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(1);
  for (const auto& entry : fs::directory_iterator(folder_.path() / "g")) {
    fs::last_write_time(entry.path(), long_ago);
  }
  write_gazetteer(g, folder_.path() / "g");
  for (const auto& entry : fs::directory_iterator(folder_.path() / "g")) {
    EXPECT_EQ(entry.last_write_time(), long_ago) << entry.path();
  }
  Gazetteer changed = g;
  changed.manifest.title = "New";
  changed.relations.clear();
  write_gazetteer(changed, folder_.path() / "g");
  EXPECT_EQ(folder_.read("g/relations.tsv"), kRelations) << "an empty table, since the file was there";
  EXPECT_EQ(read().gazetteers[0].manifest.title, "New");
}

TEST_F(TableWriterTest, OptionalTablesWithoutRowsAreNotMade) {
  write_gazetteer_files("g");
  write_gazetteer(read().gazetteers[0], folder_.path() / "new/folder");
  EXPECT_TRUE(fs::exists(folder_.path() / "new/folder/gazetteer.toml"));
  EXPECT_TRUE(fs::exists(folder_.path() / "new/folder/names.tsv"));
  EXPECT_FALSE(fs::exists(folder_.path() / "new/folder/relations.tsv"));
}

TEST_F(TableWriterTest, WhatWouldBreakATableIsRefusedAndNothingWritten) {
  write_full();
  Gazetteer g = read().gazetteers[0];
  const std::string before = folder_.read("g/names.tsv");
  for (const char* text : {"a\tb", "a\nb", "a\rb", "a\x01"}) {
    g.names[0].text = text;
    g.entities[0].description = "changed";
    try {
      write_gazetteer(g, folder_.path() / "g");
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kOutput);
    }
  }
  EXPECT_EQ(folder_.read("g/names.tsv"), before);
  EXPECT_EQ(folder_.read("g/entities.tsv").find("changed"), std::string::npos);
}

TEST_F(TableWriterTest, AFolderThatCannotBeMade) {
  folder_.write("file", "x");
  EXPECT_THROW(write_gazetteer(Gazetteer{}, folder_.path() / "file"), Error);
  EXPECT_THROW(write_gazetteer(Gazetteer{}, folder_.path() / "file" / "below"), Error);
}

}  // namespace
}  // namespace wasla
