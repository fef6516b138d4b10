// wasla train: models from gazetteers, tables of names and plain text.
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "tools/commands.h"
#include "tools/options.h"
#include "tools/progress.h"
#include "tools/train_names.h"
#include "tools/train_ranker.h"
#include "wasla/base/error.h"
#include "wasla/gazetteer/gazetteer.h"
#include "wasla/models/language_trainer.h"
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
    {"gold", 0, "FILE", nullptr, "texts with their links to train the ranker on, JSON Lines as 'wasla evaluate' reads",
     "Data", true},
    {"hard-gold", 0, "FILE", nullptr,
     "the same, written to be hard: learned from, but no measure of how sure a link is", "Data", true},
    {"output", 'o', "DIR", "models", "the folder of models to write to", "Output"},
    {"licence", 0, "TEXT", "CC0-1.0",
     "the licence of the models of names, which follows from the data's, for their cards", "Output"},
    {"quiet", 'q', nullptr, nullptr, "no progress and no word of what was written", "Output"},
    {"help", 'h', nullptr, nullptr, "print this", "Output"},
};
}  // namespace

const Command kTrainCommand = {
    "wasla train", "alignment|vectors|pieces|names|language|words|ranker|all [OPTIONS] [GAZETTEER]...",
    "Makes a model anew, the same bytes from the same data. `alignment`: how letters of one writing system stand for "
    "those\n"
    "of another, and what names of the same thing have in common; `vectors`: names as vectors, so that spellings of "
    "one\n"
    "lie together; `pieces`: what names are put together from. They learn from names of one entity in the gazetteers\n"
    "named and from tables of pairs; `names` makes the three. `language` and `words` learn from text; `ranker`, how\n"
    "much each kind of evidence weighs in `wasla link`, from texts with their links. `all` makes every model.",
    kFlags};

namespace {

void report(const Diagnostics& problems) {
  for (const Diagnostic& problem : problems) {
    std::cerr << "wasla train: " << to_string(problem) << '\n';
  }
}

models::TrainingProgress shown_by(Progress& progress) {
  return [&progress](std::string_view stage, double share) { progress.update_share(std::string(stage), share); };
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
  progress.note("wrote " + folder.string());
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
  progress.note("wrote " + folder.string());
  return kDone;
}

}  // namespace

int run_train(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kTrainCommand, arguments);
  if (options.has("help")) {
    print_help(kTrainCommand, std::cout);
    return kDone;
  }
  std::vector<std::string> gazetteers = options.arguments();
  const std::string model = gazetteers.empty() ? "" : gazetteers.front();
  const bool all = model == "all";
  const NameModels of_names{.alignment = all || model == "names" || model == "alignment",
                            .vectors = all || model == "names" || model == "vectors",
                            .pieces = all || model == "names" || model == "pieces"};
  const bool names = of_names.alignment || of_names.vectors || of_names.pieces;
  if (!names && model != "language" && model != "words" && model != "ranker") {
    throw Error(ErrorKind::kUsage, model.empty() ? "no model was named" : "there is no model '" + model + "' to train",
                "name alignment, vectors, pieces, names, language, words, ranker or all");
  }
  if ((model == "language" || model == "words") && options.has("licence")) {
    throw Error(ErrorKind::kUsage, "--licence belongs to the models of names",
                "leave it out; the card of this model has the licence of the text that ships");
  }
  gazetteers.erase(gazetteers.begin());
  if (all || model == "language") {
    train_language_model(options);
  }
  if (all || model == "words") {
    train_words_model(options, gazetteers);
  }
  if (names) {
    train_name_models(of_names, options, gazetteers);
  }
  if (all || model == "ranker") {
    train_ranker_model(options, gazetteers);
  }
  return kDone;
}

}  // namespace wasla::tools
