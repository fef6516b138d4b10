// The gazetteers an import works with: those it joins, and the folder it writes as that is now.
#pragma once

#include <filesystem>
#include <vector>

#include "wasla/gazetteer/gazetteer.h"

namespace wasla::gazetteer {

// All at or below `paths`, but `target` and what depends on it: rows that rest on an import must not count as known
// before it. Throws Error(kGazetteer) where one has errors.
GazetteerSet read_onto(const std::vector<std::filesystem::path>& paths, const std::filesystem::path& target);

// The folder as it is; an empty gazetteer with `manifest` where it is no gazetteer yet. Throws Error(kGazetteer) where
// it has errors, since rows that cannot be read would be lost.
Gazetteer read_target(const std::filesystem::path& folder, const Manifest& manifest);

}  // namespace wasla::gazetteer
