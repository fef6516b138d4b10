// Compiling gazetteers, and choosing the index a command works with.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "wasla/base/diagnostic.h"
#include "wasla/index/index.h"

namespace wasla::tools {

using ModelBytes = std::vector<std::pair<std::string, std::string>>;  // by name

// The models that go into an index: those in `named`, or in the folder that came with the program, or none where there
// is none. Throws Error(kModel) where `named` holds none, and for one that does not fit its checksum.
ModelBytes models_for_index(const std::string& named);

// Reads, checks and compiles the gazetteers at or below `paths` into `file`, with the models. Every problem goes into
// `problems`; if one is an error nothing is written and the answer is false. Throws Error(kOutput).
bool compile_gazetteers(const std::vector<std::filesystem::path>& paths, const std::filesystem::path& file,
                        const std::vector<std::string>& known_elsewhere, const ModelBytes& models,
                        Diagnostics& problems, const std::function<void(double)>& progress = {});

struct IndexChoice {
  std::string index;                    // --index, or empty
  std::vector<std::string> gazetteers;  // --gazetteers
};

// Opens the index that is meant: --index, on top of it --gazetteers; or --gazetteers alone; or else $WASLA_INDEX, the
// one beside the program, the one in share/wasla. Compiled gazetteers are kept in the user's cache. Throws
// Error(kIndex) and Error(kGazetteer); problems in gazetteers are told to `message` one by one.
Index open_index(const IndexChoice& choice, const std::function<void(const Diagnostic&)>& message);

}  // namespace wasla::tools
