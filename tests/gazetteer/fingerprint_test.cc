#include "wasla/gazetteer/fingerprint.h"

#include "gazetteer/gazetteer_fixture.h"
#include "wasla/base/error.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;

class FingerprintTest : public GazetteerFilesTest {
 protected:
  std::string of(const std::vector<std::string>& names) const {
    std::vector<fs::path> folders;
    for (const std::string& name : names) {
      folders.push_back(folder_.path() / name);
    }
    return fingerprint(folders);
  }
};

TEST_F(FingerprintTest, IsOfWhatTheFoldersHold) {
  write_gazetteer_files("a");
  write_gazetteer_files("b");
  const std::string both = of({"a", "b"});
  EXPECT_EQ(both.size(), 32u);
  EXPECT_EQ(both.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(of({"b", "a"}), both);
  EXPECT_EQ(of({"./b/", "a/../a"}), both);
  EXPECT_NE(of({"a"}), both);
  EXPECT_NE(of({"a"}), of({"b"}));
  EXPECT_NE(of({}), of({"a"}));
  folder_.write("a/README.md", "x");
  EXPECT_EQ(of({"a", "b"}), both);
  fs::create_directories(folder_.path() / "elsewhere");
  fs::copy(folder_.path() / "a", folder_.path() / "elsewhere/a", fs::copy_options::recursive);
  EXPECT_EQ(of({"elsewhere/a", "b"}), both);
  folder_.write("b/relations.tsv", "");
  EXPECT_NE(of({"a", "b"}), both) << "an empty table is not an absent one";
}

TEST_F(FingerprintTest, BytesCannotMoveBetweenFiles) {
  folder_.write("x/a/entities.tsv", "12");
  folder_.write("x/a/names.tsv", "3");
  folder_.write("y/a/entities.tsv", "1");
  folder_.write("y/a/names.tsv", "23");
  EXPECT_NE(of({"x/a"}), of({"y/a"}));
}

TEST_F(FingerprintTest, UnreadableFile) {
  fs::create_directories(folder_.path() / "a/names.tsv");
  EXPECT_THROW(of({"a"}), Error);
}

}  // namespace
}  // namespace wasla
