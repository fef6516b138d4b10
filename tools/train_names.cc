#include "tools/train_names.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "tools/progress.h"
#include "wasla/base/error.h"
#include "wasla/gazetteer/gazetteer.h"
#include "wasla/index/match_trainer.h"
#include "wasla/models/model_folder.h"
#include "wasla/models/name_vectors.h"
#include "wasla/models/piece_trainer.h"
#include "wasla/models/vector_trainer.h"

namespace wasla::tools {
namespace {

namespace fs = std::filesystem;

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

constexpr const char* kAlignmentPurpose =
    "# Alignment model\n\n"
    "Purpose: tells how likely two spellings are of one name, across Arabic, Sorani, Kurmanji and Latin letters "
    "(`wasla match`).\n`alignment.tsv` holds the operations on letters, docs/formats/alignment.md its format; "
    "`weights.tsv` the weights of the features\nthat compare whole names.\n";
constexpr const char* kVectorsPurpose =
    "# Name vectors\n\n"
    "Purpose: tells `wasla match` how near two names are, and finds names where skeletons bring no good one.\n"
    "Vectors of the letter sequences of neutral forms, docs/formats/vectors.md their format.\n\n"
    "Method: fastText 0.9.2, skip-gram with negative sampling; 64 dimensions, letter sequences of 2 to 4 in 50,000\n"
    "buckets, 5 epochs, one thread, seed 1, over the words of pairs of names beside one another.\n";
constexpr const char* kPiecesPurpose =
    "# Pieces\n\n"
    "Purpose: finds names by the rare pieces they share with a query, where skeletons bring no good one (`wasla "
    "match`).\n"
    "Pieces of neutral forms and their scores, docs/formats/pieces.md their format.\n\n"
    "Method: SentencePiece 0.1.97, unigram, 4,000 pieces of at most 16 letters, no normalisation, one thread, over "
    "the\n"
    "names below.\n";

std::string card(const char* purpose, const Data& data, const std::vector<std::string>& quality,
                 const std::string& licence, const char* model, const std::vector<models::ModelFile>& files) {
  std::string text = std::string(purpose) + "\nLearned from:\n";
  for (const std::string& source : data.sources) {
    text += "- " + source + "\n";
  }
  if (!quality.empty()) {
    text +=
        "\nQuality, on queries that stand beside none of their targets in the data above: share of queries whose right "
        "name is first (R@1) and among "
        "the\n"
        "first ten (R@10) of the names listed.\n\n| query | target | queries | names | R@1 | R@10 |\n"
        "|---|---|---|---|---|---|\n";
    for (const std::string& line : quality) {
      text += line + "\n";
    }
  }
  std::size_t bytes = 0;
  for (const models::ModelFile& file : files) {
    bytes += file.bytes.size();
  }
  return text + "\nLicence: " + licence + "\n\nMade by: `wasla train " + model +
         "`, as docs/guide.md tells.\n\nSize: " + std::to_string(bytes / 1024) + " KiB\n";
}

}  // namespace

void train_name_models(const NameModels& chosen, const Options& options, const std::vector<std::string>& gazetteers) {
  const Data data = read_data(options, gazetteers);
  Progress progress(!options.has("quiet"));
  const models::TrainingProgress shown = [&progress](std::string_view stage, double share) {
    progress.update_share(std::string(stage), share);
  };
  const auto write = [&](const char* model, const char* purpose, const std::vector<models::ModelFile>& files,
                         const std::vector<std::string>& quality) {
    const fs::path folder = fs::path(options.text("output")) / model;
    models::write_model_folder(folder, files, card(purpose, data, quality, options.text("licence"), model, files));
    progress.note("wrote " + folder.string());
  };
  std::string vectors, pieces;
  // An alignment can be learned from less than vectors can.
  if (chosen.vectors || (chosen.alignment && !models::name_vector_examples(data.pairs).empty())) {
    vectors = models::train_name_vectors(data.pairs, shown);
  }
  if (chosen.pieces || chosen.alignment) {
    pieces = models::train_pieces(models::piece_names(data.pairs), shown);
  }
  if (chosen.vectors) {
    write("vectors", kVectorsPurpose, {{models::kNameVectorsFile, vectors}}, {});
  }
  if (chosen.pieces) {
    write("pieces", kPiecesPurpose, {{models::kPiecesFile, pieces}}, {});
  }
  if (chosen.alignment) {
    const MatchModels others{vectors.empty() ? nullptr : models::NameVectors::own(vectors),
                             models::Pieces::own(pieces)};
    const NameMatchingModel model = train_name_matching(data.pairs, others, shown);
    std::vector<std::string> quality;
    for (const std::string& file : options.texts("test")) {
      const std::vector<std::string> lines = measure(file, data.pairs, model);
      quality.insert(quality.end(), lines.begin(), lines.end());
    }
    write("alignment", kAlignmentPurpose,
          {{"alignment.tsv", model.alignment.write()}, {"weights.tsv", model.weights.write()}}, quality);
  }
}

}  // namespace wasla::tools
