#include "wasla/models/text_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/test_folder.h"
#include "wasla/base/error.h"

namespace wasla::models {
namespace {

TEST(TextFolder, OneTextALanguageInTheOrderOfFolders) {
  const TestFolder folder;
  folder.write("a/ckb.txt", "one");
  folder.write("a/LICENSES.md", "not text");
  folder.write("a/notes.txt.md", "not text");
  folder.write("b/ckb.txt", "two\n");
  folder.write("b/kmr-Arab.txt", "three\n");
  EXPECT_THAT(read_text_folders({folder.path() / "a", folder.path() / "b"}),
              testing::ElementsAre(testing::Pair("ckb", "one\ntwo\n"), testing::Pair("kmr-Arab", "three\n")));
}

TEST(TextFolder, RefusesFoldersWithoutText) {
  const TestFolder folder;
  folder.write("a/README.md", "nothing");
  EXPECT_THROW(read_text_folders({folder.path() / "a"}), Error);
  EXPECT_THROW(read_text_folders({folder.path() / "absent"}), Error);
}

}  // namespace
}  // namespace wasla::models
