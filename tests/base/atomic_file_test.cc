#include "wasla/base/atomic_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/test_folder.h"
#include "wasla/base/error.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(AtomicFile, WritesANewFileAndReplacesAnOldOne) {
  const TestFolder folder;
  write_file_atomically(folder.path() / "a", "one");
  EXPECT_EQ(folder.read("a"), "one");
  write_file_atomically(folder.path() / "a", "");
  EXPECT_EQ(folder.read("a"), "");
  EXPECT_EQ(files_in(folder.path()), 1u);
}

TEST(AtomicFile, WithoutCommitNothingChanges) {
  const TestFolder folder;
  folder.write("a", "old");
  {
    AtomicFile file(folder.path() / "a");
    file.write("new");
    file.flush();
    EXPECT_EQ(folder.read("a"), "old");
  }
  EXPECT_EQ(folder.read("a"), "old");
  EXPECT_EQ(files_in(folder.path()), 1u) << "the temporary file is gone";
}

TEST(AtomicFile, KeepsPermissions) {
  const TestFolder folder;
  folder.write("a", "old");
  fs::permissions(folder.path() / "a", fs::perms::owner_read | fs::perms::owner_write);
  write_file_atomically(folder.path() / "a", "new");
  EXPECT_EQ(fs::status(folder.path() / "a").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(AtomicFile, FollowsALink) {
  const TestFolder folder;
  folder.write("there/a", "old");
  fs::create_symlink("there/a", folder.path() / "link");
  write_file_atomically(folder.path() / "link", "new");
  EXPECT_TRUE(fs::is_symlink(folder.path() / "link"));
  EXPECT_EQ(folder.read("there/a"), "new");
  EXPECT_EQ(files_in(folder.path()), 2u);
}

TEST(AtomicFile, MissingFolder) {
  const TestFolder folder;
  try {
    write_file_atomically(folder.path() / "nowhere" / "a", "x");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kOutput);
    EXPECT_EQ(error.file(), (folder.path() / "nowhere" / "a").string());
  }
}

TEST(AtomicFile, NeverReplacesWhatIsNoRegularFile) {
  const TestFolder folder;
  fs::create_directory(folder.path() / "folder");
  ASSERT_EQ(::mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
  EXPECT_THROW(write_file_atomically(folder.path() / "folder", "x"), Error);
  EXPECT_THROW(write_file_atomically(folder.path() / "pipe", "x"), Error);
  EXPECT_THROW(write_file_atomically("/dev/null", "x"), Error);
  EXPECT_TRUE(fs::is_fifo(folder.path() / "pipe"));
  EXPECT_EQ(files_in(folder.path()), 2u);
}

TEST(AtomicFile, RelativePathWithoutFolder) {
  const TestFolder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  write_file_atomically("a", "x");
  fs::current_path(before);
  EXPECT_EQ(folder.read("a"), "x");
}

}  // namespace
}  // namespace wasla
