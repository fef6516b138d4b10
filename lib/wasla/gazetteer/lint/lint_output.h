// The problems that lint found, written for people and for programs.
#pragma once

#include <string>

#include "wasla/base/diagnostic.h"
#include "wasla/base/export.h"

namespace wasla {

// "file:line:col: severity: rule: message; remedy", a line each. Columns count code points, from 1.
WASLA_EXPORT std::string lint_text(const Diagnostics& problems);
// {"problems":[{"severity","rule","file","line","column","message","remedy"}, …],"errors":n,"warnings":n,"hints":n}
WASLA_EXPORT std::string lint_json(const Diagnostics& problems);
// SARIF 2.1.0, with the catalogue of the rules that were broken. `version` is the program's.
WASLA_EXPORT std::string lint_sarif(const Diagnostics& problems, const std::string& version);

}  // namespace wasla
