// wasla train: models from gazetteers, tables of names and plain text.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "tools/commands.h"
#include "tools/options.h"
#include "tools/progress.h"
#include "wasla/base/error.h"
#include "wasla/gazetteer/gazetteer.h"
#include "wasla/index/match_trainer.h"
#include "wasla/models/language_trainer.h"
#include "wasla/models/model_folder.h"
#include "wasla/models/piece_trainer.h"
#include "wasla/models/vector_trainer.h"
#include "wasla/models/word_lists.h"
#include "wasla/models/word_table_trainer.h"

namespace wasla::tools {
namespace {

namespace fs = std::filesystem;

constexpr Flag kFlags[] = {
    {"names", 0, "FILE", nullptr, "a table of pairs of names: query, query_lang, target, target_lang, id", "Data",
     true},
    {"test", 0, "FILE", nullptr, "pairs of names to measure the alignment model on, for its card; not learned from",
     "Data", true},
    {"text", 0, "DIR", nullptr, "plain text in files called by their language (ckb.txt)", "Data", true},
    {"word-lists", 0, "DIR", nullptr, "lists of words, ar_freq_50k.tsv or ckb_common.tsv", "Data", true},
    {"output", 'o', "DIR", "models", "the folder of models to write to", "Output"},
    {"licence", 0, "TEXT", "CC0-1.0", "the licence of the model, which follows from the data's, for its card",
     "Output"},
    {"quiet", 'q', nullptr, nullptr, "no progress", "Output"},
    {"help", 'h', nullptr, nullptr, "print this", "Output"},
};
const Command kCommand = {
    "wasla train", "alignment [OPTIONS] [GAZETTEER]...",
    "Makes a model anew, the same bytes from the same data. `alignment`: how letters of one writing system stand for "
    "those\n"
    "of another, and what names of the same thing have in common; learned from names of one entity in the gazetteers\n"
    "named and from tables of pairs.",
    kFlags};

constexpr std::size_t kMostGazetteerPairs = 6;  // of one entity, for each two writing systems
constexpr std::size_t kMostTargetPairs = 4;     // … among the targets of one id in a table

struct Data {
  std::vector<models::NamePair> pairs;
  std::vector<std::string> sources;  // for the card
};

void report(const Diagnostics& problems) {
  for (const Diagnostic& problem : problems) {
    std::cerr << "wasla train: " << to_string(problem) << '\n';
  }
}

// Different spellings of one id's targets are pairs of one writing system.
void add_target_pairs(const std::vector<models::NamePair>& pairs, std::vector<models::NamePair>& out) {
  std::vector<models::TaggedName> targets;
  for (const models::NamePair& pair : pairs) {
    if (!pair.target.id.empty()) {
      targets.push_back(pair.target);
    }
  }
  auto key = [](const models::TaggedName& n) { return std::tie(n.id, n.lang, n.text); };
  std::sort(targets.begin(), targets.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  targets.erase(
      std::unique(targets.begin(), targets.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); }),
      targets.end());
  const std::vector<models::NamePair> more = models::pairs_of_names(targets, kMostTargetPairs);
  out.insert(out.end(), more.begin(), more.end());
}

Data read_data(const Options& options, const std::vector<std::string>& gazetteers) {
  Data data;
  Diagnostics problems;
  for (const std::string& file : options.texts("names")) {
    ProblemReporter reporter(file, problems);
    const std::vector<models::NamePair> pairs = models::read_name_pairs(file, reporter);
    reporter.finish();
    data.pairs.insert(data.pairs.end(), pairs.begin(), pairs.end());
    add_target_pairs(pairs, data.pairs);
    data.sources.push_back(fs::path(file).filename().string() + ": " + std::to_string(pairs.size()) +
                           " pairs of names");
  }
  if (!gazetteers.empty()) {
    const GazetteerSet set = read_gazetteers({gazetteers.begin(), gazetteers.end()}, problems);
    for (const Gazetteer& gazetteer : set.gazetteers) {
      std::vector<models::TaggedName> names;
      for (const Name& name : gazetteer.names) {
        // Acronyms and nicknames do not sound like their entity's other names.
        if (name.kind != NameKind::kAcronym && name.kind != NameKind::kNickname) {
          names.push_back({name.id, name.lang, name.text});
        }
      }
      const std::vector<models::NamePair> pairs = models::pairs_of_names(names, kMostGazetteerPairs);
      data.pairs.insert(data.pairs.end(), pairs.begin(), pairs.end());
      data.sources.push_back("gazetteer " + gazetteer.name + " (" + gazetteer.manifest.licence +
                             "): " + std::to_string(names.size()) + " names");
    }
  }
  report(problems);
  if (has_errors(problems)) {
    throw Error(ErrorKind::kInput, "the data to train on has errors", "mend what is listed above and run again");
  }
  if (data.pairs.empty()) {
    throw Error(ErrorKind::kUsage, "there is nothing to train on", "name gazetteers, or tables with --names FILE");
  }
  return data;
}

models::TrainingProgress shown_by(Progress& progress) {
  return [&progress](std::string_view stage, double share) { progress.update_share(std::string(stage), share); };
}

// How often the right target is first, and among the first ten, for each two languages of a table of pairs: a line
// each.
// A query that stands beside one of its targets in `learned` is no test and left out.
std::vector<std::string> measure(const std::string& file, const std::vector<models::NamePair>& learned,
                                 const NameMatchingModel& model) {
  std::set<std::pair<std::string_view, std::string_view>> known;
  for (const models::NamePair& pair : learned) {
    known.emplace(pair.query.text, pair.target.text);
    known.emplace(pair.target.text, pair.query.text);
  }
  Diagnostics problems;
  ProblemReporter reporter(file, problems);
  using Names = std::vector<models::TaggedName>;
  std::map<std::pair<std::string, std::string>, std::pair<std::map<std::string, std::set<std::string>>, Names>> groups;
  std::set<std::tuple<std::string, std::string, std::string>> learned_queries;
  for (const models::NamePair& pair : models::read_name_pairs(file, reporter)) {
    auto& [queries, list] = groups[{pair.query.lang, pair.target.lang}];
    queries[pair.query.text].insert(pair.target.id);
    list.push_back(pair.target);
    if (known.count({pair.query.text, pair.target.text})) {
      learned_queries.insert({pair.query.lang, pair.target.lang, pair.query.text});
    }
  }
  for (const auto& [query_lang, target_lang, query] : learned_queries) {
    groups[{query_lang, target_lang}].first.erase(query);
  }
  report(problems);
  std::vector<std::string> lines;
  for (const auto& [langs, group] : groups) {
    if (group.first.empty()) {
      continue;
    }
    const NameSearch search(group.second, model);
    NameSearch::Scratch scratch;
    std::size_t first = 0, ten = 0;
    for (const auto& [query, ids] : group.first) {
      std::size_t rank = 0;
      for (const FoundName& found : search.find(query, langs.first, {}, scratch)) {
        ++rank;
        if (ids.count(group.second[found.name].id)) {
          first += rank == 1;
          ++ten;
          break;
        }
      }
    }
    char line[200];
    std::snprintf(line, sizeof line, "| %s | %s | %zu | %zu | %.3f | %.3f |", langs.first.c_str(), langs.second.c_str(),
                  group.first.size(), group.second.size(),
                  static_cast<double>(first) / static_cast<double>(group.first.size()),
                  static_cast<double>(ten) / static_cast<double>(group.first.size()));
    lines.emplace_back(line);
  }
  return lines;
}

std::string alignment_card(const Data& data, const std::vector<std::string>& quality, const std::string& licence,
                           std::size_t bytes) {
  std::string card =
      "# Alignment model\n\n"
      "Purpose: tells how likely two spellings are of one name, across Arabic, Sorani, Kurmanji and Latin letters "
      "(`wasla match`).\n`alignment.tsv` holds the operations on letters, docs/formats/alignment.md its format; "
      "`weights.tsv` the weights of the features\nthat compare whole names.\n\nLearned from:\n";
  for (const std::string& source : data.sources) {
    card += "- " + source + "\n";
  }
  if (!quality.empty()) {
    card +=
        "\nQuality, on queries that stand beside none of their targets in the data above: share of queries whose right "
        "name is first (R@1) and among "
        "the\n"
        "first ten (R@10) of the names listed.\n\n| query | target | queries | names | R@1 | R@10 |\n"
        "|---|---|---|---|---|---|\n";
    for (const std::string& line : quality) {
      card += line + "\n";
    }
  }
  card += "\nLicence: " + licence +
          "\n\nMade by: `wasla train alignment`, as docs/guide.md tells.\n\nSize: " + std::to_string(bytes / 1024) +
          " KiB\n";
  return card;
}

int train_alignment_model(const Options& options, const std::vector<std::string>& gazetteers) {
  const Data data = read_data(options, gazetteers);
  Progress progress(!options.has("quiet"));
  models::write_model_folder(fs::path(options.text("output")) / "vectors", {{models::kNameVectorsFile, models::train_name_vectors(data.pairs, shown_by(progress))}}, "# Name vectors\n");
  models::write_model_folder(fs::path(options.text("output")) / "pieces", {{models::kPiecesFile, models::train_pieces(models::piece_names(data.pairs), shown_by(progress))}}, "# Pieces\n");
  const NameMatchingModel model = train_name_matching(data.pairs, shown_by(progress));
  const std::vector<models::ModelFile> files{{"alignment.tsv", model.alignment.write()},
                                             {"weights.tsv", model.weights.write()}};
  std::vector<std::string> quality;
  for (const std::string& file : options.texts("test")) {
    const std::vector<std::string> lines = measure(file, data.pairs, model);
    quality.insert(quality.end(), lines.begin(), lines.end());
  }
  const fs::path folder = fs::path(options.text("output")) / "alignment";
  models::write_model_folder(
      folder, files,
      alignment_card(data, quality, options.text("licence"), files[0].bytes.size() + files[1].bytes.size()));
  progress.message("wrote " + folder.string());
  return kDone;
}

models::NameOf name_of(EntityType type) {
  return type == EntityType::kPerson     ? models::NameOf::kPerson
         : type == EntityType::kLocation ? models::NameOf::kPlace
                                         : models::NameOf::kOther;
}

std::vector<fs::path> folders(const Options& options, std::string_view flag, const char* model) {
  const std::vector<std::string> named = options.texts(flag);
  if (named.empty()) {
    throw Error(ErrorKind::kUsage, "there is no text to train the model '" + std::string(model) + "' on",
                "name a folder with --" + std::string(flag) + " DIR");
  }
  return {named.begin(), named.end()};
}

int train_language_model(const Options& options) {
  Progress progress(!options.has("quiet"));
  const fs::path folder = fs::path(options.text("output")) / "language";
  models::train_language(folder, models::read_text_folders(folders(options, "text", "language")), shown_by(progress));
  progress.message("wrote " + folder.string());
  return kDone;
}

int train_words_model(const Options& options, const std::vector<std::string>& gazetteers) {
  models::WordTableSources sources;
  sources.texts = models::read_text_folders(folders(options, "text", "words"));
  if (const std::vector<std::string> lists = options.texts("word-lists"); !lists.empty()) {
    sources.words = models::read_word_lists({lists.begin(), lists.end()});
  }
  for (const std::string& file : options.texts("names")) {
    const std::vector<models::KnownName> tokens = models::read_name_tokens(file);
    sources.names.insert(sources.names.end(), tokens.begin(), tokens.end());
  }
  if (!gazetteers.empty()) {
    Diagnostics problems;
    const MergedGazetteer merged = merge(read_gazetteers({gazetteers.begin(), gazetteers.end()}, problems));
    report(problems);
    if (has_errors(problems)) {
      throw Error(ErrorKind::kGazetteer, "the gazetteers have errors", "mend what is listed above and run again");
    }
    std::map<std::string_view, EntityType> types;
    for (const Entity& entity : merged.entities) {
      types[entity.id] = entity.type;
    }
    for (const Name& name : merged.names) {
      const auto type = types.find(name.id);
      sources.names.push_back({name.lang, name.text,
                               type == types.end() ? models::NameOf::kOther : name_of(type->second),
                               name.use == kUseAlways});
    }
  }
  Progress progress(!options.has("quiet"));
  const fs::path folder = fs::path(options.text("output")) / "words";
  models::train_words(folder, sources, shown_by(progress));
  progress.message("wrote " + folder.string());
  return kDone;
}

}  // namespace

int run_train(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kCommand, arguments);
  if (options.has("help")) {
    print_help(kCommand, std::cout);
    return kDone;
  }
  std::vector<std::string> gazetteers = options.arguments();
  const std::string model = gazetteers.empty() ? "" : gazetteers.front();
  const bool all = model == "all";
  if (!all && model != "alignment" && model != "language" && model != "words") {
    throw Error(ErrorKind::kUsage, model.empty() ? "no model was named" : "there is no model '" + model + "' to train",
                "name alignment, language, words or all");
  }
  if ((model == "language" || model == "words") && options.has("licence")) {
    throw Error(ErrorKind::kUsage, "--licence belongs to the alignment model",
                "leave it out; the card of this model has the licence of the text that ships");
  }
  gazetteers.erase(gazetteers.begin());
  if (all || model == "language") {
    train_language_model(options);
  }
  if (all || model == "words") {
    train_words_model(options, gazetteers);
  }
  if (all || model == "alignment") {
    train_alignment_model(options, gazetteers);
  }
  return kDone;
}

}  // namespace wasla::tools
