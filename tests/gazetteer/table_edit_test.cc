#include "wasla/gazetteer/table_edit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "wasla/base/error.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla::gazetteer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    lines.push_back(line);
  }
  return lines;
}

// What `patch` does, strictly: each hunk where it says, each kept and removed line as it says.
std::string patched(const std::string& before, const std::string& diff) {
  const std::vector<std::string> old = lines_of(before);
  std::string result;
  std::size_t at = 0;
  for (const std::string& line : lines_of(diff)) {
    if (line.starts_with("--- ") || line.starts_with("+++ ")) {
      continue;
    }
    if (line.starts_with("@@ -")) {
      std::size_t first = std::stoul(line.substr(4));
      const std::size_t comma = line.find(',');
      const bool none = comma < line.find(' ', 4) && line.substr(comma, 3) == ",0 ";
      for (first -= none ? 0 : 1; at < first; ++at) {
        result += old.at(at) + "\n";
      }
    } else if (line[0] == '+') {
      result += line.substr(1) + "\n";
    } else {
      EXPECT_EQ(old.at(at), line.substr(1));
      result += line[0] == ' ' ? old.at(at) + "\n" : "";
      ++at;
    }
  }
  for (; at < old.size(); ++at) {
    result += old[at] + "\n";
  }
  return result;
}

TEST(EditableTable, UnknownColumnsAndTheirOrderStay) {
  EditableTable table("t", "note\tlang\tid\tname\tkind\nx\ten\taa\tOne\tlabel\ny\ten\tcc\tThree\tlabel\n", kNamesFile);
  table.add({"bb", "ar", "alias", "", "", "", "", "اثنان"});
  EXPECT_EQ(table.bytes(),
            "note\tlang\tid\tname\tkind\nx\ten\taa\tOne\tlabel\n\tar\tbb\tاثنان\talias\ny\ten\tcc\tThree\tlabel\n");
  const std::size_t row = table.set(table.rows_with(0, "aa")[0], 0, "dd");
  EXPECT_EQ(table.field(row, 7), "One");
  EXPECT_EQ(table.bytes(),
            "note\tlang\tid\tname\tkind\n\tar\tbb\tاثنان\talias\ny\ten\tcc\tThree\tlabel\nx\ten\tdd\tOne\tlabel\n");
}

TEST(EditableTable, AColumnThatIsMissingIsAddedWhenNeeded) {
  EditableTable table("t", "id\tlang\tname\naa\ten\tOne\n\nbb\ten\tTwo\n", kNamesFile);
  table.set(table.rows_with(0, "bb")[0], 3, "");
  EXPECT_FALSE(table.is_changed());
  table.set(table.rows_with(0, "bb")[0], 3, "never");
  EXPECT_EQ(table.bytes(), "id\tlang\tuse\tname\naa\ten\t\tOne\n\nbb\ten\tnever\tTwo\n");
  EXPECT_EQ(table.changes().added, 3u);
  EXPECT_EQ(table.changes().removed, 3u);
}

TEST(EditableTable, WhatAnEditorHasMadeOfTheFileStays) {
  const std::string bytes = "\xEF\xBB\xBFid\tscheme\tvalue\r\naa\tosm\t1\r\n cc \tosm\t3\r\nbroken\r\ndd\tosm\t4";
  EditableTable table("t", bytes, kIdentifiersFile);
  EXPECT_EQ(table.bytes(), bytes);
  EXPECT_THAT(table.diff(), IsEmpty());
  EXPECT_THAT(table.fields(table.rows_with(0, "cc")[0]), ElementsAre("cc", "osm", "3"));
  table.add({"bb", "osm", "2"});
  table.add({"ee", "osm", "5"});
  EXPECT_EQ(table.bytes(),
            "\xEF\xBB\xBFid\tscheme\tvalue\r\naa\tosm\t1\r\nbb\tosm\t2\r\n cc "
            "\tosm\t3\r\nbroken\r\ndd\tosm\t4\r\nee\tosm\t5\r\n");
}

TEST(EditableTable, OuterSpaceIsTakenAway) {
  EditableTable table("t", "id\tscheme\tvalue\naa\tosm\t1\n", kIdentifiersFile);
  table.add({" bb", "osm", "2\xC2\xA0 "});
  table.set(table.rows()[0], 2, " 3");
  EXPECT_EQ(table.bytes(), "id\tscheme\tvalue\naa\tosm\t3\nbb\tosm\t2\n");
}

TEST(EditableTable, AnUnsortedTableIsNotSorted) {
  EditableTable table("t", "id\tscheme\tvalue\ncc\tosm\t3\naa\tosm\t1\nbb\tosm\t2\n", kIdentifiersFile);
  table.set(table.rows_with(0, "aa")[0], 2, "9");
  table.add({"bc", "osm", "4"});
  EXPECT_EQ(table.bytes(), "id\tscheme\tvalue\nbc\tosm\t4\ncc\tosm\t3\naa\tosm\t9\nbb\tosm\t2\n");
}

TEST(EditableTable, ATableThatIsNotThereYet) {
  EditableTable table("t/redirects.tsv", std::nullopt, kRedirectsFile);
  EXPECT_FALSE(table.is_changed());
  table.add({"old", "new", "merged"});
  EXPECT_TRUE(table.is_new());
  EXPECT_EQ(table.bytes(), "old\tnew\treason\nold\tnew\tmerged\n");
  EXPECT_EQ(table.diff(),
            "--- /dev/null\n+++ t/redirects.tsv\n@@ -0,0 +1,2 @@\n+old\tnew\treason\n+old\tnew\tmerged\n");
}

TEST(EditableTable, WhatWouldBreakTheTableIsRefused) {
  EditableTable table("t", "id\tscheme\tvalue\naa\tosm\t1\n", kIdentifiersFile);
  for (const char* value : {"a\tb", "a\nb", "a\rb", "\x01"}) {
    EXPECT_THROW(table.add({"bb", "osm", value}), Error);
    EXPECT_THROW(table.set(table.rows()[0], 2, value), Error);
  }
  EXPECT_FALSE(table.is_changed());
}

// Random edits: the table stays sorted, what was not touched stays, and the difference leads from one to the other.
TEST(EditableTable, RandomEdits) {
  std::mt19937 random(20261125);
  const auto pick = [&](std::size_t below) { return static_cast<std::size_t>(random() % below); };
  for (int round = 0; round < 300; ++round) {
    std::string before = "id\tscheme\tvalue\n";
    std::vector<std::string> rows;
    const std::size_t size = pick(60);
    for (std::size_t i = 0; i < size; ++i) {
      rows.push_back("e" + std::to_string(100 + pick(900)) + "\tosm\t" + std::to_string(pick(10)));
    }
    std::sort(rows.begin(), rows.end());
    for (const std::string& row : rows) {
      before += row + "\n";
    }
    EditableTable table("t", before, kIdentifiersFile);
    for (std::size_t edits = pick(8); edits > 0; --edits) {
      const std::vector<std::size_t> numbers = table.rows();
      if (numbers.empty() || pick(3) == 0) {
        const std::string id = "e" + std::to_string(100 + pick(900));
        table.add({id, "un", "1"});
        rows.push_back(id + "\tun\t1");
      } else {
        const std::size_t row = numbers[pick(numbers.size())];
        const auto fields = table.fields(row);
        const auto old = std::find(rows.begin(), rows.end(), fields[0] + "\t" + fields[1] + "\t" + fields[2]);
        ASSERT_NE(old, rows.end());
        if (pick(2) == 0) {
          table.erase(row);
          rows.erase(old);
        } else {
          const std::string id = "e" + std::to_string(100 + pick(900));
          table.set(row, 0, id);
          *old = id + "\t" + fields[1] + "\t" + fields[2];
        }
      }
    }
    std::sort(rows.begin(), rows.end());
    std::string after = "id\tscheme\tvalue\n";
    for (const std::string& row : rows) {
      after += row + "\n";
    }
    ASSERT_EQ(table.bytes(), after);
    ASSERT_EQ(patched(before, table.diff()), after) << table.diff();
  }
}

}  // namespace
}  // namespace wasla::gazetteer
