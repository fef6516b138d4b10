// IndexBuilder: gazetteers in, one index file out.
//
//   build_index(merge(set), "wasla.index", {.build = {{"gazetteers", "iraq-people 1a2b…"}}});
//
// Same inputs, same bytes. Builds in memory (some 200 bytes a name) and writes atomically.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla {

struct BuildOptions {
  std::vector<std::pair<std::string, std::string>> build;  // written into the header section, in this order
  // Called now and then with the share done (0 … 1); may be empty.
  std::function<void(double)> progress;
  // Trained models that linking needs, by name (at most 10 bytes: "language"), put into the index as they are.
  std::vector<std::pair<std::string, std::string>> models;
};

// Entities that names or relations refer to but `gazetteer` does not define (they belong to a base index) are written
// as references and resolved when the files are opened together. Throws Error(kOutput).
WASLA_EXPORT void build_index(const MergedGazetteer& gazetteer, const std::filesystem::path& file,
                              const BuildOptions& options = {});

}  // namespace wasla
