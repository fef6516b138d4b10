// wasla train ranker: the weights by which links are scored, learned from texts with the right links marked.
#pragma once

#include <string>
#include <vector>

#include "tools/options.h"

namespace wasla::tools {

// Learns from the --gold files with the gazetteers named and writes the folder `ranker`. Throws Error.
void train_ranker_model(const Options& options, const std::vector<std::string>& gazetteers);

}  // namespace wasla::tools
