// What the actions of wasla gazetteer share. Each action has a file of its own, gazetteer_<name>.cc, and a line here
// and in the list of gazetteer.cc.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tools/commands.h"
#include "tools/options.h"
#include "wasla/base/diagnostic.h"

namespace wasla::tools {

int run_gazetteer_check(const std::vector<std::string>& arguments);
int run_gazetteer_compile(const std::vector<std::string>& arguments);
int run_gazetteer_lint(const std::vector<std::string>& arguments);
int run_gazetteer_show(const std::vector<std::string>& arguments);
int run_gazetteer_search(const std::vector<std::string>& arguments);
int run_gazetteer_stats(const std::vector<std::string>& arguments);
int run_gazetteer_diff(const std::vector<std::string>& arguments);
int run_gazetteer_cluster(const std::vector<std::string>& arguments);
int run_gazetteer_ambiguity(const std::vector<std::string>& arguments);
int run_gazetteer_impact(const std::vector<std::string>& arguments);
int run_gazetteer_suggest(const std::vector<std::string>& arguments);
int run_gazetteer_review(const std::vector<std::string>& arguments);
int run_gazetteer_export(const std::vector<std::string>& arguments);
int run_gazetteer_add(const std::vector<std::string>& arguments);
int run_gazetteer_rename(const std::vector<std::string>& arguments);
int run_gazetteer_merge(const std::vector<std::string>& arguments);
int run_gazetteer_split(const std::vector<std::string>& arguments);
int run_gazetteer_remove(const std::vector<std::string>& arguments);
int run_gazetteer_set(const std::vector<std::string>& arguments);

extern const Command kGazetteerCheckCommand, kGazetteerCompileCommand, kGazetteerAddCommand, kGazetteerRenameCommand,
    kGazetteerLintCommand, kGazetteerShowCommand, kGazetteerSearchCommand, kGazetteerStatsCommand,
    kGazetteerDiffCommand, kGazetteerClusterCommand, kGazetteerAmbiguityCommand, kGazetteerImpactCommand,
    kGazetteerSuggestCommand, kGazetteerReviewCommand, kGazetteerExportCommand, kGazetteerMergeCommand,
    kGazetteerSplitCommand, kGazetteerRemoveCommand, kGazetteerSetCommand;

// The arguments, which are folders. Throws Error(kUsage) where there are none.
std::vector<std::filesystem::path> gazetteer_folders(const Options& options);

// One line a problem.
std::string problems_text(const Diagnostics& problems, bool errors_only);

}  // namespace wasla::tools
