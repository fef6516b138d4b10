// wasla gazetteer suggest: what texts say the tables lack or have wrong.
#include <algorithm>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "tools/commands.h"
#include "tools/corpus.h"
#include "tools/gazetteer_action.h"
#include "tools/gazetteer_index.h"
#include "tools/options.h"
#include "tools/output_stream.h"
#include "tools/progress.h"
#include "wasla/base/error.h"
#include "wasla/base/parallel.h"
#include "wasla/gazetteer/gazetteer.h"
#include "wasla/maintenance/suggest.h"

namespace wasla::tools {
namespace {

using maintenance::format_proposals;
using maintenance::Proposal;
using maintenance::ProposedName;
using maintenance::Suggester;
using maintenance::SuggestOptions;
using Json = nlohmann::ordered_json;

constexpr Flag kFlags[] = {
    {"in", 0, "DIR", "gazetteers", "a gazetteer, or a tree of them (may be given several times)", "Input", true},
    {"input", 0, "KIND", nullptr, "text: one document a file; lines: one a line; jsonl. Default: by the file's name",
     "Input"},
    {"count", 0, "N", "3", "tell what occurs at least N times", "What is told"},
    {"documents", 0, "N", "2", "... in at least N documents", "What is told"},
    {"min-probability", 0, "P", "0.6", "... with a mean probability of at least P", "What is told"},
    {"kind", 0, "KIND", nullptr,
     "only proposals of this kind (may be given several times): spelling, acronym, entity, use, unused", "What is told",
     true},
    {"unused", 0, nullptr, nullptr, "also names that no text has", "What is told"},
    {"top", 0, "N", "0", "only the first N; 0: all", "What is told"},
    {"json", 0, nullptr, nullptr, "print JSON Lines in place of a table", "What is told"},
    {"output", 'o', "FILE", nullptr, "write to FILE, which appears when all is done", "What is told"},
    {"jobs", 'j', "N", "0", "documents at a time; 0: as many as there are cores", "Running"},
    {"progress", 0, nullptr, nullptr, "show bytes, documents and rate on standard error", "Running"},
    {"help", 'h', nullptr, nullptr, "print this", "Running"},
};
}  // namespace

const Command kGazetteerSuggestCommand = {
    "wasla gazetteer suggest", "[OPTIONS] CORPUS... [--in DIR]",
    "Proposes, with sentences of the texts as evidence, what the gazetteers lack or have wrong: spellings of known\n"
    "entities, acronyms that texts define, names of entities in no gazetteer, names that should have another use.\n"
    "Prints a table for 'wasla gazetteer review', the most certain and frequent first. What judgements.tsv has "
    "decided\n"
    "is not proposed again.",
    kFlags,
    "Exit code: 0 done; 1 done, but a document could not be read; 2 wrong usage; 3 the gazetteers have errors."};

namespace {

Json json_of(const Proposal& p) {
  Json json{
      {"proposal", p.key()},   {"kind", to_string(p.kind)}, {"probability", std::round(p.probability * 1e4) / 1e4},
      {"count", p.count},      {"documents", p.documents},  {"id", p.id},
      {"add", p.what()},       {"reason", p.reason},        {"names", Json::array()},
      {"evidence", p.evidence}};
  for (const ProposedName& name : p.names) {
    json["names"].push_back({{"lang", name.lang}, {"name", name.text}});
  }
  return json;
}

std::string json_lines(const std::vector<Proposal>& proposals) {
  std::string out;
  for (const Proposal& p : proposals) {
    out += json_of(p).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return out;
}

SuggestOptions suggest_options(const Options& options) {
  SuggestOptions own;
  own.least_count = static_cast<std::uint64_t>(options.integer("count", 1, 1'000'000'000));
  own.least_documents = static_cast<std::uint64_t>(options.integer("documents", 1, 1'000'000'000));
  own.least_probability = options.decimal("min-probability", 0, 1);
  own.unused = options.has("unused");
  return own;
}

// What the threads have seen, together.
Suggester::Seen look_at_all(const Suggester& suggester, Corpus& corpus, int jobs, Progress& progress,
                            std::uint64_t& bad) {
  struct Item {
    InputDocument document;
    std::uint64_t number = 0;
  };
  std::vector<Suggester::Seen> seen(static_cast<std::size_t>(jobs));
  std::uint64_t documents = 0;
  Pipeline<Item, std::string> pipeline;
  pipeline.next = [&]() -> std::optional<Item> {
    std::optional<InputDocument> document = corpus.next();
    return document ? std::optional<Item>({std::move(*document), documents++}) : std::nullopt;
  };
  pipeline.size = [](const Item& item) { return item.document.text.size() + 512; };
  pipeline.work = [&](Item& item, int worker) -> std::string {
    InputDocument& document = item.document;
    try {
      read_whole(document);
    } catch (const Error& error) {
      document.error = error.what();
    }
    if (!document.error.empty()) {
      return document.located(document.error);
    }
    suggester.look_at(document, item.number, seen[static_cast<std::size_t>(worker)]);
    return "";
  };
  pipeline.deliver = [&](const std::string& error) {
    if (!error.empty()) {
      ++bad;
      progress.message(error);
    }
    progress.update(corpus.bytes_read(), documents);
  };
  run_ordered({.jobs = jobs}, pipeline);
  for (std::size_t i = 1; i < seen.size(); ++i) {
    seen[0].merge(std::move(seen[i]));
  }
  progress.finish(corpus.bytes_read(), documents);
  return std::move(seen[0]);
}

void keep_kinds(const Options& options, std::vector<Proposal>& proposals) {
  const std::vector<std::string> kinds = options.texts("kind");
  for (const std::string& kind : kinds) {
    if (kind != "spelling" && kind != "acronym" && kind != "entity" && kind != "use" && kind != "unused") {
      throw Error(ErrorKind::kUsage, "there is no kind '" + kind + "'",
                  "name spelling, acronym, entity, use or unused");
    }
  }
  if (!kinds.empty()) {
    std::erase_if(proposals, [&](const Proposal& p) {
      return std::find(kinds.begin(), kinds.end(), to_string(p.kind)) == kinds.end();
    });
  }
  const auto top = static_cast<std::size_t>(options.integer("top", 0, 1'000'000'000));
  if (top > 0 && proposals.size() > top) {
    proposals.resize(top);
  }
}

}  // namespace

int run_gazetteer_suggest(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerSuggestCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerSuggestCommand, std::cout);
    return kDone;
  }
  if (options.arguments().empty()) {
    throw Error(ErrorKind::kUsage, "there are no texts", "name files or folders");
  }
  std::vector<std::string> folders = options.texts("in");
  folders = folders.empty() ? std::vector{options.text("in")} : folders;
  const auto message = [](const Diagnostic& problem) {
    if (problem.severity == Severity::kError) {
      std::cerr << to_string(problem) << '\n';
    }
  };
  const Index index = open_index({"", folders}, message);
  Diagnostics problems;
  std::vector<Judgement> judgements;
  for (Gazetteer& gazetteer : read_gazetteers({folders.begin(), folders.end()}, problems).gazetteers) {
    judgements.insert(judgements.end(), gazetteer.judgements.begin(), gazetteer.judgements.end());
  }
  const Linker linker(index);
  const Suggester suggester(linker, suggest_options(options));
  Corpus corpus(options.arguments(), options.has("input") ? options.choice("input", {"text", "lines", "jsonl"}) : "");
  Progress progress(options.has("progress"));
  std::uint64_t bad = 0;
  const int jobs = job_count(options.integer("jobs", 0, 1024));
  std::vector<Proposal> proposals = suggester.propose(look_at_all(suggester, corpus, jobs, progress, bad), judgements);
  keep_kinds(options, proposals);
  OutputStream out(options.text("output"));
  out.write(options.has("json") ? json_lines(proposals) : format_proposals(proposals));
  out.finish();
  return bad > 0 ? kSomeBad : kDone;
}

}  // namespace wasla::tools
