// wasla gazetteer check: every problem of the tables.
#include <iostream>
#include <vector>

#include "tools/gazetteer_action.h"
#include "tools/output_stream.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"quiet", 'q', nullptr, nullptr, "print errors only, no warnings and hints", "Options"},
    {"help", 'h', nullptr, nullptr, "print this", "Options"},
};

}  // namespace

const Command kGazetteerCheckCommand = {
    "wasla gazetteer check", "[OPTIONS] DIR...",
    "Checks the gazetteers at or below each DIR, together, and prints every problem as\n"
    "file:line: rule: message, what to do.",
    kFlags, "Exit code: 0 no errors; 1 errors (warnings and hints are none); 2 wrong usage."};

int run_gazetteer_check(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerCheckCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerCheckCommand, std::cout);
    return kDone;
  }
  Diagnostics problems;
  read_gazetteers(gazetteer_folders(options), problems);
  OutputStream out;
  out.write(problems_text(problems, options.has("quiet")));
  out.finish();
  return has_errors(problems) ? kSomeBad : kDone;
}

}  // namespace wasla::tools
