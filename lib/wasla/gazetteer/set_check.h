// Checks of several gazetteers together: IDs unique, everything referred to defined.
#pragma once

#include <string>
#include <vector>

#include "wasla/base/diagnostic.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla::gazetteer {

// `set` is in the order of its dependencies. `known_elsewhere`: IDs all of them may extend and refer to.
void check_set(const GazetteerSet& set, const std::vector<std::string>& known_elsewhere, Diagnostics& diagnostics);

}  // namespace wasla::gazetteer
