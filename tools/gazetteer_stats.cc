// wasla gazetteer stats.
#include <iostream>
#include <string>
#include <vector>

#include "tools/commands.h"
#include "tools/gazetteer_action.h"
#include "tools/gazetteer_tables.h"
#include "tools/options.h"
#include "tools/output_stream.h"
#include "wasla/gazetteer/statistics.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"gaps", 0, nullptr, nullptr, "list entities without a label, without relations, without a description", "Options"},
    {"lang", 0, "TAG", nullptr, "languages whose labels --gaps asks for (default: ar, ckb, kmr, en)", "Options", true},
    {"json", 0, nullptr, nullptr, "one JSON object", "Options"},
    {"help", 'h', nullptr, nullptr, "print this", "Options"},
};
}  // namespace

const Command kGazetteerStatsCommand = {"wasla gazetteer stats", "[OPTIONS] [DIR...]",
                                        "Counts what the gazetteers at or below each DIR (default: gazetteers) hold.",
                                        kFlags, "Exit code: 0 done; 2 wrong usage; 3 there is no gazetteer."};

namespace {}  // namespace

int run_gazetteer_stats(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerStatsCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerStatsCommand, std::cout);
    return kDone;
  }
  const GazetteerSet set = read_set(kGazetteerStatsCommand.name, options.arguments());
  const SetIndex index(set);
  const std::vector<std::string> given = options.texts("lang");
  const GazetteerGaps gaps = gaps_of(index, given.empty() ? std::vector<std::string>{"ar", "ckb", "kmr", "en"} : given);
  const GazetteerGaps* wanted = options.has("gaps") ? &gaps : nullptr;
  const GazetteerStatistics statistics = statistics_of(set);
  OutputStream out;
  out.write(options.has("json") ? written_as_json(statistics, wanted) : written(statistics, wanted));
  out.finish();
  return kDone;
}

}  // namespace wasla::tools
