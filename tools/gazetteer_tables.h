// Reading the gazetteers that a command is about.
#pragma once

#include <string>
#include <vector>

#include "wasla/gazetteer/gazetteer.h"

namespace wasla::tools {

// Reads the gazetteers at or below `folders`, or below gazetteers/ where none is named. Errors in the tables are told
// on standard error, with what `command` is called; what could be read is used all the same. Throws Error(kGazetteer)
// where there is none.
GazetteerSet read_set(const std::string& command, std::vector<std::string> folders);

}  // namespace wasla::tools
