// wasla gazetteer diff.
#include <iostream>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "tools/commands.h"
#include "tools/gazetteer_action.h"
#include "tools/gazetteer_tables.h"
#include "tools/git_revision.h"
#include "tools/options.h"
#include "tools/output_stream.h"
#include "wasla/base/error.h"
#include "wasla/gazetteer/difference.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"git", 0, nullptr, nullptr, "A and B are git revisions; without B, the files as they are now", "Options"},
    {"path", 0, "DIR", "gazetteers", "with --git: the folder to compare", "Options"},
    {"json", 0, nullptr, nullptr, "one JSON object", "Options"},
    {"help", 'h', nullptr, nullptr, "print this", "Options"},
};
}  // namespace

const Command kGazetteerDiffCommand = {
    "wasla gazetteer diff", "[OPTIONS] A B | --git REV1 [REV2]",
    "Says in words how gazetteers differ: entities, names and relations added, removed and changed. A and B are "
    "folders,\n"
    "or REV:FOLDER for what a git revision has. Where a row stands does not matter, nor in which order.",
    kFlags, "Exit code: 0 done, whether or not they differ; 2 wrong usage; 3 one of them cannot be read."};

namespace {

// A folder, or a revision laid out for as long as `kept` lives.
std::string folder_of(const std::string& argument, std::vector<std::unique_ptr<GitRevision>>& kept) {
  std::error_code ignored;
  const std::size_t colon = argument.find(':');
  if (colon == std::string::npos || std::filesystem::exists(argument, ignored)) {
    return argument;
  }
  kept.push_back(std::make_unique<GitRevision>(argument.substr(0, colon), argument.substr(colon + 1)));
  return kept.back()->folder().string();
}

}  // namespace

int run_gazetteer_diff(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerDiffCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerDiffCommand, std::cout);
    return kDone;
  }
  const bool git = options.has("git");
  std::vector<std::string> sides = options.arguments();
  if (git) {
    for (std::string& side : sides) {
      side += ":" + options.text("path");
    }
    if (sides.size() == 1) {
      sides.push_back(options.text("path"));
    }
  }
  if (sides.size() != 2) {
    throw Error(ErrorKind::kUsage, "there are not two states to compare",
                git ? "give one revision or two" : "give two folders, or REV:FOLDER");
  }
  std::vector<std::unique_ptr<GitRevision>> kept;
  const GazetteerSet before = read_set(kGazetteerDiffCommand.name, {folder_of(sides[0], kept)});
  const GazetteerSet after = read_set(kGazetteerDiffCommand.name, {folder_of(sides[1], kept)});
  const GazetteerDifference found = difference(before, after);
  OutputStream out;
  out.write(options.has("json") ? in_json(found) : in_words(found));
  out.finish();
  return kDone;
}

}  // namespace wasla::tools
