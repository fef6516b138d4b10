// gazetteer.toml, read and written. The struct itself is in gazetteer.h.
#pragma once

#include <string>
#include <string_view>

#include "wasla/base/problem_reporter.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla::gazetteer {

// Keeps what can be understood and reports the rest.
Manifest parse_manifest(std::string_view toml, ProblemReporter& problems);

std::string format_manifest(const Manifest& manifest);

}  // namespace wasla::gazetteer
