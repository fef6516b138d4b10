// wasla gazetteer cluster.
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "tools/commands.h"
#include "tools/gazetteer_action.h"
#include "tools/gazetteer_tables.h"
#include "tools/model_choice.h"
#include "tools/options.h"
#include "tools/output_stream.h"
#include "wasla/base/error.h"
#include "wasla/base/parallel.h"
#include "wasla/gazetteer/entity_page.h"
#include "wasla/index/likely_duplicates.h"
#include "wasla/text/json_text.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"min-probability", 0, "P", "0.5", "leave out pairs below this probability", "Options"},
    {"type", 0, "TYPE", nullptr, "of this type only: PER, ORG, LOC or MISC", "Options"},
    {"json", 0, nullptr, nullptr, "one JSON object a pair and line", "Options"},
    {"models", 0, "DIR", nullptr, "trained models (default: $WASLA_MODELS, or those that came with the program)",
     "Options"},
    {"jobs", 'j', "N", "0", "names compared at a time; 0: one per core", "Options"},
    {"help", 'h', nullptr, nullptr, "print this", "Options"},
};
}  // namespace

const Command kGazetteerClusterCommand = {
    "wasla gazetteer cluster", "[OPTIONS] [DIR...]",
    "Lists entities of the gazetteers at or below each DIR (default: gazetteers) that may be one: their names sound\n"
    "alike, in any script, and class, description, place, Wikidata item and relations do not speak against it.",
    kFlags,
    "A pair that you have looked at and found to be two things does not come again once judgements.tsv of a gazetteer\n"
    "has the row: id FIRST, verdict different, other SECOND.\n"
    "Exit code: 0 done; 2 wrong usage; 3 there is no gazetteer or no model."};

namespace {

std::string four_digits(double value) {
  char digits[16];
  std::snprintf(digits, sizeof digits, "%.4f", value);
  return digits;
}

std::string as_text(const SetIndex& index, const LikelyDuplicate& pair) {
  return four_digits(pair.probability) + "  " + std::to_string(pair.alike) + " of " + std::to_string(pair.asked) +
         " labels alike\n  " + entity_line(index, pair.first) + "\n  " + entity_line(index, pair.second) + "\n";
}

void append_entity(const SetIndex& index, const std::string& id, const std::string& name, std::string& out) {
  const Entity& entity = *index.entity(id);
  out += "{\"id\":";
  append_json_string(id, out);
  out += ",\"type\":";
  append_json_string(to_string(entity.type), out);
  out += ",\"class\":";
  append_json_string(class_name(entity.entity_class), out);
  out += ",\"description\":";
  append_json_string(entity.description, out);
  out += ",\"name\":";
  append_json_string(name, out);
  out += "}";
}

std::string as_json(const SetIndex& index, const LikelyDuplicate& pair) {
  std::string out = "{\"probability\":" + four_digits(pair.probability) + ",\"alike\":" + std::to_string(pair.alike) +
                    ",\"labels\":" + std::to_string(pair.asked) + ",\"entities\":[";
  append_entity(index, pair.first, pair.first_name, out);
  out += ",";
  append_entity(index, pair.second, pair.second_name, out);
  return out + "]}\n";
}

}  // namespace

int run_gazetteer_cluster(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerClusterCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerClusterCommand, std::cout);
    return kDone;
  }
  DuplicateOptions wanted;
  wanted.min_probability = options.decimal("min-probability", 0, 1);
  wanted.jobs = job_count(options.integer("jobs", 0, 1024));
  if (options.has("type")) {
    wanted.type = parse_entity_type(options.choice("type", {"PER", "ORG", "LOC", "MISC"}));
  }
  const GazetteerSet set = read_set(kGazetteerClusterCommand.name, options.arguments());
  const NameMatchingModel model = read_name_matching(options.text("models"));
  const SetIndex index(set);
  OutputStream out;
  for (const LikelyDuplicate& pair : likely_duplicates(set, model, wanted)) {
    out.write(options.has("json") ? as_json(index, pair) : as_text(index, pair));
  }
  out.finish();
  return kDone;
}

}  // namespace wasla::tools
