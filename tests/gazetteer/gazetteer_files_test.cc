// Finding gazetteers, the manifest, missing and hostile files.
#include <sys/stat.h>

#include <chrono>

#include "gazetteer/gazetteer_fixture.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;

class FilesTest : public GazetteerFilesTest {
 protected:
  void read_manifest(const std::string& toml) {
    write_gazetteer_files("g");
    folder_.write("g/gazetteer.toml", toml);
    set_ = read();
  }
  GazetteerSet set_;
};

TEST_F(FilesTest, FoundBelowAndAtEachPathOnce) {
  for (const char* name : {"b/inner", "b", "a", ".hidden"}) {
    folder_.write(fs::path(name) / "gazetteer.toml", kManifest);
  }
  fs::create_directory_symlink(folder_.path() / "a", folder_.path() / "b" / "link");
  const fs::path root = folder_.path();
  EXPECT_THAT(find_gazetteers({root / "b", root, root / "a"}, problems_),
              ElementsAre(root / "a", root / "b", root / "b/inner"));
  EXPECT_THAT(problems_, IsEmpty());
}

TEST_F(FilesTest, PathsWithoutGazetteers) {
  folder_.write("empty/x", "");
  find_gazetteers({folder_.path() / "empty", folder_.path() / "nowhere", folder_.path() / "empty/x"}, problems_);
  EXPECT_THAT(rules(), testing::Each(testing::EndsWith("E601-no-gazetteer")));
  EXPECT_EQ(problems_.size(), 3u);
}

TEST_F(FilesTest, TheSameFolderNameTwice) {
  write_gazetteer_files("x/g");
  folder_.write("y/g/gazetteer.toml", kManifest);
  folder_.write("y/g/entities.tsv", kEntities);
  folder_.write("y/g/names.tsv", kNames);
  read();
  EXPECT_THAT(rules(),
              ElementsAre("g/entities.tsv:2 E102-bad-id", "g/entities.tsv:3 E102-bad-id", "g/names.tsv:2 E102-bad-id",
                          "g/names.tsv:3 E102-bad-id", "g/gazetteer.toml E610-same-folder-name"));
}

TEST_F(FilesTest, Manifest) {
  read_manifest(
      "format = 1\ntitle = \"Ti\\\"tle\"\ndescription = \"d\"\nlicence = \"CC0-1.0\"\nmaintainers = [\"a\", \"b\"]\n"
      "sources = [\"s\"]\ndepends = []\n");
  EXPECT_THAT(rules(), IsEmpty());
  EXPECT_EQ(set_.gazetteers[0].manifest, (Manifest{1, "Ti\"tle", "d", "CC0-1.0", {"a", "b"}, {"s"}, {}}));
}

TEST_F(FilesTest, ManifestProblems) {
  read_manifest("title = [\n");
  EXPECT_THAT(rules(), ElementsAre("g/gazetteer.toml:1 E602-bad-manifest"));
  read_manifest("title = \"\xFF\"\n");
  EXPECT_THAT(rules(), ElementsAre("g/gazetteer.toml:1 E602-bad-manifest"));
  read_manifest("title = \"t\"\nlicence = \"l\"\nformat = 2\n");
  EXPECT_THAT(rules(), ElementsAre("g/gazetteer.toml:3 E603-format-version"));
  read_manifest("title = \"t\"\nlicence = \"l\"\n");
  EXPECT_THAT(rules(), ElementsAre("g/gazetteer.toml E603-format-version"));
  read_manifest("format = 1\ntitle = 5\nlicence = \"l\"\ndepends = \"a\"\nsources = [1, \"s\"]\nlicense = \"l\"\n");
  EXPECT_THAT(rules(), ElementsAre("g/gazetteer.toml:2 E604-manifest-value", "g/gazetteer.toml:4 E604-manifest-value",
                                   "g/gazetteer.toml:5 E604-manifest-value", "g/gazetteer.toml:6 W605-unknown-key"));
  read_manifest("format = 1\n");
  EXPECT_THAT(rules(), ElementsAre("g/gazetteer.toml W606-missing-key", "g/gazetteer.toml W606-missing-key"));
}

TEST_F(FilesTest, MissingTables) {
  folder_.write("g/gazetteer.toml", kManifest);
  read();
  EXPECT_THAT(rules(), ElementsAre("g/entities.tsv E002-missing-table", "g/names.tsv E002-missing-table"));
  problems_.clear();
  read_gazetteer(folder_.path() / "nowhere", problems_);
  EXPECT_EQ(problems_.size(), 3u);
}

TEST_F(FilesTest, WhatIsNoFileCannotBeRead) {
  write_gazetteer_files("g");
  fs::create_directory(folder_.path() / "g/relations.tsv");
  ASSERT_EQ(::mkfifo((folder_.path() / "g/places.tsv").c_str(), 0600), 0);
  fs::create_symlink("nowhere", folder_.path() / "g/redirects.tsv");
  read();
  EXPECT_THAT(rules(), ElementsAre("g/places.tsv E001-unreadable", "g/redirects.tsv E001-unreadable",
                                   "g/relations.tsv E001-unreadable"));
}

TEST_F(FilesTest, HostileTables) {
  write_gazetteer_files("g");
  std::string noise(2'000'000, '\0');
  std::uint32_t state = 1;
  for (char& c : noise) {
    state = state * 1664525 + 1013904223;
    c = static_cast<char>(state >> 24);
  }
  folder_.write("g/names.tsv", kNames + noise);
  folder_.write("g/relations.tsv", std::string(10'000'000, 'x'));
  folder_.write("g/places.tsv", "");
  folder_.write("g/redirects.tsv", noise);
  folder_.write("g/lint-allow.tsv", "\xFF\xFEr\0u\0l\0");
  read();
  EXPECT_THAT(rules(), IsSupersetOf({"g/entities.tsv:2 E111-no-name", "g/relations.tsv:1 E009-missing-column",
                                     "g/places.tsv E003-empty-file", "g/lint-allow.tsv:1 E005-utf16"}));
  EXPECT_LT(problems_.size(), 10'000u);
  for (const Diagnostic& d : problems_) {
    EXPECT_LT(to_string(d).size(), 1000u);
  }
}

TEST_F(FilesTest, UnsortedRowsAreNoProblem) {
  write_gazetteer_files("g", "ab\tLOC\tcity\t\t5\tx\n", name_row("ab", "Ab", "label") + name_row("g-city", "A"));
  read();
  EXPECT_THAT(rules(), IsEmpty());
}

TEST_F(FilesTest, AMillionNames) {
  std::string entities, names;
  for (int i = 0; i < 100'000; ++i) {
    const std::string id = "entity-" + std::to_string(i);
    entities += id + "\tLOC\tvillage\t\t1\tA village\n";
    names += name_row(id, "Name " + std::to_string(i), "label");
    for (int j = 0; j < 9; ++j) {
      names += name_row(id, "قرية الاسم " + std::to_string(i * 10 + j), "alias", "", "ar");
    }
  }
  write_gazetteer_files("g", entities, names);
  const auto start = std::chrono::steady_clock::now();
  const GazetteerSet set = read();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  EXPECT_THAT(rules(), IsEmpty());
  EXPECT_EQ(set.gazetteers[0].names.size(), 1'000'002u);
  RecordProperty("seconds", std::to_string(seconds));
  EXPECT_LT(seconds, 60) << "some two seconds on an idle machine";
}

}  // namespace
}  // namespace wasla
