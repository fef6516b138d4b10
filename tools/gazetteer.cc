// wasla gazetteer check | compile | export | import.
#include "wasla/gazetteer/gazetteer.h"

#include <filesystem>
#include <iostream>
#include <vector>

#include "tools/commands.h"
#include "tools/gazetteer_export.h"
#include "tools/gazetteer_import.h"
#include "tools/gazetteer_index.h"
#include "tools/options.h"
#include "tools/output_stream.h"
#include "tools/progress.h"
#include "wasla/base/error.h"

namespace wasla::tools {
namespace {

constexpr Flag kCheckFlags[] = {
    {"quiet", 'q', nullptr, nullptr, "print errors only, no warnings and hints", "Options"},
    {"help", 'h', nullptr, nullptr, "print this", "Options"},
};
constexpr Flag kCompileFlags[] = {
    {"output", 'o', "FILE", "wasla.index", "the index to write", "Options"},
    {"models", 0, "DIR", nullptr,
     "trained models to put in (default: $WASLA_MODELS, or those that came with the program)", "Options"},
    {"quiet", 'q', nullptr, nullptr, "no progress and no warnings", "Options"},
    {"help", 'h', nullptr, nullptr, "print this", "Options"},
};
const Command kCheckCommand = {"wasla gazetteer check", "[OPTIONS] DIR...",
                               "Checks the gazetteers at or below each DIR, together, and prints every problem as\n"
                               "file:line: rule: message, what to do.",
                               kCheckFlags,
                               "Exit code: 0 no errors; 1 errors (warnings and hints are none); 2 wrong usage."};
const Command kCompileCommand = {
    "wasla gazetteer compile", "[OPTIONS] DIR...",
    "Compiles the gazetteers at or below each DIR into one index file. The same tables give the same bytes.",
    kCompileFlags, "Exit code: 0 done; 1 the index cannot be written; 2 wrong usage; 3 the gazetteers have errors."};

std::vector<std::filesystem::path> folders_of(const Options& options) {
  if (options.arguments().empty()) {
    throw Error(ErrorKind::kUsage, "no gazetteer was named", "give the folder of a gazetteer, or of several");
  }
  return {options.arguments().begin(), options.arguments().end()};
}

std::string print_problems(const Diagnostics& problems, bool errors_only) {
  std::string text;
  for (const Diagnostic& problem : problems) {
    if (!errors_only || problem.severity == Severity::kError) {
      text += to_string(problem) + "\n";
    }
  }
  return text;
}

int check(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kCheckCommand, arguments);
  if (options.has("help")) {
    print_help(kCheckCommand, std::cout);
    return kDone;
  }
  Diagnostics problems;
  read_gazetteers(folders_of(options), problems);
  OutputStream out;
  out.write(print_problems(problems, options.has("quiet")));
  out.finish();
  return has_errors(problems) ? kSomeBad : kDone;
}

int compile(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kCompileCommand, arguments);
  if (options.has("help")) {
    print_help(kCompileCommand, std::cout);
    return kDone;
  }
  const bool quiet = options.has("quiet");
  const std::string file = options.text("output");
  Diagnostics problems;
  bool good = false;
  {
    Progress progress(!quiet);
    good = compile_gazetteers(folders_of(options), file, {}, models_for_index(options.text("models")), problems,
                              [&](double share) { progress.update_share("compiling " + file, share); });
  }
  std::cerr << print_problems(problems, quiet);
  if (!good) {
    std::cerr << "wasla gazetteer compile: " << file << " was not written; mend the errors above\n";
    return kCannotOpen;
  }
  return kDone;
}

constexpr const char* kOverview =
    "Usage: wasla gazetteer check DIR...\n       wasla gazetteer compile [-o FILE] [--models DIR] DIR...\n"
    "       wasla gazetteer export FORMAT [-o FILE] DIR...\n"
    "       wasla gazetteer import FORMAT [OPTIONS] [FILE]... --to DIR [--onto DIR]...\n";

}  // namespace

int run_gazetteer(const std::vector<std::string>& arguments) {
  const std::string action = arguments.empty() ? "" : arguments.front();
  const std::vector<std::string> rest(arguments.begin() + (arguments.empty() ? 0 : 1), arguments.end());
  if (action == "check") {
    return check(rest);
  }
  if (action == "compile") {
    return compile(rest);
  }
  if (action == "export") {
    return run_gazetteer_export(rest);
  }
  if (action == "import") {
    return run_gazetteer_import(rest);
  }
  if (action == "--help" || action == "-h") {
    std::cout << kOverview;
    return kDone;
  }
  std::cerr << (action.empty() ? "" : "wasla gazetteer: there is no action '" + action + "'\n") << kOverview;
  return kUsage;
}

}  // namespace wasla::tools
