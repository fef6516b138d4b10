// Which trained models a command uses.
#pragma once

#include <filesystem>
#include <string>

#include "wasla/index/name_search.h"

namespace wasla::tools {

// The folder of models that holds `model`: `named` if not empty, else $WASLA_MODELS, else the one that came with the
// program; empty where that has none. Throws Error(kModel) where a named folder has no such model.
std::filesystem::path find_model_folder(const std::string& named, const std::string& model);

// Reads the model that names are matched with. Throws Error(kModel).
NameMatchingModel read_name_matching(const std::string& named_folder);

}  // namespace wasla::tools
