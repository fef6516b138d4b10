// Fingerprint of gazetteer folders: the key of a cache of compiled gazetteers.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "wasla/base/export.h"

namespace wasla {

// 32 hexadecimal digits (XXH3-128) over the names and bytes of all tables and manifests of the folders, in the order
// of their paths. A file that cannot be read counts as absent.
WASLA_EXPORT std::string fingerprint(const std::vector<std::filesystem::path>& folders);

}  // namespace wasla
