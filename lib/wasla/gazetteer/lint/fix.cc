#include "wasla/gazetteer/lint/fix.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "wasla/base/atomic_file.h"
#include "wasla/base/problem_reporter.h"
#include "wasla/base/read_file.h"
#include "wasla/base/tsv.h"
#include "wasla/base/utf8_validation.h"
#include "wasla/gazetteer/lint/letters.h"
#include "wasla/gazetteer/lint/raw_table.h"
#include "wasla/gazetteer/lint/rule_catalogue.h"
#include "wasla/gazetteer/lint/spelling.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla {
namespace {

using gazetteer::RawTable;

// The fixable problems of one table.
struct Wanted {
  std::set<std::string> rules;
  std::set<std::uint64_t> lines;  // of problems that are mended within their row
  bool all_lines = false;         // more than were listed
};

std::map<std::string, Wanted> wanted_by_file(const Diagnostics& problems) {
  std::map<std::string, Wanted> wanted;
  std::map<std::pair<std::string, std::string>, std::size_t> counts;
  for (const Diagnostic& problem : problems) {
    const LintRule* rule = find_lint_rule(problem.rule);
    const std::string file = std::filesystem::path(problem.file).filename().string();
    if (rule && rule->fixable && !gazetteer::columns_of_table(file).empty()) {
      Wanted& here = wanted[problem.file];
      here.rules.insert(problem.rule);
      here.lines.insert(problem.line);
      here.all_lines = here.all_lines || ++counts[{problem.file, problem.rule}] >= ProblemReporter::kMostPerRule;
    }
  }
  return wanted;
}

std::string unwrapped(std::string_view field) {
  if (field.size() < 2 || field.front() != '"' || field.back() != '"') {
    return std::string(field);
  }
  std::string result;
  for (std::size_t i = 1; i + 1 < field.size(); ++i) {
    result += field[i];
    if (field[i] == '"' && field[i + 1] == '"' && i + 2 < field.size()) {
      ++i;
    }
  }
  return result;
}

// Without space at the ends.
std::string trimmed(std::string_view field) {
  std::u32string text = gazetteer::to_code_points(field);
  const auto is_space = [](char32_t c) { return c == ' ' || gazetteer::is_wide_space(c); };
  const auto begin = std::find_if_not(text.begin(), text.end(), is_space);
  const auto end = std::find_if_not(text.rbegin(), std::make_reverse_iterator(begin), is_space).base();
  return gazetteer::to_utf8(std::u32string(begin, end));
}

class TableMender {
 public:
  TableMender(const std::string& path, const Wanted& wanted, FixedFile& fixed)
      : path_(path),
        file_(std::filesystem::path(path).filename().string()),
        wanted_(wanted),
        fixed_(fixed),
        table_(fixed.before) {}

  void run() {
    const auto& lines = table_.lines();
    note_file_wide();
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (lines[i].find_first_not_of("\t ") == std::string_view::npos) {
        note(i + 1, "an empty line was deleted");
        continue;
      }
      rows_.push_back({mended(lines[i], i + 1), i + 1});
    }
    drop_doubles();
    sort_rows();
    fixed_.after = header();
    for (const Row& row : rows_) {
      fixed_.after += row.text + "\n";
    }
  }

 private:
  struct Row {
    std::string text;
    std::uint64_t line = 0;
  };

  bool has(std::string_view rule) const { return wanted_.rules.contains(std::string(rule)); }
  bool is_wanted(std::uint64_t line) const { return wanted_.all_lines || wanted_.lines.contains(line); }
  void note(std::uint64_t line, const std::string& what) {
    fixed_.changes.push_back(path_ + (line ? ":" + std::to_string(line) : "") + ": " + what);
  }

  void note_file_wide() {
    const std::pair<std::string_view, const char*> kWhat[] = {
        {"W012-byte-order-mark", "the byte order mark was taken away"},
        {"W013-crlf", "lines now end in LF"},
        {"W014-spreadsheet-quotes", "quotation marks around fields were taken away"},
        {"W015-final-newline", "the last line now ends in LF"}};
    for (const auto& [rule, what] : kWhat) {
      if (has(rule)) {
        note(0, what);
      }
    }
  }

  std::string header() const {
    std::string text;
    for (const std::string_view name : split_fields(table_.lines().front())) {
      text +=
          (text.empty() ? "" : "\t") + trimmed(has("W014-spreadsheet-quotes") ? unwrapped(name) : std::string(name));
    }
    return text + "\n";
  }

  std::string mended(std::string_view line, std::uint64_t number) {
    const bool unquote = has("W014-spreadsheet-quotes");
    if (!unquote && !is_wanted(number)) {
      return std::string(line);
    }
    std::vector<std::string_view> fields = split_fields(line);
    if (fields.size() != table_.columns()) {
      return std::string(line);
    }
    const auto name = table_.column("name");
    const auto lang = table_.column("lang");
    std::string result;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const bool is_name = name == i && file_ == gazetteer::kNamesFile;
      std::string field(fields[i]);
      if (unquote || (has("W793-quoted-field") && is_wanted(number) && !is_name)) {
        field = unwrapped(field);
      }
      if (is_wanted(number)) {
        field = trimmed(field);
        if (is_name && lang) {
          field = gazetteer::put_right(field, trimmed(fields[*lang]));
        }
      }
      if (field != fields[i]) {
        // Words between the two, so that right-to-left names do not run together on a screen.
        note(number, in_quotes(fields[i]) + " is now " + in_quotes(field));
      }
      result += (i ? "\t" : "") + field;
    }
    return result;
  }

  // Rows that say the same: all fields but the source. Of a name that stands twice with the same use and years, the
  // row stays whose kind comes first in the list of kinds.
  void drop_doubles() {
    std::map<std::string, std::size_t> first;  // place in `kept`
    std::vector<Row> kept;
    for (Row& row : rows_) {
      const auto [there, is_new] = first.emplace(fact_of(row), kept.size());
      if (is_new) {
        kept.push_back(std::move(row));
        continue;
      }
      Row& other = kept[there->second];
      if (kind_of(row) < kind_of(other)) {
        std::swap(row, other);
      }
      note(row.line, "the row was deleted: line " + std::to_string(other.line) + " says the same");
    }
    rows_ = std::move(kept);
  }

  std::string fact_of(const Row& row) const {
    const auto source = table_.column("source");
    const auto kind = file_ == gazetteer::kNamesFile && has("W212-name-twice") ? table_.column("kind") : std::nullopt;
    const auto fields = split_fields(row.text);
    std::string key;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (fields.size() != table_.columns() || (source != i && kind != i)) {
        key.append(fields[i]).append("\t");
      }
    }
    return key;
  }

  NameKind kind_of(const Row& row) const {
    const auto kind = table_.column("kind");
    const auto fields = split_fields(row.text);
    const bool known = kind && *kind < fields.size();
    return (known ? parse_name_kind(fields[*kind]) : std::nullopt).value_or(NameKind::kAlias);
  }

  void sort_rows() {
    std::vector<std::pair<std::string, std::size_t>> keys;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      std::string key = gazetteer::sort_key(table_, file_, rows_[i].text);
      if (key.empty()) {
        return;  // a row that cannot be read keeps its place beside its neighbours
      }
      keys.emplace_back(std::move(key), i);
    }
    if (std::is_sorted(keys.begin(), keys.end())) {
      return;
    }
    std::sort(keys.begin(), keys.end());
    std::vector<Row> sorted;
    sorted.reserve(keys.size());
    for (const auto& [key, place] : keys) {
      sorted.push_back(std::move(rows_[place]));
    }
    rows_ = std::move(sorted);
    note(0, "sorted");
  }

  const std::string& path_;
  std::string file_;
  const Wanted& wanted_;
  FixedFile& fixed_;
  RawTable table_;
  std::vector<Row> rows_;
};

}  // namespace

std::vector<FixedFile> mend(const Diagnostics& problems) {
  std::vector<FixedFile> files;
  for (const auto& [path, wanted] : wanted_by_file(problems)) {
    FixedFile fixed;
    fixed.path = path;
    fixed.before = read_file(path);
    if (fixed.before.empty() || find_invalid_utf8(fixed.before) != std::string_view::npos ||
        fixed.before.find('\0') != std::string::npos) {
      continue;
    }
    TableMender(path, wanted, fixed).run();
    if (fixed.after != fixed.before) {
      files.push_back(std::move(fixed));
    }
  }
  return files;
}

void write_fixed(const std::vector<FixedFile>& files) {
  std::deque<AtomicFile> open;
  for (const FixedFile& file : files) {
    open.emplace_back(file.path).write(file.after);
    open.back().flush();
  }
  for (AtomicFile& file : open) {
    file.commit();
  }
}

}  // namespace wasla
