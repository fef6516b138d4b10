// The order of gazetteers that depend on each other, and who may refer to whom.
#pragma once

#include <cstddef>
#include <vector>

#include "wasla/base/diagnostic.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla::gazetteer {

// Orders `set` so that each gazetteer follows all it depends on, those free of each other by folder name. Reports
// folder names used twice, missing dependencies (a warning where `elsewhere`: a base index may hold them) and circles.
void order_by_dependencies(GazetteerSet& set, bool elsewhere, Diagnostics& diagnostics);

// result[i][j]: gazetteer i depends on gazetteer j, directly or through others. `set` is in order.
std::vector<std::vector<bool>> dependency_closure(const GazetteerSet& set);

}  // namespace wasla::gazetteer
