#include "wasla/models/name_pairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/test_folder.h"
#include "wasla/base/error.h"

namespace wasla::models {
namespace {

using testing::HasSubstr;

TEST(NamePairs, ReadsColumnsByTheirNames) {
  const TestFolder folder;
  folder.write("p.tsv",
               "id\tnote\ttarget_lang\ttarget\tquery_lang\tquery\n"
               "n1\tx\tar\tأربيل\ten\tErbil\n"
               "n2\t\tckb\tزاخۆ\t\tZakho\n");
  Diagnostics diagnostics;
  ProblemReporter problems("p.tsv", diagnostics);
  const std::vector<NamePair> pairs = read_name_pairs(folder.path() / "p.tsv", problems);
  problems.finish();
  EXPECT_FALSE(has_errors(diagnostics));
  ASSERT_EQ(pairs.size(), 2u);
  EXPECT_EQ(pairs[0].query.text, "Erbil");
  EXPECT_EQ(pairs[0].query.lang, "en");
  EXPECT_EQ(pairs[0].query.id, "n1");
  EXPECT_EQ(pairs[0].target.text, "أربيل");
  EXPECT_EQ(pairs[0].target.lang, "ar");
  EXPECT_EQ(pairs[0].target.id, "n1");
  EXPECT_EQ(pairs[1].query.lang, "");
  EXPECT_EQ(pairs[1].target.text, "زاخۆ");
}

TEST(NamePairs, ReportsRowsAndMissingColumns) {
  const TestFolder folder;
  folder.write("p.tsv",
               "query\tquery_lang\ttarget\ttarget_lang\n"
               "Erbil\ten\tأربيل\tar\n"
               "\ten\tأربيل\tar\n"
               "Erbil\ten\t\tar\n"
               "Zakho\ten\tزاخو\tar\n");
  Diagnostics diagnostics;
  ProblemReporter problems("p.tsv", diagnostics);
  const std::vector<NamePair> pairs = read_name_pairs(folder.path() / "p.tsv", problems);
  problems.finish();
  ASSERT_EQ(pairs.size(), 2u);
  EXPECT_EQ(pairs[1].query.text, "Zakho");
  EXPECT_EQ(pairs[1].query.id, "");
  ASSERT_EQ(diagnostics.size(), 2u);
  EXPECT_THAT(to_string(diagnostics[0]), HasSubstr("p.tsv:3:"));
  EXPECT_THAT(to_string(diagnostics[1]), HasSubstr("p.tsv:4:"));
  EXPECT_TRUE(has_errors(diagnostics));

  folder.write("q.tsv", "query\ttarget\nErbil\tأربيل\n");
  Diagnostics of_columns;
  ProblemReporter column_problems("q.tsv", of_columns);
  read_name_pairs(folder.path() / "q.tsv", column_problems);
  column_problems.finish();
  ASSERT_TRUE(has_errors(of_columns));
  EXPECT_THAT(to_string(of_columns[0]), HasSubstr("query_lang"));
}

TEST(NamePairs, RefusesAFileThatCannotBeRead) {
  Diagnostics diagnostics;
  ProblemReporter problems("absent.tsv", diagnostics);
  try {
    read_name_pairs("/nowhere/absent.tsv", problems);
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kInput);
    EXPECT_THAT(error.what(), HasSubstr("/nowhere/absent.tsv"));
  }
}

std::vector<std::string> written(const std::vector<NamePair>& pairs) {
  std::vector<std::string> out;
  for (const NamePair& pair : pairs) {
    EXPECT_EQ(pair.query.id, pair.target.id);
    out.push_back(std::min(pair.query.text, pair.target.text) + "=" + std::max(pair.query.text, pair.target.text));
  }
  return out;
}

TEST(NamePairs, PairsNamesOfOneIdOnly) {
  const std::vector<TaggedName> names{{"a", "en", "Erbil"}, {"b", "en", "Zakho"}, {"a", "ar", "أربيل"},
                                      {"b", "ckb", "زاخۆ"}, {"a", "tr", "Erbil"}, {"c", "en", "Mosul"}};
  EXPECT_THAT(written(pairs_of_names(names, 10)),
              testing::UnorderedElementsAre("Erbil=أربيل", "Erbil=أربيل", "Zakho=زاخۆ"));
  EXPECT_TRUE(pairs_of_names({}, 10).empty());
}

TEST(NamePairs, AtMostSoManyForEachTwoWritingSystems) {
  std::vector<TaggedName> names;
  for (const char* text : {"Erbil", "Arbil", "Irbil", "Arbela"}) {
    names.push_back({"a", "en", text});
  }
  names.push_back({"a", "ar", "أربيل"});
  names.push_back({"a", "ckb", "هەولێر"});
  for (const std::size_t most : {0, 1, 3, 100}) {
    std::map<bool, std::size_t> within_latin;
    std::size_t arabic_latin = 0, arabic_sorani = 0;
    for (const NamePair& pair : pairs_of_names(names, most)) {
      const bool first = pair.query.lang == "en", second = pair.target.lang == "en";
      ++within_latin[first && second];
      arabic_latin += (first != second) && (pair.query.lang == "ar" || pair.target.lang == "ar");
      arabic_sorani += !first && !second;
    }
    EXPECT_EQ(within_latin[true], std::min<std::size_t>(most, 6));
    EXPECT_EQ(arabic_latin, std::min<std::size_t>(most, 4));
    EXPECT_EQ(arabic_sorani, std::min<std::size_t>(most, 1));
  }
}

}  // namespace
}  // namespace wasla::models
