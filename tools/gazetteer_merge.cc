// wasla gazetteer merge: one entity of several.
#include <iostream>
#include <limits>
#include <set>

#include "tools/gazetteer_edit.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"reason", 0, "TEXT", "merged", "for redirects.tsv", "Options"},
    kInFlag,
    kDryRunFlag,
    kHelpFlag,
};

}  // namespace

const Command kGazetteerMergeCommand = {
    "wasla gazetteer merge", "KEEP OTHER... [OPTIONS]",
    "Makes one entity of several that are the same thing: names, relations, identifiers and places of each OTHER are\n"
    "said of KEEP, in all the gazetteers, and a redirect leads from OTHER to KEEP. A label for which KEEP has one\n"
    "becomes an alias; empty fields of KEEP are filled. Rows stay in their gazetteer if it may speak of KEEP.",
    kFlags, kEditNotes};

int run_gazetteer_merge(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerMergeCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerMergeCommand, std::cout);
    return kDone;
  }
  const std::vector<std::string>& ids = ids_of(options, 2, std::numeric_limits<std::size_t>::max());
  gazetteer::EditSession session = open_for_edit(options);
  std::set<std::string> merged;  // the same thing may be named twice, by an old ID and by a new one
  for (std::size_t i = 1; i < ids.size(); ++i) {
    if (merged.insert(session.follow(ids[i])).second) {
      gazetteer::merge_entities(session, ids[0], ids[i], options.text("reason"));
    }
  }
  return finish_edit(session, options, kGazetteerMergeCommand);
}

}  // namespace wasla::tools
