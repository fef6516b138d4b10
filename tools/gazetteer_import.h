// wasla gazetteer import FORMAT: gazetteers made of other collections.
#pragma once

#include <string>
#include <vector>

namespace wasla::tools {

// The arguments behind `import`; answers the exit code.
int run_gazetteer_import(const std::vector<std::string>& arguments);

}  // namespace wasla::tools
