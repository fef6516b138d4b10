// Subcommands of `wasla gazetteer` that keep gazetteers good. As commands.h.
#pragma once

#include <string>
#include <vector>

namespace wasla::tools {

int run_gazetteer_impact(const std::vector<std::string>& arguments);
int run_gazetteer_suggest(const std::vector<std::string>& arguments);
int run_gazetteer_review(const std::vector<std::string>& arguments);

}  // namespace wasla::tools
