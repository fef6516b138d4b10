// The gazetteers that an edit of some others must see.
#pragma once

#include <filesystem>
#include <vector>

namespace wasla::gazetteer {

// `named` and, for each of `paths` that is a gazetteer itself, those folders beside it on which it depends or which
// depend on it, directly or through others. Sorted; a manifest that cannot be read counts as without `depends`.
std::vector<std::filesystem::path> with_neighbours(const std::vector<std::filesystem::path>& named,
                                                   const std::vector<std::filesystem::path>& paths);

}  // namespace wasla::gazetteer
