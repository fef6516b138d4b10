#include "wasla/gazetteer/lint/columns.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "wasla/base/error.h"
#include "wasla/base/read_file.h"
#include "wasla/base/tsv.h"
#include "wasla/gazetteer/lint/raw_table.h"
#include "wasla/gazetteer/lint/rule_catalogue.h"

namespace wasla::gazetteer {
namespace {

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Code points before the field `name` of the line, the space at its beginning too.
std::size_t begin_of(const RawTable& table, std::string_view line, std::string_view name) {
  const auto column = table.column(name);
  if (name.empty() || !column) {
    return 0;
  }
  const std::vector<std::string_view> fields = split_fields(line);
  if (*column >= fields.size()) {
    return 0;
  }
  const std::string_view field = fields[*column];
  const std::size_t space = std::min(field.find_first_not_of(' '), field.size());
  return code_points(std::string_view(line.data(), static_cast<std::size_t>(field.data() - line.data()) + space));
}

// Of problems with dependencies, which are known by the whole manifest: where it lists them.
void find_dependencies(Diagnostic& problem) {
  constexpr std::string_view kRules[] = {"E607", "W608", "E609"};
  if (std::find(std::begin(kRules), std::end(kRules), problem.rule.substr(0, 4)) == std::end(kRules)) {
    return;
  }
  try {
    const RawTable lines(read_file(problem.file));
    for (std::size_t i = 0; i < lines.lines().size(); ++i) {
      if (lines.lines()[i].starts_with("depends")) {
        problem.line = i + 1;
        return;
      }
    }
  } catch (const Error&) {
    return;  // E001 has told it
  }
}

}  // namespace

void add_columns(Diagnostics& problems) {
  std::map<std::string, std::vector<Diagnostic*>> by_file;
  for (Diagnostic& problem : problems) {
    problem.column = std::max<std::uint32_t>(problem.column, 1);
    if (problem.line == 0) {
      find_dependencies(problem);
    }
    if (problem.line > 0 && !columns_of_table(std::filesystem::path(problem.file).filename().string()).empty()) {
      by_file[problem.file].push_back(&problem);
    }
  }
  for (const auto& [file, list] : by_file) {
    try {
      const RawTable table(read_file(file));
      for (Diagnostic* problem : list) {
        const LintRule* rule = find_lint_rule(problem->rule);
        if (rule && problem->line <= table.lines().size()) {
          problem->column += static_cast<std::uint32_t>(
              begin_of(table, table.lines()[static_cast<std::size_t>(problem->line) - 1], rule->column));
        }
      }
    } catch (const Error&) {
      continue;  // E001 has told it
    }
  }
}

}  // namespace wasla::gazetteer
