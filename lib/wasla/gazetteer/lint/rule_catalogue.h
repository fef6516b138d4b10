// The rules about gazetteers: what each is called, what it means, what it looks like.
//
//   if (const LintRule* rule = find_lint_rule("W112")) …   // by number, or by its full name
#pragma once

#include <span>
#include <string_view>

#include "wasla/base/export.h"

namespace wasla {

struct LintRule {
  std::string_view id;       // "W112-no-english-label"; the first letter is the severity: error, warning, hint
  std::string_view column;   // the column of the table that a problem is in; empty: the row or file
  bool fixable = false;      // `lint --fix` mends it
  std::string_view summary;  // what is wrong, as in docs/formats/gazetteer.md
  std::string_view why;      // what comes of it, or when it is right to allow it
  std::string_view example;  // a wrong row or field → what it should be
};

// Sorted by number.
WASLA_EXPORT std::span<const LintRule> lint_rules();
// Null where there is none.
WASLA_EXPORT const LintRule* find_lint_rule(std::string_view id);

}  // namespace wasla
