// Reading gazetteer.toml.
#pragma once

#include <filesystem>

#include "wasla/base/diagnostic.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla::gazetteer {

// Reads `file`; what is wrong is listed and the default kept.
Manifest read_manifest(const std::filesystem::path& file, Diagnostics& problems);

// The manifest as TOML.
std::string to_toml(const Manifest& manifest);

}  // namespace wasla::gazetteer
