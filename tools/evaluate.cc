// wasla evaluate: how good the links are, against a gold set.
#include <algorithm>
#include <iostream>
#include <string>
#include <unordered_map>
#include <vector>

#include "tools/commands.h"
#include "tools/gazetteer_index.h"
#include "tools/options.h"
#include "tools/output_stream.h"
#include "wasla/base/atomic_file.h"
#include "wasla/base/error.h"
#include "wasla/evaluation/calibration.h"
#include "wasla/evaluation/entity_mapping.h"
#include "wasla/evaluation/gold_reader.h"
#include "wasla/evaluation/report.h"
#include "wasla/evaluation/scorer.h"
#include "wasla/linking/linker.h"
#include "wasla/linking/ranker.h"
#include "wasla/text/offset_map.h"

namespace wasla::tools {
namespace {

constexpr int kAnyRivals = 1000;

constexpr Flag kFlags[] = {
    {"gold", 0, "FILE...", nullptr, "gold documents, JSON Lines: id, text, lang, mentions", "Input", true},
    {"entities", 0, "FILE", nullptr,
     "table of the gold set's own entities (id, qid, type, name_en, surfaces_...), to carry its IDs over; without it "
     "gold IDs are the gazetteers'",
     "Input"},
    {"map", 0, "FILE", nullptr, "overrides for --entities, lines: gold ID, tab, other ID", "Input"},
    {"system", 0, "FILE...", nullptr,
     "links to judge, as 'wasla link --format jsonl' prints them; without it the texts are linked now", "Input", true},
    {"index", 0, "FILE", nullptr, "compiled gazetteers in place of the default index", "Gazetteers"},
    {"gazetteers", 0, "DIR...", nullptr, "gazetteers in place of an index, or on top of --index", "Gazetteers", true},
    {"given-mentions", 0, nullptr, nullptr, "give the linker the gold's spans: only the entities are judged",
     "Linking"},
    {"exact", 0, nullptr, nullptr, "only spellings that the index holds, and none that sound alike", "Linking"},
    {"nil", 0, nullptr, nullptr, "also report names that are in no gazetteer", "Linking"},
    {"min-probability", 0, "P", nullptr, "count only links at or above P (default: the linker's; with --system all)",
     "Linking"},
    {"without", 0, "FEATURE", nullptr, "leave a feature of the score out (may be given several times)", "Linking",
     true},
    {"calibration", 0, nullptr, nullptr,
     "also tell how true the probabilities are, over all links of 0.05 or more: a table, ECE, Brier and AUROC",
     "Output"},
    {"diagram", 0, "FILE", nullptr, "with --calibration: draw it there, an SVG", "Output"},
    {"bootstrap", 0, "N", "0", "also give the 95 % interval of F1 from N draws of documents", "Output"},
    {"errors", 0, "N", "0", "list the first N differences, with their context", "Output"},
    {"json", 0, nullptr, nullptr, "print JSON (and the differences to standard error)", "Output"},
    {"help", 'h', nullptr, nullptr, "print this help", "Output"},
};

}  // namespace

const Command kEvaluateCommand = {
    "wasla evaluate", "--gold FILE... [OPTIONS]",
    "Compares links with a gold set: strict and weak matches, micro and macro, per language and per type, names in no "
    "gazetteer apart. Positions are code points.",
    kFlags};

namespace {

void check(const Options& options) {
  if (!options.arguments().empty()) {
    throw Error(ErrorKind::kUsage, "'" + options.arguments().front() + "' belongs to no option",
                "name gold documents with --gold");
  }
  if (!options.has("gold")) {
    throw Error(ErrorKind::kUsage, "there are no gold documents", "name them with --gold");
  }
  if (options.has("map") && !options.has("entities")) {
    throw Error(ErrorKind::kUsage, "--map needs --entities", "name the table of the gold set's entities");
  }
  const bool linking =
      options.has("given-mentions") || options.has("nil") || options.has("exact") || options.has("without");
  if (options.has("system") && linking) {
    throw Error(ErrorKind::kUsage, "--given-mentions, --nil, --exact and --without are for linking now",
                "leave --system away");
  }
  if (options.has("diagram") && !options.has("calibration")) {
    throw Error(ErrorKind::kUsage, "--diagram draws the calibration", "add --calibration");
  }
  for (const std::string& name : options.texts("without")) {
    if (parse_feature(name) == Feature::kCount) {
      std::string known;
      for (std::size_t f = 0; f < kFeatures; ++f) {
        known += (f ? ", " : "") + std::string(to_string(static_cast<Feature>(f)));
      }
      throw Error(ErrorKind::kUsage, "there is no feature '" + name + "'", "name one of: " + known);
    }
  }
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
  Resolver(const Index& index, const Options& options) : index_(index), foreign_(options.has("entities")) {
    if (foreign_) {
      mapping_ = map_entities(read_gold_entities(options.text("entities")), EntityCatalog(index),
                              options.has("map") ? read_overrides(options.text("map")) : EntityOverrides{});
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

// The gold's spans, sorted and disjoint, in bytes.
std::vector<GivenSpan> spans_of(const AnnotatedDocument& gold, const text::OffsetMap& map) {
  std::vector<GivenSpan> spans;
  for (const AnnotatedMention& mention : gold.mentions) {
    spans.push_back({map.to_byte(mention.start, text::OffsetUnit::kCodePoint),
                     map.to_byte(mention.end, text::OffsetUnit::kCodePoint)});
  }
  std::sort(spans.begin(), spans.end(), [](const GivenSpan& a, const GivenSpan& b) { return a.begin < b.begin; });
  std::uint64_t covered = 0;
  std::erase_if(spans, [&](const GivenSpan& span) {
    const bool overlaps = span.begin < covered;
    covered = overlaps ? covered : span.end;
    return overlaps;
  });
  return spans;
}

// The classes of a link by the way its name was found, and "ambiguous" if the span has rivals.
std::vector<std::string> classes_of(const Index& index, const Candidate& candidate, std::size_t candidates) {
  std::vector<std::string> classes{std::string(to_string(candidate.match))};
  const NameKind kind = index.name(candidate.name).kind;
  if (kind == NameKind::kAcronym || kind == NameKind::kShort) {
    classes.emplace_back(to_string(kind));
  }
  if (candidates > 1) {
    classes.emplace_back("ambiguous");
  }
  return classes;
}

// What the linker makes of a document from the text alone: neither the gold's language nor (unless asked) its mentions
// are shown to it. Only the date is, as a pipeline would.
class DocumentLinker {
 public:
  DocumentLinker(const Linker& linker, LinkOptions options, bool given_mentions)
      : linker_(linker), options_(std::move(options)), given_mentions_(given_mentions) {}

  // Fills the system's mentions, and the classes of the gold's where a reading has the right entity.
  void link(const AnnotatedDocument& gold, ScoredDocument& pair) {
    const text::OffsetMap map(gold.text);
    options_.year = gold.year;
    if (given_mentions_) {
      options_.given = spans_of(gold, map);
    }
    const Lattice lattice = linker_.readings(gold.text, scratch_, options_);
    const Index& index = linker_.index();
    for (const Lattice::Span& span : lattice.spans) {
      for (std::uint32_t c = span.first_candidate; c < span.first_candidate + span.candidates; ++c) {
        const Candidate& candidate = lattice.candidates[c];
        const std::uint64_t start = map.code_point(lattice.mentions[c].begin),
                            end = map.code_point(lattice.mentions[c].end);
        for (ScoredMention& mention : pair.gold) {
          if (mention.start == start && mention.end == end && mention.classes.empty() &&
              mention.entity == index.entity(candidate.entity).id) {
            mention.classes = classes_of(index, candidate, span.candidates);
          }
        }
      }
    }
    for (ScoredMention& mention : pair.gold) {
      if (mention.classes.empty() && !mention.entity.empty()) {
        mention.classes.emplace_back("not-found");
      }
    }
    for (const Mention& mention : linker_.link(gold.text, scratch_, options_).mentions) {
      ScoredMention scored{map.code_point(mention.begin), map.code_point(mention.end), "",
                           std::string(to_string(mention.nil_type))};
      if (mention.linked) {
        const EntityView entity = index.entity(mention.best.entity);
        scored.entity = entity.id;
        scored.type = to_string(entity.type);
        scored.classes = classes_of(index, mention.best, mention.rivals.size() + 1);
      }
      pair.system.push_back(std::move(scored));
    }
  }

  // All links of 0.05 or more, right or wrong.
  void judge(const AnnotatedDocument& gold, const ScoredDocument& pair, std::vector<Judged>& judged) {
    LinkOptions options = options_;
    options.min_probability = kLeastJudged;
    options.nil = false;
    const text::OffsetMap map(gold.text);
    for (const Mention& mention : linker_.link(gold.text, scratch_, options).mentions) {
      const std::uint64_t start = map.code_point(mention.begin), end = map.code_point(mention.end);
      const std::string_view id = linker_.index().entity(mention.best.entity).id;
      const bool right = std::any_of(pair.gold.begin(), pair.gold.end(), [&](const ScoredMention& g) {
        return g.start == start && g.end == end && g.entity == id;
      });
      judged.push_back({static_cast<double>(mention.best.probability), right});
    }
  }

 private:
  static constexpr double kLeastJudged = 0.05;

  const Linker& linker_;
  LinkOptions options_;
  bool given_mentions_;
  Scratch scratch_;
};

ScoredMention scored(const AnnotatedMention& mention, const std::string& entity, const Resolver& resolver) {
  return {mention.start, mention.end, entity, mention.type.empty() ? resolver.type(entity) : mention.type};
}

// Links read from files, by document.
class SystemLinks {
 public:
  explicit SystemLinks(const Options& options)
      : files_(options.texts("system")),
        min_probability_(options.has("min-probability") ? options.decimal("min-probability", 0, 1) : 0.0) {
    for (AnnotatedDocument& document : read_all(files_)) {
      std::string id = document.id;
      documents_.insert_or_assign(std::move(id), std::move(document));
    }
  }

  std::vector<ScoredMention> of(const AnnotatedDocument& gold, const Resolver& resolver) const {
    std::vector<ScoredMention> mentions;
    for (const AnnotatedMention& mention : document(gold).mentions) {
      if (mention.probability >= min_probability_) {
        mentions.push_back(scored(mention, resolver.system(mention.id), resolver));
      }
    }
    return mentions;
  }

  void judge(const AnnotatedDocument& gold, const ScoredDocument& pair, const Resolver& resolver,
             std::vector<Judged>& judged) const {
    for (const AnnotatedMention& mention : document(gold).mentions) {
      const std::string id = resolver.system(mention.id);
      const bool right = std::any_of(pair.gold.begin(), pair.gold.end(), [&](const ScoredMention& g) {
        return g.start == mention.start && g.end == mention.end && g.entity == id;
      });
      if (!id.empty()) {
        judged.push_back({mention.probability, right});
      }
    }
  }

 private:
  const AnnotatedDocument& document(const AnnotatedDocument& gold) const {
    const auto found = documents_.find(gold.id);
    if (found == documents_.end()) {
      throw Error(ErrorKind::kInput, files_.front(), 0, "there is no document with the ID " + gold.id,
                  "link every gold document under its own ID");
    }
    return found->second;
  }

  std::vector<std::string> files_;
  double min_probability_;
  std::unordered_map<std::string, AnnotatedDocument> documents_;
};

void evaluate(const Options& options) {
  const bool now = !options.has("system");
  const bool json = options.has("json"), given_mentions = options.has("given-mentions");
  LinkOptions link_options;
  link_options.nil = options.has("nil");
  link_options.exact = options.has("exact");
  if (options.has("min-probability")) {
    link_options.min_probability = options.decimal("min-probability", 0, 1);
  }
  int errors_left = options.integer("errors", 0, 1'000'000'000);

  const std::vector<AnnotatedDocument> gold = read_all(options.texts("gold"));
  const SystemLinks system(options);
  const Index index = open_index({options.text("index"), options.texts("gazetteers")},
                                 [](const Diagnostic& problem) { std::cerr << to_string(problem) << '\n'; });
  const Resolver resolver(index, options);
  const Linker linker(index);
  Ranker ranker = linker.ranker();
  for (const std::string& name : options.texts("without")) {
    ranker.set_weight(parse_feature(name), 0);
  }
  link_options.ranker = &ranker;
  link_options.rivals = kAnyRivals;
  DocumentLinker document_linker(linker, link_options, given_mentions);
  const bool calibration = options.has("calibration");
  std::vector<Judged> judged;
  Scorer scorer;
  OutputStream out;
  for (const AnnotatedDocument& document : gold) {
    ScoredDocument pair{document.id, document.lang, {}, {}};
    for (const AnnotatedMention& mention : document.mentions) {
      pair.gold.push_back(scored(mention, resolver.gold(mention.id), resolver));
    }
    if (now) {
      document_linker.link(document, pair);
      if (calibration) {
        document_linker.judge(document, pair, judged);
      }
    } else {
      pair.system = system.of(document, resolver);
      if (calibration) {
        system.judge(document, pair, resolver, judged);
      }
    }
    scorer.add(pair);
    for (const Disagreement& place : disagreements(pair)) {
      if (errors_left == 0) {
        break;
      }
      --errors_left;
      // Lines of text would spoil the JSON, so they go beside it.
      if (json) {
        std::cerr << error_line(pair, place, document.text) << '\n';
      } else {
        out.write(error_line(pair, place, document.text) + "\n");
      }
    }
  }
  const CalibrationReport figures = calibration_of(judged);
  const ReportOptions report{options.integer("bootstrap", 0, 1'000'000), calibration ? &figures : nullptr};
  out.write(json ? json_report(scorer.result(), report) : text_report(scorer.result(), report));
  if (options.has("diagram")) {
    write_file_atomically(options.text("diagram"), svg_diagram(figures, "Links of 0.05 or more"));
  }
  out.finish();
}

}  // namespace

int run_evaluate(const std::vector<std::string>& arguments) {
  const Options options =
      Options::parse(kEvaluateCommand, with_repeated_flags(arguments, {"--gold", "--system", "--gazetteers"}));
  if (options.has("help")) {
    print_help(kEvaluateCommand, std::cout);
    return kDone;
  }
  check(options);
  try {
    evaluate(options);
    return kDone;
  } catch (const Error& error) {
    // A gold set that cannot be read leaves nothing to say, so it counts as an index that cannot.
    if (error.kind() != ErrorKind::kInput) {
      throw;
    }
    std::cerr << "wasla evaluate: " << error.what() << '\n';
    return kCannotOpen;
  }
}

}  // namespace wasla::tools
