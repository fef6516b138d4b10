// Which trained models a command uses.
#pragma once

#include <filesystem>
#include <string>

#include "wasla/index/name_search.h"

namespace wasla::tools {

// The folder of models: `named` if not empty, else $WASLA_MODELS, else the one that came with the program. Throws
// Error(kModel) where there is none.
std::filesystem::path model_folder(const std::string& named);

// Reads the model that names are matched with. Throws Error(kModel).
NameMatchingModel read_name_matching(const std::string& named_folder);

}  // namespace wasla::tools
