// Checks of redirects over several gazetteers: each old ID once and gone, each target there, no loops.
#pragma once

#include <deque>

#include "wasla/gazetteer/entity_directory.h"
#include "wasla/gazetteer/gazetteer.h"
#include "wasla/gazetteer/gazetteer_check.h"

namespace wasla::gazetteer {

// reporters[i] belongs to the i-th gazetteer of `set`.
void check_redirects(const GazetteerSet& set, const EntityDirectory& directory, std::deque<TableReporters>& reporters);

}  // namespace wasla::gazetteer
