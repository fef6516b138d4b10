// wasla gazetteer import FORMAT: gazetteers made of other collections.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "tools/commands.h"

namespace wasla::tools {

// The arguments behind `import`; answers the exit code.
int run_gazetteer_import(const std::vector<std::string>& arguments);

// Formats with flags of their own.
std::span<const Subcommand> import_actions();

extern const Command kGazetteerImportCldrCommand;

}  // namespace wasla::tools
