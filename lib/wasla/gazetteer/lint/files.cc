// Rules about the files as they are (rules.h).
#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

#include "wasla/base/error.h"
#include "wasla/base/read_file.h"
#include "wasla/base/tsv.h"
#include "wasla/gazetteer/lint/raw_table.h"
#include "wasla/gazetteer/lint/rules.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla::gazetteer {
namespace {

namespace fs = std::filesystem;

// Rows that stand outside the longest run of rows in order: the fewest to move. `keys` in the order of the file.
std::vector<std::size_t> misplaced(const std::vector<std::string>& keys) {
  if (std::is_sorted(keys.begin(), keys.end())) {
    return {};
  }
  std::vector<std::size_t> tails, before(keys.size(), keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto place = std::upper_bound(tails.begin(), tails.end(), i,
                                        [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    if (place != tails.begin()) {
      before[i] = *(place - 1);
    }
    if (place == tails.end()) {
      tails.push_back(i);
    } else {
      *place = i;
    }
  }
  std::vector<bool> in_order(keys.size());
  for (std::size_t i = tails.back(); i < keys.size(); i = before[i]) {
    in_order[i] = true;
  }
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!in_order[i]) {
      result.push_back(i);
    }
  }
  return result;
}

void check_order(const RawTable& table, std::string_view file, LintReporter& reporter) {
  std::vector<std::string> keys;
  std::vector<std::size_t> lines;
  for (std::size_t i = 1; i < table.lines().size(); ++i) {
    std::string key = sort_key(table, file, table.lines()[i]);
    if (!key.empty()) {
      keys.push_back(std::move(key));
      lines.push_back(i + 1);
    }
  }
  for (const std::size_t at : misplaced(keys)) {
    reporter.report(file, "W791-unsorted", lines[at], keys[at].substr(0, keys[at].find('\t')),
                    "the row is not in its place: the table is sorted byte by byte, by the columns as they come" +
                        std::string(file == kNamesFile ? " (names by id, lang, kind, name)" : ""),
                    "sort the table, so that a change of one fact is a change of one line");
  }
}

void check_quoted_fields(const RawTable& table, std::string_view file, LintReporter& reporter) {
  const auto name_column = table.column("name");
  for (std::size_t i = 1; i < table.lines().size(); ++i) {
    const std::string_view line = table.lines()[i];
    if (line.find('"') == std::string_view::npos) {
      continue;
    }
    std::size_t offset = 0, column = 0;
    for (const std::string_view field : split_fields(line)) {
      const bool wrapped = field.size() >= 2 && field.front() == '"' && field.back() == '"';
      const bool by_spreadsheet = name_column != column || field.find(',') != std::string_view::npos ||
                                  field.find("\"\"", 1) < field.size() - 2;
      if (wrapped && by_spreadsheet) {
        reporter.report(file, "W793-quoted-field", i + 1, split_fields(line).front(),
                        "the field " + std::string(field) + " is wrapped in quotation marks",
                        "delete them: nothing is quoted in the tables", offset);
        break;
      }
      offset += static_cast<std::size_t>(
                    std::count_if(field.begin(), field.end(), [](char c) { return (c & 0xC0) != 0x80; })) +
                1;
      ++column;
    }
  }
}

void check_unknown_files(LintReporter& reporter) {
  std::error_code error;
  std::vector<fs::path> unknown;
  for (const auto& entry : fs::directory_iterator(reporter.gazetteer().folder, error)) {
    const std::string name = entry.path().filename().string();
    const bool table = name.ends_with(".tsv") || name.ends_with(".toml") || name.ends_with(".csv");
    if (table && !name.starts_with('.') && std::find(std::begin(kFiles), std::end(kFiles), name) == std::end(kFiles)) {
      unknown.push_back(name);
    }
  }
  std::sort(unknown.begin(), unknown.end());
  for (const fs::path& name : unknown) {
    std::string known;
    for (const std::string_view file : kFiles) {
      known += (known.empty() ? "" : ", ") + std::string(file);
    }
    reporter.report(kManifestFile, "W792-unknown-file", 1, "*",
                    "the file " + in_quotes(name.string()) +
                        " beside gazetteer.toml is none of a gazetteer's, and is "
                        "not read",
                    "correct its name or take it away; known are: " + known);
  }
}

}  // namespace

void lint_files(LintReporter& reporter) {
  check_unknown_files(reporter);
  for (const std::string_view file : kFiles) {
    const std::string path = table_path(reporter.gazetteer(), file);
    std::error_code error;
    if (columns_of_table(file).empty() || !fs::is_regular_file(path, error)) {
      continue;
    }
    try {
      const RawTable table(read_file(path));
      check_order(table, file, reporter);
      check_quoted_fields(table, file, reporter);
    } catch (const Error&) {
      continue;  // E001 has told it
    }
  }
}

}  // namespace wasla::gazetteer
