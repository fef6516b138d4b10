// wasla gazetteer export FORMAT DIR…
#pragma once

#include <string>
#include <vector>

namespace wasla::tools {

int run_gazetteer_export(const std::vector<std::string>& arguments);

}  // namespace wasla::tools
