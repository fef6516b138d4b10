#include "tools/gazetteer_tables.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string_view>

#include "wasla/base/error.h"

namespace wasla::tools {
namespace {

// That something refers to a gazetteer which was not named does no harm where rows are only looked at.
bool is_about_what_is_absent(const Diagnostic& problem) {
  constexpr std::string_view kRules[] = {"E201", "E202", "E302", "E402", "E607"};
  return std::find(std::begin(kRules), std::end(kRules), problem.rule.substr(0, 4)) != std::end(kRules);
}

}  // namespace

GazetteerSet read_set(const std::string& command, std::vector<std::string> folders) {
  if (folders.empty()) {
    folders.emplace_back("gazetteers");
  }
  Diagnostics problems;
  GazetteerSet set = read_gazetteers({folders.begin(), folders.end()}, problems);
  if (set.gazetteers.empty()) {
    throw Error(ErrorKind::kGazetteer, folders.front(), 0, "there is no gazetteer here",
                "name the folder of a gazetteer, or one that has gazetteers below it");
  }
  std::size_t errors = 0;
  for (const Diagnostic& problem : problems) {
    errors += problem.severity == Severity::kError && !is_about_what_is_absent(problem) ? 1 : 0;
  }
  if (errors > 0) {
    std::cerr << command << ": the tables have " << errors << (errors == 1 ? " error" : " errors")
              << "; what could be read is used (`wasla gazetteer lint` lists them)\n";
  }
  return set;
}

}  // namespace wasla::tools
