// wasla evaluate: how good the links are, against a gold set.
#include <unistd.h>

#include <algorithm>
#include <boost/program_options.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <set>
#include <unordered_map>

#include "wasla/base/error.h"
#include "wasla/evaluation/entity_mapping.h"
#include "wasla/evaluation/gold_reader.h"
#include "wasla/evaluation/report.h"
#include "wasla/evaluation/scorer.h"
#include "wasla/index/index_builder.h"
#include "wasla/linking/linker.h"
#include "wasla/text/offset_map.h"

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace wasla::tools {
namespace {

constexpr int kDone = 0, kUsage = 2, kUnreadable = 3;

struct Options {
  std::vector<std::string> gold, system, gazetteers;
  std::string entities, map, index;
  double min_probability = kDefaultMinProbability;
  bool min_probability_given = false;
  bool given_mentions = false, nil = false, json = false, help = false;
  std::uint64_t errors = 0;
};

po::options_description describe(Options& o) {
  po::options_description description("Options", 110, 60);
  auto add = description.add_options();
  add("gold", po::value(&o.gold)->multitoken()->value_name("FILE…"),
      "gold documents as JSON Lines: id, text, lang, mentions with start, end (code points), id, type");
  add("entities", po::value(&o.entities)->value_name("FILE"),
      "the gold set's own entities (a table: id, qid, type, name_en, surfaces_…), whose IDs are carried over; "
      "without it gold IDs are the gazetteers' IDs");
  add("map", po::value(&o.map)->value_name("FILE"), "overrides for --entities: gold ID, tab, other ID");
  add("system", po::value(&o.system)->multitoken()->value_name("FILE…"),
      "links to be judged, as `wasla link --format jsonl` writes them; without it the documents are linked now, from "
      "their text alone");
  add("index", po::value(&o.index)->value_name("FILE"),
      "compiled gazetteers (else WASLA_INDEX, else wasla.index beside the program)");
  add("gazetteers", po::value(&o.gazetteers)->multitoken()->value_name("DIR…"),
      "gazetteer folders in place of an index, or on top of --index");
  add("given-mentions", po::bool_switch(&o.given_mentions),
      "give the gold's spans to the linker: only the choice of entity is judged");
  add("nil", po::bool_switch(&o.nil), "also report names that are in no gazetteer");
  add("min-probability", po::value<double>()->value_name("P"),
      "count only links at or above P (default: the linker's own; with --system all)");
  add("errors", po::value(&o.errors)->value_name("N"), "list the first N differences, with their context");
  add("json", po::bool_switch(&o.json), "print JSON");
  add("help,h", po::bool_switch(&o.help), "print this help");
  return description;
}

Options parse(const std::vector<std::string>& args, po::options_description& description, Options& o) {
  // Guessing abbreviations off: a new option must never break a script.
  constexpr int kStyle = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
  po::variables_map values;
  po::store(po::command_line_parser(args).options(description).positional({}).style(kStyle).run(), values);
  po::notify(values);
  if (values.count("min-probability")) {
    o.min_probability = values["min-probability"].as<double>();
    o.min_probability_given = true;
  }
  if (!o.help && o.gold.empty()) {
    throw Error(ErrorKind::kUsage, "no gold documents", "name them with --gold FILE…");
  }
  if (!o.map.empty() && o.entities.empty()) {
    throw Error(ErrorKind::kUsage, "--map without --entities", "name the gold set's entities with --entities FILE");
  }
  if (!o.system.empty() && (o.given_mentions || o.nil)) {
    throw Error(ErrorKind::kUsage, "--given-mentions and --nil are for linking now", "leave --system away");
  }
  if (!(o.min_probability >= 0 && o.min_probability <= 1)) {
    throw Error(ErrorKind::kUsage, "--min-probability must lie between 0 and 1");
  }
  return o;
}

// An index made of gazetteer folders, in a file that goes when the program does.
class TemporaryIndex {
 public:
  explicit TemporaryIndex(const std::vector<std::string>& folders, const std::vector<std::string>& known_elsewhere) {
    Diagnostics problems;
    const GazetteerSet set = read_gazetteers({folders.begin(), folders.end()}, problems, known_elsewhere);
    for (const Diagnostic& problem : problems) {
      if (problem.severity == Severity::kError) {
        std::cerr << "wasla: " << to_string(problem) << "\n";
      }
    }
    if (has_errors(problems)) {
      throw Error(ErrorKind::kGazetteer, "the gazetteers have errors",
                  "mend them; `wasla gazetteer check` lists them again");
    }
    std::string pattern = (fs::temp_directory_path() / "wasla-evaluate-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
      throw Error(ErrorKind::kOutput, pattern, 0, "cannot be made", "set TMPDIR to a folder that can be written");
    }
    folder_ = pattern;
    build_index(merge(set), file());
  }
  TemporaryIndex(const TemporaryIndex&) = delete;
  TemporaryIndex& operator=(const TemporaryIndex&) = delete;
  ~TemporaryIndex() {
    std::error_code ignored;
    if (!folder_.empty()) {
      fs::remove_all(folder_, ignored);
    }
  }
  fs::path file() const { return folder_ / "gazetteers.index"; }

 private:
  fs::path folder_;
};

fs::path default_index() {
  if (const char* file = std::getenv("WASLA_INDEX"); file != nullptr && *file != '\0') {
    return file;
  }
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error).parent_path() / "wasla.index";
}

struct OpenedIndex {
  std::unique_ptr<TemporaryIndex> temporary;
  std::unique_ptr<Index> index;
};

OpenedIndex open_index(const Options& o) {
  OpenedIndex opened;
  std::vector<fs::path> files;
  std::vector<std::string> known;
  if (!o.index.empty() || o.gazetteers.empty()) {
    files.push_back(o.index.empty() ? default_index() : fs::path(o.index));
  }
  if (!o.gazetteers.empty()) {
    if (!files.empty()) {
      const Index base = Index::open(files);
      for (EntityNumber number = 0; number < base.entity_count(); ++number) {
        known.emplace_back(base.entity(number).id);
      }
    }
    opened.temporary = std::make_unique<TemporaryIndex>(o.gazetteers, known);
    files.push_back(opened.temporary->file());
  }
  opened.index = std::make_unique<Index>(Index::open(files));
  return opened;
}

std::vector<AnnotatedDocument> read_all(const std::vector<std::string>& files) {
  std::vector<AnnotatedDocument> documents;
  for (const std::string& file : files) {
    for (AnnotatedDocument& document : read_annotated_documents(file)) {
      documents.push_back(std::move(document));
    }
  }
  return documents;
}

// Gold and system IDs in the gazetteers' terms.
class Resolver {
 public:
  Resolver(const Index& index, const Options& o) : index_(index), foreign_(!o.entities.empty()) {
    if (foreign_) {
      mapping_ = map_entities(read_gold_entities(o.entities), EntityCatalog(index),
                              o.map.empty() ? EntityOverrides{} : read_overrides(o.map));
    }
  }

  std::string gold(const std::string& id) const {
    if (!foreign_) {
      return current(id);
    }
    const auto found = mapping_.find(id);
    return found == mapping_.end() ? "" : found->second;
  }
  // An ID that the gazetteers do not know stays what it is: a link, and a wrong one.
  std::string system(const std::string& id) const {
    const std::string known = foreign_ || id.empty() ? "" : current(id);
    return known.empty() ? id : known;
  }
  std::string type(const std::string& id) const {
    const EntityNumber number = id.empty() ? kNoEntity : index_.find_entity(id);
    return number == kNoEntity ? "" : std::string(to_string(index_.entity(number).type));
  }

 private:
  std::string current(const std::string& id) const {
    const EntityNumber number = id.empty() ? kNoEntity : index_.find_entity(id);
    return number == kNoEntity ? "" : std::string(index_.entity(number).id);
  }

  const Index& index_;
  bool foreign_;
  EntityMapping mapping_;
};

std::vector<ScoredMention> link_now(const Linker& linker, Scratch& scratch, const AnnotatedDocument& gold,
                                    const Options& o) {
  const text::OffsetMap map(gold.text);
  LinkOptions options;
  options.min_probability = o.min_probability;
  options.nil = o.nil;
  if (o.given_mentions) {
    options.given.emplace();
    for (const AnnotatedMention& mention : gold.mentions) {
      options.given->push_back({map.to_byte(mention.start, text::OffsetUnit::kCodePoint),
                                map.to_byte(mention.end, text::OffsetUnit::kCodePoint)});
    }
    std::sort(options.given->begin(), options.given->end(),
              [](const GivenSpan& a, const GivenSpan& b) { return a.begin < b.begin; });
    std::uint64_t covered = 0;
    std::erase_if(*options.given, [&](const GivenSpan& span) {
      const bool overlaps = span.begin < covered;
      covered = overlaps ? covered : span.end;
      return overlaps;
    });
  }
  std::vector<ScoredMention> mentions;
  for (const Mention& mention : linker.link(gold.text, scratch, options).mentions) {
    ScoredMention scored{map.code_point(mention.begin), map.code_point(mention.end), "",
                         std::string(to_string(mention.nil_type))};
    if (mention.linked) {
      const EntityView entity = linker.index().entity(mention.best.entity);
      scored.entity = entity.id;
      scored.type = to_string(entity.type);
    }
    mentions.push_back(std::move(scored));
  }
  return mentions;
}

std::vector<ScoredMention> from_file(const AnnotatedDocument& system, const Resolver& resolver, const Options& o) {
  std::vector<ScoredMention> mentions;
  for (const AnnotatedMention& mention : system.mentions) {
    if (!o.min_probability_given || mention.probability >= o.min_probability) {
      const std::string entity = resolver.system(mention.id);
      mentions.push_back(
          {mention.start, mention.end, entity, mention.type.empty() ? resolver.type(entity) : mention.type});
    }
  }
  return mentions;
}

void evaluate(const Options& o) {
  const std::vector<AnnotatedDocument> gold = read_all(o.gold);
  std::unordered_map<std::string, AnnotatedDocument> system;
  for (AnnotatedDocument& document : read_all(o.system)) {
    std::string id = document.id;
    system.insert_or_assign(std::move(id), std::move(document));
  }
  const OpenedIndex opened = open_index(o);
  const Resolver resolver(*opened.index, o);
  const Linker linker(*opened.index);
  Scratch scratch;
  Scorer scorer;
  std::uint64_t errors_left = o.errors;
  for (const AnnotatedDocument& document : gold) {
    ScoredDocument scored{document.id, document.lang, {}, {}};
    for (const AnnotatedMention& mention : document.mentions) {
      const std::string entity = resolver.gold(mention.id);
      scored.gold.push_back(
          {mention.start, mention.end, entity, mention.type.empty() ? resolver.type(entity) : mention.type});
    }
    if (o.system.empty()) {
      scored.system = link_now(linker, scratch, document, o);
    } else if (const auto found = system.find(document.id); found != system.end()) {
      scored.system = from_file(found->second, resolver, o);
    } else {
      throw Error(ErrorKind::kInput, o.system.front(), 0, "there is no document with the ID " + document.id,
                  "link every gold document, each under its own ID");
    }
    scorer.add(scored);
    if (errors_left == 0) {
      continue;
    }
    for (const Disagreement& place : disagreements(scored)) {
      if (errors_left == 0) {
        break;
      }
      --errors_left;
      // With --json the list would spoil the JSON, so it goes beside it.
      (o.json ? std::cerr : std::cout) << error_line(scored, place, document.text) << "\n";
    }
  }
  const Evaluation result = scorer.result();
  std::cout << (o.json ? json_report(result) : text_report(result)) << std::flush;
}

}  // namespace

int run_evaluate(const std::vector<std::string>& args) {
  Options options;
  po::options_description description = describe(options);
  try {
    parse(args, description, options);
    if (options.help) {
      std::cout << "wasla evaluate --gold FILE… [OPTIONS]\n\nCompares links with a gold set: strict and weak matches, "
                   "per language and per type.\n\n"
                << description;
      return kDone;
    }
    evaluate(options);
    return kDone;
  } catch (const po::error& error) {
    std::cerr << "wasla evaluate: " << error.what() << "; `wasla evaluate --help` lists the options\n";
    return kUsage;
  } catch (const Error& error) {
    std::cerr << "wasla evaluate: " << error.what() << "\n";
    return error.kind() == ErrorKind::kUsage ? kUsage : kUnreadable;
  }
}

}  // namespace wasla::tools
