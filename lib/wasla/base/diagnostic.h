// Diagnostic: one problem in data that a person mends (a row of a table, a manifest, a document).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "wasla/base/export.h"

namespace wasla {

enum class Severity { kError, kWarning, kHint };

struct Diagnostic {
  Severity severity = Severity::kError;
  std::string rule;          // stable rule ID, e.g. "E003-unknown-id"
  std::string file;          // path as the caller gave it
  std::uint64_t line = 0;    // 1-based; 0 where the whole file is meant
  std::string message;       // what is wrong, naming the offending text
  std::string remedy;        // what to do; may be empty
  std::uint32_t column = 0;  // 1-based, in code points; 0 where it is not known
};

using Diagnostics = std::vector<Diagnostic>;

// "file:line: rule: message, remedy" — the form editors and CI understand.
WASLA_EXPORT std::string to_string(const Diagnostic& diagnostic);

WASLA_EXPORT bool has_errors(const Diagnostics& diagnostics);

}  // namespace wasla
