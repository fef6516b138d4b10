#include "wasla/base/read_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/test_folder.h"
#include "wasla/base/error.h"

namespace wasla {
namespace {

TEST(ReadFile, ReadsEveryByte) {
  const TestFolder folder;
  const std::string bytes = std::string(3'000'000, 'x') + std::string("\0\r\n\xFF", 4);
  folder.write("a", bytes);
  folder.write("empty", "");
  EXPECT_EQ(read_file(folder.path() / "a"), bytes);
  EXPECT_EQ(read_file(folder.path() / "empty"), "");
}

TEST(ReadFile, RefusesWhatIsNoFile) {
  const TestFolder folder;
  ASSERT_EQ(::mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
  for (const char* name : {"missing", ".", "pipe"}) {
    try {
      read_file(folder.path() / name);
      ADD_FAILURE() << name;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kInput) << name;
    }
  }
}

}  // namespace
}  // namespace wasla
