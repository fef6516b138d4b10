// Checks that look at rows together, within a gazetteer and between several.
#pragma once

#include <string>
#include <vector>

#include "wasla/base/diagnostic.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla::gazetteer {

// `set` is in dependency order. `known_elsewhere`: IDs that a base index defines.
void check_together(const GazetteerSet& set, const std::vector<std::string>& known_elsewhere, Diagnostics& problems);

}  // namespace wasla::gazetteer
