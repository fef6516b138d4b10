#include "wasla/gazetteer/lint/lint_reporter.h"

#include <utility>

#include "wasla/gazetteer/table_columns.h"

namespace wasla::gazetteer {

void LintReporter::report(std::string_view table, std::string_view rule, std::uint64_t line, std::string_view id,
                          std::string message, std::string remedy, std::size_t offset) {
  const std::size_t before = diagnostics_.size();
  tables_.report(table, rule, line, id, std::move(message), std::move(remedy));
  if (diagnostics_.size() > before) {  // it was not allowed
    diagnostics_.back().column = static_cast<std::uint32_t>(offset + 1);
  }
}

void LintReporter::name(std::string_view rule, std::size_t row, std::string message, std::string remedy,
                        std::size_t offset) {
  report(kNamesFile, rule, gazetteer_.name_lines[row], gazetteer_.names[row].id, std::move(message), std::move(remedy),
         offset);
}

}  // namespace wasla::gazetteer
