// wasla gazetteer import FORMAT FILE…
#pragma once

#include <string>
#include <vector>

#include "wasla/gazetteer/import/import_format.h"

namespace wasla::tools {

int run_import_files(const ImportFormat& format, const std::vector<std::string>& arguments);

}  // namespace wasla::tools
