#include "wasla/base/diagnostic.h"

#include <algorithm>

namespace wasla {

std::string to_string(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file;
  if (diagnostic.line) {
    text += ":" + std::to_string(diagnostic.line);
  }
  text += ": ";
  if (diagnostic.severity == Severity::kWarning) {
    text += "warning: ";
  } else if (diagnostic.severity == Severity::kHint) {
    text += "hint: ";
  }
  text += diagnostic.rule + ": " + diagnostic.message;
  if (!diagnostic.remedy.empty()) {
    text += ", " + diagnostic.remedy;
  }
  return text;
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::kError; });
}

}  // namespace wasla
