#include "wasla/gazetteer/lint/rule_catalogue.h"

#include <algorithm>
#include <vector>

#include "wasla/gazetteer/lint/rule_tables.h"

namespace wasla {

std::span<const LintRule> lint_rules() {
  static const std::vector<LintRule> kAll = [] {
    std::vector<LintRule> all;
    for (const auto part : {gazetteer::files_rules(), gazetteer::tables_rules(), gazetteer::lint_rules()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    std::sort(all.begin(), all.end(),
              [](const LintRule& a, const LintRule& b) { return a.id.substr(1) < b.id.substr(1); });
    return all;
  }();
  return kAll;
}

const LintRule* find_lint_rule(std::string_view id) {
  const auto rules = lint_rules();
  if (id.size() < 4) {
    return nullptr;
  }
  const auto found =
      std::lower_bound(rules.begin(), rules.end(), id.substr(1, 3),
                       [](const LintRule& rule, std::string_view number) { return rule.id.substr(1, 3) < number; });
  const bool same = found != rules.end() && (found->id == id || (id.size() == 4 && found->id.starts_with(id)));
  return same ? &*found : nullptr;
}

}  // namespace wasla
