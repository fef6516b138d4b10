// wasla gazetteer import FORMAT FILE…
#pragma once

#include <string>
#include <vector>

#include "tools/options.h"
#include "wasla/gazetteer/import/import_format.h"

namespace wasla::tools {

extern const Command kGazetteerImportCommand;

int run_import_files(const ImportFormat& format, const std::vector<std::string>& arguments);

}  // namespace wasla::tools
