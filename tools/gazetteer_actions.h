// The actions of wasla gazetteer, a file each (gazetteer_<action>.cc). Each takes the arguments behind its name and
// returns the exit code.
#pragma once

#include <string>
#include <vector>

namespace wasla::tools {

int run_gazetteer_lint(const std::vector<std::string>& arguments);
int run_gazetteer_show(const std::vector<std::string>& arguments);
int run_gazetteer_search(const std::vector<std::string>& arguments);
int run_gazetteer_stats(const std::vector<std::string>& arguments);
int run_gazetteer_diff(const std::vector<std::string>& arguments);
int run_gazetteer_cluster(const std::vector<std::string>& arguments);
int run_gazetteer_ambiguity(const std::vector<std::string>& arguments);

}  // namespace wasla::tools
