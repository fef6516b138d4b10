// wasla gazetteer compile: one index file from the tables.
#include <iostream>
#include <vector>

#include "tools/gazetteer_action.h"
#include "tools/gazetteer_index.h"
#include "tools/progress.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"output", 'o', "FILE", "wasla.index", "the index to write", "Options"},
    {"models", 0, "DIR", nullptr,
     "trained models to put in (default: $WASLA_MODELS, or those that came with the program)", "Options"},
    {"quiet", 'q', nullptr, nullptr, "no progress and no warnings", "Options"},
    {"help", 'h', nullptr, nullptr, "print this", "Options"},
};

}  // namespace

const Command kGazetteerCompileCommand = {
    "wasla gazetteer compile", "[OPTIONS] DIR...",
    "Compiles the gazetteers at or below each DIR into one index file. The same tables give the same bytes.", kFlags,
    "Exit code: 0 done; 1 the index cannot be written; 2 wrong usage; 3 the gazetteers have errors."};

int run_gazetteer_compile(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerCompileCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerCompileCommand, std::cout);
    return kDone;
  }
  const bool quiet = options.has("quiet");
  const std::string file = options.text("output");
  Diagnostics problems;
  bool good = false;
  {
    Progress progress(!quiet);
    good = compile_gazetteers(gazetteer_folders(options), file, {}, models_for_index(options.text("models")), problems,
                              [&](double share) { progress.update_share("compiling " + file, share); });
  }
  std::cerr << problems_text(problems, quiet);
  if (!good) {
    std::cerr << "wasla gazetteer compile: " << file << " was not written; mend the errors above\n";
    return kCannotOpen;
  }
  return kDone;
}

}  // namespace wasla::tools
