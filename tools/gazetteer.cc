// wasla gazetteer: the list of its actions, and what they share (gazetteer_action.h).
#include <iostream>

#include "tools/gazetteer_action.h"
#include "tools/gazetteer_import.h"
#include "tools/gazetteer_import_files.h"
#include "wasla/base/error.h"

namespace wasla::tools {
namespace {

std::string overview() {
  return "Usage: wasla gazetteer ACTION [OPTIONS] ...\n\nActions:\n" + list_of(gazetteer_actions()) +
         "\n'wasla gazetteer ACTION --help' tells more.\n";
}

}  // namespace

std::span<const Subcommand> gazetteer_actions() {
  static const Subcommand kActions[] = {
      {"check", "print every problem of the tables", run_gazetteer_check, &kGazetteerCheckCommand},
      {"lint", "that, and what is odd in spelling and sense; --fix mends it", run_gazetteer_lint,
       &kGazetteerLintCommand},
      {"compile", "make an index of the tables", run_gazetteer_compile, &kGazetteerCompileCommand},
      {"show", "print all that is known of an entity", run_gazetteer_show, &kGazetteerShowCommand},
      {"search", "find entities by name, in any script and spelling", run_gazetteer_search, &kGazetteerSearchCommand},
      {"stats", "count what there is, and what is lacking", run_gazetteer_stats, &kGazetteerStatsCommand},
      {"diff", "tell in words what has changed", run_gazetteer_diff, &kGazetteerDiffCommand},
      {"cluster", "find entities that may be one", run_gazetteer_cluster, &kGazetteerClusterCommand},
      {"ambiguity", "list names that several entities share", run_gazetteer_ambiguity, &kGazetteerAmbiguityCommand},
      {"impact", "tell what an edit changes in a corpus", run_gazetteer_impact, &kGazetteerImpactCommand},
      {"suggest", "propose names and entities from a corpus", run_gazetteer_suggest, &kGazetteerSuggestCommand},
      {"review", "decide proposals, one key each", run_gazetteer_review, &kGazetteerReviewCommand},
      {"export", "write tables in formats of other programs", run_gazetteer_export, &kGazetteerExportCommand},
      {"import", "take names from other collections", run_gazetteer_import, &kGazetteerImportCommand, import_actions()},
      {"add", "add an entity, or names and more to one", run_gazetteer_add, &kGazetteerAddCommand},
      {"rename", "give an entity another ID, or a name another spelling", run_gazetteer_rename,
       &kGazetteerRenameCommand},
      {"merge", "make one entity of several", run_gazetteer_merge, &kGazetteerMergeCommand},
      {"split", "move names to a new entity", run_gazetteer_split, &kGazetteerSplitCommand},
      {"remove", "remove an entity, or a name of one", run_gazetteer_remove, &kGazetteerRemoveCommand},
      {"set", "change fields of an entity or of a name", run_gazetteer_set, &kGazetteerSetCommand},
  };
  return kActions;
}

int run_gazetteer(const std::vector<std::string>& arguments) {
  const std::string action = arguments.empty() ? "" : arguments.front();
  if (const Subcommand* found = find_subcommand(gazetteer_actions(), action)) {
    return found->run({arguments.begin() + 1, arguments.end()});
  }
  if (action == "--help" || action == "-h") {
    std::cout << overview();
    return kDone;
  }
  std::cerr << (action.empty() ? "" : "wasla gazetteer: there is no action '" + action + "'\n") << overview();
  return kUsage;
}

std::vector<std::filesystem::path> gazetteer_folders(const Options& options) {
  if (options.arguments().empty()) {
    throw Error(ErrorKind::kUsage, "no gazetteer was named", "give the folder of a gazetteer, or of several");
  }
  return {options.arguments().begin(), options.arguments().end()};
}

std::string problems_text(const Diagnostics& problems, bool errors_only) {
  std::string text;
  for (const Diagnostic& problem : problems) {
    if (!errors_only || problem.severity == Severity::kError) {
      text += to_string(problem) + "\n";
    }
  }
  return text;
}

}  // namespace wasla::tools
