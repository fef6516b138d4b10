// wasla train alignment, vectors, pieces, names: models learned from pairs of names.
#pragma once

#include <string>
#include <vector>

#include "tools/options.h"

namespace wasla::tools {

struct NameModels {
  bool alignment = false, vectors = false, pieces = false;
};

// Trains these from the tables and gazetteers named, and writes each into its folder. Throws Error.
void train_name_models(const NameModels& chosen, const Options& options, const std::vector<std::string>& gazetteers);

}  // namespace wasla::tools
