// wasla gazetteer impact: what an edit of the tables does to the links of a corpus.
#include <algorithm>
#include <filesystem>
#include <future>
#include <iostream>
#include <memory>
#include <optional>
#include <utility>

#include "tools/commands.h"
#include "tools/corpus.h"
#include "tools/gazetteer_action.h"
#include "tools/gazetteer_index.h"
#include "tools/git_revision.h"
#include "tools/impact_report.h"
#include "tools/options.h"
#include "tools/output_stream.h"
#include "tools/progress.h"
#include "wasla/base/error.h"
#include "wasla/base/parallel.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla::tools {
namespace {

namespace fs = std::filesystem;
using maintenance::AffectedDocuments;
using maintenance::compare_indexes;
using maintenance::compare_on_gold;
using maintenance::compare_tables;
using maintenance::current_id;
using maintenance::DocumentComparer;
using maintenance::DocumentImpact;
using maintenance::ImpactOptions;
using maintenance::ImpactSummary;
using maintenance::links_in_text;
using maintenance::LinkSeen;
using maintenance::ListedLink;
using maintenance::read_listed_links;

constexpr Flag kFlags[] = {
    {"on", 0, "CORPUS...", nullptr, "texts: files, folders, JSON Lines; as 'wasla link' reads them", "Input", true},
    {"input", 0, "KIND", nullptr, "text: one document a file; lines: one a line; jsonl. Default: by the file's name",
     "Input"},
    {"from", 0, "REV|DIR", "HEAD", "the earlier state: a folder, or a revision of the repository that --to lies in",
     "States"},
    {"to", 0, "DIR", "gazetteers", "the later state: a gazetteer or a tree of them", "States"},
    {"min-probability", 0, "P", "0.5", "links that are less probable count as none", "What is told"},
    {"probability", 0, "D", "0.1", "also tell links whose probability changes by more than D", "What is told"},
    {"examples", 0, "N", "3", "show up to N places for each changed row", "What is told"},
    {"summary", 0, nullptr, nullptr, "counts alone", "What is told"},
    {"json", 0, nullptr, nullptr, "print JSON", "What is told"},
    {"gate", 0, "FILE...", nullptr,
     "fail if it gets worse: a gold set (.jsonl), whose precision and F1 may not fall; or a table of links that must "
     "stay "
     "(.tsv; columns document, start, end, id, or text, id)",
     "Gate", true},
    {"full", 0, nullptr, nullptr, "link every document with both states, also where nothing can have changed",
     "Running"},
    {"jobs", 'j', "N", "0", "documents at a time; 0: as many as there are cores", "Running"},
    {"progress", 0, nullptr, nullptr, "show bytes, documents and rate on standard error", "Running"},
    {"help", 'h', nullptr, nullptr, "print this", "Running"},
};
}  // namespace

const Command kGazetteerImpactCommand = {
    "wasla gazetteer impact", "--on CORPUS... [--from REV|DIR] [--to DIR] [OPTIONS]",
    "Links texts with two states of the gazetteers and tells which links are gained, lost, moved to another entity,\n"
    "have other bounds or another probability, under the row whose change explains it. Only documents that a change\n"
    "can reach are linked.",
    kFlags,
    "Exit code: 0 done; 1 the gate is closed, or a document cannot be read; 2 wrong usage; 3 a state cannot be read."};

namespace {

// One state of the tables, read and compiled.
struct State {
  GazetteerSet tables;
  std::unique_ptr<Index> index;
  std::unique_ptr<Linker> linker;
  std::vector<std::string> errors;
};

constexpr std::size_t kErrorsShown = 20;

void print_errors(const State& state, const fs::path& folder) {
  for (std::size_t i = 0; i < std::min(state.errors.size(), kErrorsShown); ++i) {
    std::cerr << state.errors[i] << '\n';
  }
  std::cerr << "wasla gazetteer impact: " << folder.string() << " has " << state.errors.size()
            << " errors; 'wasla gazetteer check' lists them; mend them first\n";
}

State read_state(const fs::path& folder) {
  State state;
  const auto note = [&](const Diagnostic& problem) {
    if (problem.severity == Severity::kError) {
      state.errors.push_back(to_string(problem));
    }
  };
  Diagnostics problems;
  state.tables = read_gazetteers({folder}, problems);
  for (const Diagnostic& problem : problems) {
    note(problem);
  }
  if (state.errors.empty()) {
    state.index = std::make_unique<Index>(open_index({"", {folder.string()}}, note));
    state.linker = std::make_unique<Linker>(*state.index);
  }
  return state;
}

struct Settings {
  fs::path from, to;
  std::vector<std::string> corpus;
  std::string input;
  ImpactOptions options;
  std::size_t examples = 3;
  bool full = false, json = false, short_form = false, progress = false;
  int jobs = 1;
  std::vector<AnnotatedDocument> gold;
  std::vector<ListedLink> listed;
  bool gate = false;
};

void read_gates(const std::vector<std::string>& files, Settings& settings) {
  for (const std::string& file : files) {
    settings.gate = true;
    if (file.ends_with(".tsv")) {
      for (ListedLink& link : read_listed_links(file)) {
        if (!link.document.empty()) {
          settings.options.keep.insert(link.document);
        }
        settings.listed.push_back(std::move(link));
      }
    } else {
      for (AnnotatedDocument& document : read_annotated_documents(file)) {
        settings.gold.push_back(std::move(document));
      }
    }
  }
}

// The earlier tables are laid out in `revision` where they are not a folder.
Settings settings_of(const Options& options, std::optional<GitRevision>& revision) {
  Settings settings;
  settings.corpus = options.texts("on");
  settings.corpus.insert(settings.corpus.end(), options.arguments().begin(), options.arguments().end());
  read_gates(options.texts("gate"), settings);
  if (settings.corpus.empty() && !settings.gate) {
    throw Error(ErrorKind::kUsage, "there are no texts", "name files or folders with --on");
  }
  settings.input = options.has("input") ? options.choice("input", {"text", "lines", "jsonl"}) : "";
  settings.options.linking.min_probability = options.decimal("min-probability", 0, 1);
  settings.options.probability = options.decimal("probability", 0, 1);
  settings.examples = static_cast<std::size_t>(options.integer("examples", 0, 1'000'000));
  settings.full = options.has("full");
  settings.json = options.has("json");
  settings.short_form = options.has("summary");
  settings.progress = options.has("progress");
  settings.jobs = job_count(options.integer("jobs", 0, 1024));
  settings.to = options.text("to");
  std::error_code problem;
  if (!fs::is_directory(settings.to, problem)) {
    throw Error(ErrorKind::kGazetteer, settings.to.string(), 0, "is no folder", "name the gazetteers with --to");
  }
  const std::string from = options.text("from");
  settings.from = options.has("from") && fs::is_directory(from, problem)
                      ? fs::path(from)
                      : revision.emplace(from, settings.to.string()).folder();
  return settings;
}

class ImpactRun {
 public:
  ImpactRun(const Settings& settings, const State& from, const State& to)
      : settings_(settings),
        from_(from),
        to_(to),
        progress_(settings.progress),
        summary_(compare_tables(from.tables, to.tables), settings.examples) {
    if (!settings.full) {
      affected_.emplace(compare_indexes(*from.index, *to.index));
    }
  }

  int run() {
    if (settings_.gate) {
      gate_.emplace();
      gate_->listed = settings_.listed.size();
    }
    link_corpus();
    check_gates();
    const std::string why = affected_ ? affected_->difference().everything : "--full";
    const ImpactReport report{summary_, why, gate_, settings_.short_form};
    OutputStream out;
    out.write(settings_.json ? impact_json(report) : impact_text(report));
    out.finish();
    return bad_ > 0 || (gate_ && gate_->fails()) ? kSomeBad : kDone;
  }

 private:
  void link_corpus() {
    Corpus corpus(settings_.corpus, settings_.input);
    if (settings_.progress) {
      progress_.set_total(corpus.total_bytes());
    }
    const DocumentComparer comparer(*from_.linker, *to_.linker, affected_ ? &*affected_ : nullptr, settings_.options);
    std::vector<DocumentComparer::Scratch> scratches(static_cast<std::size_t>(settings_.jobs));
    Pipeline<InputDocument, DocumentImpact> pipeline;
    pipeline.next = [&] { return corpus.next(); };
    pipeline.size = [](const InputDocument& document) { return document.text.size() + 512; };
    pipeline.work = [&](InputDocument& document, int worker) {
      DocumentImpact impact = comparer.compare(document, scratches[static_cast<std::size_t>(worker)]);
      impact.error = impact.error.empty() ? "" : document.located(impact.error);
      return impact;
    };
    pipeline.deliver = [&](DocumentImpact impact) {
      if (!impact.error.empty()) {
        ++bad_;
        progress_.message(impact.error);
      }
      check_listed(impact);
      summary_.add(std::move(impact));
      progress_.update(corpus.bytes_read(), summary_.documents());
    };
    run_ordered({.jobs = settings_.jobs, .items = 4096}, pipeline);
    progress_.finish(corpus.bytes_read(), summary_.documents());
  }

  static bool holds(const std::vector<LinkSeen>& links, const ListedLink& link, const Index& index) {
    const std::string id = current_id(index, link.id);
    return std::any_of(links.begin(), links.end(), [&](const LinkSeen& seen) {
      return seen.begin == link.start && seen.end == link.end && seen.entity == id;
    });
  }

  void judge(const ListedLink& link, bool before, bool after) {
    const std::string told = link.text.empty() ? link.document + ":" + std::to_string(link.start) + "-" +
                                                     std::to_string(link.end) + " " + link.id
                                               : link.id + " in: " + link.text;
    if (!after) {
      (before ? gate_->lost : gate_->notes).push_back(told);
    }
  }

  void check_listed(const DocumentImpact& impact) {
    for (const ListedLink& link : settings_.listed) {
      if (!link.document.empty() && link.document == impact.id) {
        found_.insert(link.document);
        judge(link, holds(impact.before, link, *from_.index), holds(impact.after, link, *to_.index));
      }
    }
  }

  void check_gates() {
    wasla::Scratch scratch;
    for (const ListedLink& link : settings_.listed) {
      if (!link.text.empty()) {
        const bool before = links_in_text(*from_.linker, link, scratch);
        judge(link, before, links_in_text(*to_.linker, link, scratch));
      } else if (!found_.contains(link.document)) {
        throw Error(ErrorKind::kInput,
                    "the gate names the document '" + link.document + "', which is not in the corpus",
                    "name its file with --on");
      }
    }
    if (!settings_.gold.empty()) {
      gate_->gold = compare_on_gold(*from_.linker, *to_.linker, settings_.gold);
    }
  }

  const Settings& settings_;
  const State &from_, &to_;
  Progress progress_;
  ImpactSummary summary_;
  std::optional<AffectedDocuments> affected_;
  std::optional<GateResult> gate_;
  std::set<std::string> found_;
  std::uint64_t bad_ = 0;
};

}  // namespace

int run_gazetteer_impact(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerImpactCommand, with_repeated_flags(arguments, {"--on", "--gate"}));
  if (options.has("help")) {
    print_help(kGazetteerImpactCommand, std::cout);
    return kDone;
  }
  std::optional<GitRevision> revision;
  const Settings settings = settings_of(options, revision);
  auto earlier = std::async(settings.jobs > 1 ? std::launch::async : std::launch::deferred,
                            [&] { return read_state(settings.from); });
  const State to = read_state(settings.to), from = earlier.get();
  if (!to.linker || !from.linker) {
    print_errors(to.linker ? from : to, to.linker ? settings.from : settings.to);
    return kCannotOpen;
  }
  return ImpactRun(settings, from, to).run();
}

}  // namespace wasla::tools
