#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "linking/fixture.h"
#include "wasla/base/atomic_file.h"
#include "wasla/base/diagnostic.h"
#include "wasla/base/error.h"

namespace wasla {
namespace {

TEST(Error, NamesFileLineAndRemedy) {
  const Error error(ErrorKind::kGazetteer, "names.tsv", 7, "the name is empty", "write it");
  EXPECT_STREQ(error.what(), "names.tsv:7: the name is empty; write it");
  EXPECT_STREQ(Error(ErrorKind::kUsage, "no input").what(), "no input");
}

TEST(Diagnostic, ReadsAsFileLineRuleMessageRemedy) {
  EXPECT_EQ(to_string(Diagnostic{Severity::kError, "E1-x", "a.tsv", 3, "wrong", "mend it"}),
            "a.tsv:3: E1-x: wrong, mend it");
  EXPECT_EQ(to_string(Diagnostic{Severity::kWarning, "W1-x", "a.tsv", 0, "odd", ""}), "a.tsv: warning: W1-x: odd");
}

TEST(AtomicFile, ReplacesWholeOrNotAtAll) {
  TempFolder folder;
  const auto file = folder.path() / "x";
  write_file_atomically(file, "one");
  write_file_atomically(file, "two");
  std::ifstream in(file);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "two");
  EXPECT_THROW(write_file_atomically(folder.path() / "nowhere" / "x", "y"), Error);
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++files;
  EXPECT_EQ(files, 1u) << "no temporary file stays";
}

}  // namespace
}  // namespace wasla
