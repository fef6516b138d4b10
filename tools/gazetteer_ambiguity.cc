// wasla gazetteer ambiguity.
#include <algorithm>
#include <array>
#include <iostream>
#include <string>
#include <vector>

#include "tools/commands.h"
#include "tools/gazetteer_action.h"
#include "tools/gazetteer_tables.h"
#include "tools/input_list.h"
#include "tools/options.h"
#include "tools/output_stream.h"
#include "wasla/gazetteer/entity_page.h"
#include "wasla/gazetteer/shared_names.h"
#include "wasla/index/name_counter.h"
#include "wasla/io/document_reader.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"on", 0, "CORPUS", nullptr, "texts to count the names in: a file (.jsonl: a document a line) or a folder",
     "Options", true},
    {"min-count", 0, "N", "0", "with --on: leave out names that come more rarely", "Options"},
    {"top", 0, "K", nullptr, "the first K names only", "Options"},
    {"unmarked", 0, nullptr, nullptr, "only where two entities or more have it without context or never", "Options"},
    {"help", 'h', nullptr, nullptr, "print this", "Options"},
};
}  // namespace

const Command kGazetteerAmbiguityCommand = {
    "wasla gazetteer ambiguity", "[OPTIONS] [DIR...]",
    "Lists the names that several entities of the gazetteers at or below each DIR (default: gazetteers) share, with\n"
    "their kinds and uses, and how often each comes in texts: what is worth a look.",
    kFlags,
    "Names are counted as they are written, also behind Arabic proclitics; who is meant is not asked.\n"
    "Exit code: 0 done; 1 a document could not be read; 2 wrong usage; 3 there is no gazetteer."};

namespace {

struct Counted {
  SharedName name;
  std::uint64_t count = 0;
};

// True where all could be read.
bool count_in(const std::vector<std::string>& corpus, std::vector<Counted>& names) {
  index::NameCounter counter;
  std::vector<std::uint32_t> numbers;
  numbers.reserve(names.size());
  for (const Counted& one : names) {
    numbers.push_back(counter.add(one.name.text));
  }
  std::vector<std::uint64_t> counts(counter.size());
  text::Tokens tokens;
  bool good = true;
  InputList inputs(corpus, true);
  while (const auto input = inputs.next()) {
    const bool jsonl = input->path.ends_with(".jsonl") || input->path.ends_with(".ndjson");
    ReaderOptions reading;
    reading.format = jsonl ? InputFormat::kJsonl : InputFormat::kText;
    DocumentReader reader(input->path, reading);
    while (const auto document = reader.next()) {
      if (!document->error.empty()) {
        std::cerr << "wasla gazetteer ambiguity: " << document->located(document->error) << '\n';
        good = false;
        continue;
      }
      counter.count(document->text, counts, tokens);
      // A text too long for the memory comes in pieces; a name across their border is not counted.
      std::string piece(1u << 20, '\0');
      while (document->rest) {
        const std::size_t read = document->rest->read(piece.data(), piece.size());
        if (read == 0) {
          break;
        }
        counter.count(std::string_view(piece).substr(0, read), counts, tokens);
      }
    }
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    names[i].count = counts[numbers[i]];
  }
  return good;
}

std::string written(const SetIndex& index, const Counted& counted, bool with_count) {
  const SharedName& name = counted.name;
  std::string text = (with_count ? std::to_string(counted.count) + " times, " : "") + std::to_string(name.entities) +
                     " entities, " + std::to_string(name.unmarked) + " unmarked, " + name.lang + ": " + name.text +
                     "\n";
  for (const RowPlace& place : name.rows) {
    const Name& row = index.name(place);
    const Entity* entity = index.entity(row.id);
    const std::string use = to_string(row.use);
    text += "  " + row.id + ", " + std::string(to_string(row.kind)) + (use.empty() ? "" : " [" + use + "]") +
            (entity ? ", prior " + std::to_string(entity->prior) + ", " + entity->description : "") + "\n";
  }
  return text;
}

}  // namespace

int run_gazetteer_ambiguity(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerAmbiguityCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerAmbiguityCommand, std::cout);
    return kDone;
  }
  const bool counted = options.has("on");
  const auto least = static_cast<std::uint64_t>(options.integer("min-count", 0, 1'000'000'000));
  const std::size_t top = options.has("top") ? static_cast<std::size_t>(options.integer("top", 1, 1'000'000'000)) : 0;
  const GazetteerSet set = read_set(kGazetteerAmbiguityCommand.name, options.arguments());
  const SetIndex index(set);
  std::vector<Counted> names;
  for (SharedName& name : shared_names(set)) {
    if (!options.has("unmarked") || name.unmarked > 1) {
      names.push_back({std::move(name), 0});
    }
  }
  const bool good = !counted || count_in(options.texts("on"), names);
  std::stable_sort(names.begin(), names.end(), [](const Counted& a, const Counted& b) { return a.count > b.count; });
  OutputStream out;
  std::size_t printed = 0;
  for (const Counted& one : names) {
    if ((top == 0 || printed < top) && (!counted || one.count >= least)) {
      out.write(written(index, one, counted));
      ++printed;
    }
  }
  out.finish();
  return good ? kDone : kSomeBad;
}

}  // namespace wasla::tools
