// Gazetteers written file by file in a test, and the problems found in them.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/test_folder.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla {

class GazetteerFilesTest : public testing::Test {
 protected:
  static constexpr const char* kManifest = "format = 1\ntitle = \"Test\"\nlicence = \"CC0-1.0\"\n";
  static constexpr const char* kEntities = "id\ttype\tclass\twikidata\tprior\tdescription\n";
  static constexpr const char* kNames = "id\tlang\tkind\tuse\tfrom\tto\tsource\tname\n";
  static constexpr const char* kRelations = "subject\trelation\tobject\tfrom\tto\tsource\n";

  // A sound gazetteer with the entities <name>-city and <name>-person, to which rows can be added. The first row
  // added to either table stands in line 4.
  void write_gazetteer_files(const std::string& name, const std::string& entities = "", const std::string& names = "",
                             const std::string& depends = "") {
    folder_.write(name + "/gazetteer.toml", kManifest + ("depends = [" + depends + "]\n"));
    folder_.write(name + "/entities.tsv", kEntities + (name + "-city\tLOC\tcity\t\t5\tA city\n") + name +
                                              "-person\tPER\tpolitician\t\t5\tA person\n" + entities);
    folder_.write(name + "/names.tsv", kNames + (name + "-city\ten\tlabel\t\t\t\tcurated\tThe City\n") + name +
                                           "-person\ten\tlabel\t\t\t\tcurated\tThe Person\n" + names);
  }
  // One row of names.tsv.
  static std::string name_row(const std::string& id, const std::string& text, const std::string& kind = "alias",
                              const std::string& use = "", const std::string& lang = "en") {
    return id + "\t" + lang + "\t" + kind + "\t" + use + "\t\t\ttest\t" + text + "\n";
  }

  GazetteerSet read(const std::vector<std::string>& known_elsewhere = {}) {
    problems_.clear();
    return read_gazetteers({folder_.path()}, problems_, known_elsewhere);
  }

  // "folder/file:line rule" of each problem, in order.
  std::vector<std::string> rules() const {
    std::vector<std::string> list;
    for (const Diagnostic& d : problems_) {
      EXPECT_FALSE(d.message.empty());
      EXPECT_TRUE(!d.remedy.empty() || d.severity == Severity::kWarning) << d.rule;
      EXPECT_EQ(d.severity == Severity::kError, d.rule.starts_with('E')) << d.rule;
      const std::filesystem::path file = d.file;
      list.push_back((file.parent_path().filename() / file.filename()).string() +
                     (d.line ? ":" + std::to_string(d.line) : "") + " " + d.rule);
    }
    return list;
  }
  const Diagnostic& problem(const std::string& rule) const {
    for (const Diagnostic& d : problems_) {
      if (d.rule == rule) {
        return d;
      }
    }
    ADD_FAILURE() << "no " << rule;
    static const Diagnostic kNone;
    return kNone;
  }

  TestFolder folder_;
  Diagnostics problems_;
};

}  // namespace wasla
