// A hash of what gazetteer folders hold, to tell whether an index compiled from them is still good.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "wasla/base/export.h"

namespace wasla {

// 128 bits as 32 hexadecimal digits. Equal for the same folder names with the same files of a gazetteer (gazetteer.toml
// and its tables; not README and the like), wherever the folders lie and in whatever order they are given.
// Throws Error(kGazetteer) where a file cannot be read.
WASLA_EXPORT std::string fingerprint(const std::vector<std::filesystem::path>& folders);

}  // namespace wasla
