#include "wasla/base/staged_write.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "base/test_folder.h"
#include "wasla/base/error.h"
#include "wasla/base/staged_record.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;

class StagedWriteTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("a/one", "old 1");
    folder_.write("a/two", "old 2");
    folder_.write("b/three", "old 3");
  }
  std::vector<fs::path> folders() const { return {folder_.path() / "a", folder_.path() / "b"}; }
  std::vector<FileReplacement> replacements() const {
    return {{folder_.path() / "a/one", "new 1"},
            {folder_.path() / "b/three", "new 3, longer"},
            {folder_.path() / "b/four", "new 4"},
            {folder_.path() / "a/two", ""}};
  }
  bool is_old() const {
    return folder_.read("a/one") == "old 1" && folder_.read("a/two") == "old 2" && folder_.read("b/three") == "old 3" &&
           !fs::exists(folder_.path() / "b/four");
  }
  bool is_new() const {
    return folder_.read("a/one") == "new 1" && folder_.read("a/two").empty() &&
           folder_.read("b/three") == "new 3, longer" && fs::exists(folder_.path() / "b/four") &&
           folder_.read("b/four") == "new 4";
  }
  // Files whose names begin with a dot: what was left behind.
  std::size_t left_behind() const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path())) {
      count += entry.path().filename().native().starts_with('.');
    }
    return count;
  }
  // Replaces the files in a process that ends before its `last`th change of the disk. False where it came to its end.
  bool replace_and_die(int last) const {
    const pid_t child = ::fork();
    if (child == 0) {
      int step = 0;
      const FolderLocks locks = lock_whole(folders(), FolderLocks::kExclusive);
      replace_files(replacements(), [&](std::string_view) {
        if (step++ == last) {
          ::_exit(7);
        }
      });
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status));
    return WEXITSTATUS(status) == 7;
  }

  TestFolder folder_;
};

TEST_F(StagedWriteTest, ReplacesAll) {
  fs::permissions(folder_.path() / "a/one", fs::perms::owner_read | fs::perms::owner_write);
  const FolderLocks locks = lock_whole(folders(), FolderLocks::kExclusive);
  replace_files(replacements());
  EXPECT_TRUE(is_new());
  EXPECT_EQ(left_behind(), 0u);
  EXPECT_EQ(fs::status(folder_.path() / "a/one").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(StagedWriteTest, WhereverItDiesAllIsOldOrAllIsNew) {
  bool seen_old = false;
  bool seen_new = false;
  for (int step = 0;; ++step) {
    SetUp();
    fs::remove(folder_.path() / "b/four");
    const bool died = replace_and_die(step);
    // Whichever folder is opened first, and read only.
    lock_whole({folders()[static_cast<std::size_t>(step) % 2]}, FolderLocks::kShared);
    lock_whole(folders(), FolderLocks::kShared);
    EXPECT_NE(is_old(), is_new()) << step;
    EXPECT_EQ(left_behind(), 0u) << step;
    EXPECT_FALSE(seen_new && is_old()) << "old after a later step: " << step;
    seen_old = seen_old || is_old();
    seen_new = seen_new || is_new();
    if (!died) {
      EXPECT_GT(step, 10);
      break;
    }
  }
  EXPECT_TRUE(seen_old && seen_new);
}

TEST_F(StagedWriteTest, ItMayDieAgainWhileItRecovers) {
  ASSERT_TRUE(replace_and_die(8));  // one file renamed
  for (int step = 0; step < 7; ++step) {
    const pid_t child = ::fork();
    if (child == 0) {
      // What recover() does, ended early.
      int done = 0;
      staged::Record record;
      for (const FileReplacement& file : replacements()) {
        record.entries.push_back({file.path.parent_path() / staged::new_name(file.path.filename()), file.path, "", ""});
      }
      record.folders = {folders()[0], folders()[1]};
      staged::finish(folders()[0], record, [&](std::string_view) {
        if (done++ == step) {
          ::_exit(7);
        }
      });
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
  }
  lock_whole(folders(), FolderLocks::kShared);
  EXPECT_TRUE(is_new());
  EXPECT_EQ(left_behind(), 0u);
}

TEST_F(StagedWriteTest, FilesRestoredByHandStayRestored) {
  for (int step = 0; replace_and_die(step); ++step) {
    SetUp();  // git checkout
    fs::remove(folder_.path() / "b/four");
    lock_whole(folders(), FolderLocks::kShared);
    EXPECT_NE(is_old(), is_new()) << step;
    EXPECT_EQ(left_behind(), 0u) << step;
    SetUp();
    fs::remove(folder_.path() / "b/four");
  }
}

TEST_F(StagedWriteTest, FilesChangedByHandAreNotOverwritten) {
  ASSERT_TRUE(replace_and_die(8));
  folder_.write("a/two", "by hand");
  try {
    lock_whole(folders(), FolderLocks::kShared);
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kGazetteer);
    EXPECT_THAT(error.what(), testing::HasSubstr(".wasla-commit"));
  }
  EXPECT_EQ(folder_.read("a/two"), "by hand");
}

TEST_F(StagedWriteTest, AnErrorBeforeTheRecordLeavesAllAsItWas) {
  std::vector<FileReplacement> files = replacements();
  files.push_back({folder_.path() / "b", "a folder"});
  EXPECT_THROW(replace_files(files), Error);
  EXPECT_TRUE(is_old());
  files.back().path = folder_.path() / "a" / std::string(300, 'x');
  EXPECT_THROW(replace_files(files), std::exception);
  EXPECT_TRUE(is_old());
  EXPECT_EQ(left_behind(), 0u);
}

TEST_F(StagedWriteTest, ALinkIsFollowed) {
  folder_.write("c/target", "old");
  fs::create_symlink("../c/target", folder_.path() / "a/link");
  replace_files({{folder_.path() / "a/link", "new"}});
  EXPECT_TRUE(fs::is_symlink(folder_.path() / "a/link"));
  EXPECT_EQ(folder_.read("c/target"), "new");
}

TEST_F(StagedWriteTest, WritersExcludeEachOther) {
  using std::chrono::milliseconds;
  FolderLocks first({folder_.path() / "b"}, FolderLocks::kShared);
  EXPECT_NO_THROW(FolderLocks(folders(), FolderLocks::kShared, milliseconds(0)));
  EXPECT_THROW(FolderLocks(folders(), FolderLocks::kExclusive, milliseconds(30)), Error);
  first.release();
  first = FolderLocks(folders(), FolderLocks::kExclusive, milliseconds(0));
  EXPECT_THROW(FolderLocks({folder_.path() / "a"}, FolderLocks::kShared, milliseconds(30)), Error);
  EXPECT_THROW(FolderLocks({folder_.path() / "none"}, FolderLocks::kShared, milliseconds(0)), Error);
}

}  // namespace
}  // namespace wasla
