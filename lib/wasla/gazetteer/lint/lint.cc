#include "wasla/gazetteer/lint/lint.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "wasla/gazetteer/entity_directory.h"
#include "wasla/gazetteer/lint/columns.h"
#include "wasla/gazetteer/lint/rules.h"

namespace wasla {

Diagnostics lint(const std::vector<std::filesystem::path>& paths, const LintOptions& options, GazetteerSet* set) {
  Diagnostics problems;
  GazetteerSet read = read_gazetteers(paths, problems);
  const gazetteer::EntityDirectory directory(read, {});
  std::deque<gazetteer::LintReporter> reporters;
  for (const Gazetteer& gazetteer : read.gazetteers) {
    reporters.emplace_back(gazetteer, problems);
  }
  for (gazetteer::LintReporter& reporter : reporters) {
    gazetteer::lint_files(reporter);
    gazetteer::lint_spelling(reporter);
    gazetteer::lint_names(read, directory, options.commonness, reporter);
    gazetteer::lint_entities(read, directory, reporter);
  }
  gazetteer::lint_homonyms(read, directory, reporters);
  gazetteer::lint_relations(read, directory, reporters);
  for (gazetteer::LintReporter& reporter : reporters) {
    reporter.finish();
  }
  gazetteer::add_columns(problems);
  std::stable_sort(problems.begin(), problems.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.file, a.line, a.column, a.rule) < std::tie(b.file, b.line, b.column, b.rule);
  });
  if (set) {
    *set = std::move(read);
  }
  return problems;
}

}  // namespace wasla
