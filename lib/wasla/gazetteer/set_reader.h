// Reading gazetteers as if some of their files held other bytes: how an edit is checked before it is written.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "wasla/base/diagnostic.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla::gazetteer {

using PendingFiles = std::map<std::filesystem::path, std::string>;  // by the path the reader will ask for

// As read_gazetteers (gazetteer.h), of folders that find_gazetteers found, and without waiting for writers: the caller
// holds the locks.
GazetteerSet read_set(const std::vector<std::filesystem::path>& folders, const PendingFiles& pending,
                      const std::vector<std::string>& known_elsewhere, Diagnostics& problems);

}  // namespace wasla::gazetteer
