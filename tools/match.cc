// wasla match: names of a list that sound like queries.
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tools/commands.h"
#include "tools/model_choice.h"
#include "tools/options.h"
#include "tools/output_stream.h"
#include "tools/query_reader.h"
#include "wasla/base/error.h"
#include "wasla/base/parallel.h"
#include "wasla/base/read_file.h"
#include "wasla/base/tsv.h"
#include "wasla/index/index.h"
#include "wasla/index/index_models.h"
#include "wasla/index/name_search.h"
#include "wasla/index/segment.h"
#include "wasla/models/embeddings.h"
#include "wasla/models/name_alignment.h"
#include "wasla/text/json_text.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"names", 0, "FILE", nullptr, "the list: a table with the columns id, lang and name", "The list"},
    {"index", 0, "FILE", nullptr, "… or the names of a compiled index", "The list"},
    {"models", 0, "DIR", nullptr,
     "trained models (default: those in the index, $WASLA_MODELS, or those that came with the program)", "The list"},
    {"embeddings", 0, "FILE", nullptr,
     "word vectors of your own in place of the models': .bin, .ftz or .vec as fastText writes them", "The list"},
    {"top", 0, "K", "10", "names for each query", "Results"},
    {"min-probability", 0, "P", nullptr, "leave out names below this probability", "Results"},
    {"format", 'f', "tsv|jsonl", "tsv", "a table, or one JSON object a query", "Results"},
    {"without", 0, "skeletons|vectors|pieces|alignment", nullptr,
     "answer without a part of the search, to see what it is worth", "Results", true},
    {"explain", 0, nullptr, nullptr, "show how the letters were aligned, and the features", "Results"},
    {"output", 'o', "FILE", nullptr, "write to a file, which appears when all is done", "Results"},
    {"jobs", 'j', "N", "0", "queries answered at a time; 0: one per core", "Running"},
    {"help", 'h', nullptr, nullptr, "print this", "Running"},
};
}  // namespace

const Command kMatchCommand = {
    "wasla match", "--names NAMES.tsv [OPTIONS] [QUERIES.tsv|-]",
    "Finds, for each query, the names of a list that sound like it, in any script and spelling. Queries are a table "
    "with\n"
    "the columns lang and name; lang is a BCP 47 tag, and a missing or unknown one is guessed.",
    kFlags,
    "Prints a table: query (its row, from 1), rank, id, probability, name; one row an id. Without --min-probability\n"
    "there are K rows for each query where the list has as many ids. With --explain also alignment and features. The\n"
    "JSON object has query, name and matches (id, probability, name), or error for a row that cannot be read.\n"};

namespace {

std::vector<models::TaggedName> read_list(const std::string& file) {
  static constexpr TsvColumn kColumns[] = {{"id", kRequired}, {"lang", kOptional}, {"name", kRequired}};
  Diagnostics diagnostics;
  ProblemReporter problems(file, diagnostics);
  std::vector<models::TaggedName> names;
  TsvReader table(read_file(file), kColumns, problems);
  while (table.next()) {
    if (table[2].empty()) {
      problems.report("E310-empty-name", table.line(), "a row has no name", "fill it in or delete it");
      continue;
    }
    names.push_back({std::string(table[0]), std::string(table[1]), std::string(table[2])});
  }
  problems.finish();
  for (const Diagnostic& problem : diagnostics) {
    std::cerr << "wasla match: " << to_string(problem) << '\n';
  }
  if (has_errors(diagnostics)) {
    throw Error(ErrorKind::kInput, file, 0, "the list has errors", "mend what is listed above and run again");
  }
  return names;
}

std::vector<models::TaggedName> names_of_index(const Index& index) {
  std::vector<models::TaggedName> names;
  for (std::uint32_t s = 0; s < index.segment_count(); ++s) {
    for (std::uint32_t n = 0; n < index.segment(s).names.size(); ++n) {
      const NameView name = index.name({s, n});
      names.push_back({std::string(index.entity(name.entity).id), std::string(name.lang), std::string(name.text)});
    }
  }
  return names;
}

struct Answered {
  std::string text;
};

struct MatchOptions {
  NameSearchOptions search;
  bool json = false, explain = false;
  double least = 0;  // probability
};

MatchOptions match_options(const Options& options) {
  MatchOptions result;
  result.json = options.choice("format", {"tsv", "jsonl"}) == "jsonl";
  result.explain = options.has("explain");
  result.search.top = static_cast<std::size_t>(options.integer("top", 1, 100000));
  for (const std::string& part : options.texts("without")) {
    bool* const used = part == "skeletons"   ? &result.search.skeletons
                       : part == "vectors"   ? &result.search.vectors
                       : part == "pieces"    ? &result.search.pieces
                       : part == "alignment" ? &result.search.alignment
                                             : nullptr;
    if (!used) {
      throw Error(ErrorKind::kUsage, "--without '" + part + "' is not known",
                  "it is one of skeletons, vectors, pieces, alignment");
    }
    *used = false;
  }
  if (options.has("min-probability")) {
    result.least = options.decimal("min-probability", 0, 1);
    result.search.fill = false;
  }
  return result;
}

class Matcher {
 public:
  Matcher(const std::vector<models::TaggedName>& names, const NameMatchingModel& model, const MatchOptions& options)
      : names_(names), model_(model), search_(names, model), options_(options) {}

  std::string header() const {
    return options_.json ? ""
                         : std::string("query\trank\tid\tprobability") +
                               (options_.explain ? "\talignment\tfeatures" : "") + "\tname\n";
  }

  std::string answer(const Query& query, NameSearch::Scratch& scratch) const {
    std::string out;
    if (options_.json) {
      out += "{\"query\":";
      append_number(query.number, out);
      out += ",\"name\":";
      append_json_string(query.name, out);
      if (!query.error.empty()) {
        out += ",\"error\":";
        append_json_string(query.error, out);
        return out + "}\n";
      }
      out += ",\"matches\":[";
    }
    if (!query.error.empty()) {
      return out;
    }
    std::size_t rank = 0;
    for (const FoundName& found : search_.find(query.name, query.lang, options_.search, scratch)) {
      if (static_cast<double>(found.probability) >= options_.least) {
        ++rank;
        options_.json ? add_json(query, found, rank, out) : add_row(query, found, rank, out);
      }
    }
    return options_.json ? out + "]}\n" : out;
  }

 private:
  static std::string decimal(double value) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.4f", value);
    return digits;
  }

  void add_row(const Query& query, const FoundName& found, std::size_t rank, std::string& out) const {
    const models::TaggedName& name = names_[found.name];
    out += std::to_string(query.number) + "\t" + std::to_string(rank) + "\t" + name.id + "\t" +
           decimal(static_cast<double>(found.probability)) + "\t";
    if (options_.explain) {
      out += alignment(query, name) + "\t";
      for (std::size_t f = 0; f < models::kMatchFeatures; ++f) {
        out += (f ? " " : "") + std::string(to_string(static_cast<models::MatchFeature>(f))) + "=" +
               decimal(static_cast<double>(found.features[f]));
      }
      out += "\t";
    }
    out += name.text + "\n";
  }

  void add_json(const Query& query, const FoundName& found, std::size_t rank, std::string& out) const {
    const models::TaggedName& name = names_[found.name];
    out += rank > 1 ? ",{\"id\":" : "{\"id\":";
    append_json_string(name.id, out);
    out += ",\"probability\":";
    append_decimal(static_cast<double>(found.probability), out);
    if (options_.explain) {
      out += ",\"alignment\":";
      append_json_string(alignment(query, name), out);
      out += ",\"features\":{";
      for (std::size_t f = 0; f < models::kMatchFeatures; ++f) {
        out += f ? "," : "";
        append_json_string(to_string(static_cast<models::MatchFeature>(f)), out);
        out += ":";
        append_decimal(static_cast<double>(found.features[f]), out);
      }
      out += "}";
    }
    out += ",\"name\":";
    append_json_string(name.text, out);
    out += "}";
  }

  std::string alignment(const Query& query, const models::TaggedName& name) const {
    return models::written_alignment(model_.alignment, query.name, query.lang, name.text, name.lang);
  }

  const std::vector<models::TaggedName>& names_;
  const NameMatchingModel& model_;
  NameSearch search_;
  MatchOptions options_;
};

}  // namespace

int run_match(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kMatchCommand, arguments);
  if (options.has("help")) {
    print_help(kMatchCommand, std::cout);
    return kDone;
  }
  if (options.has("names") == options.has("index")) {
    throw Error(ErrorKind::kUsage, "name one list to match against", "give --names FILE or --index FILE");
  }
  if (options.arguments().size() > 1) {
    throw Error(ErrorKind::kUsage, "more than one file of queries", "name one, or '-' for standard input");
  }
  const MatchOptions chosen = match_options(options);  // a wrong one is told before anything is loaded
  const int jobs = job_count(options.integer("jobs", 0, 1024));
  std::optional<Index> index;
  std::optional<NameMatchingModel> model;
  if (options.has("index")) {
    index = Index::open({options.text("index")});
    model = options.has("models") ? std::nullopt : name_matching_of(*index);
  }
  if (!model) {
    model = read_name_matching(options.text("models"));
  }
  if (options.has("embeddings")) {
    model->vectors = models::read_embeddings(options.text("embeddings"));
  }
  const std::vector<models::TaggedName> names = index ? names_of_index(*index) : read_list(options.text("names"));
  const Matcher matcher(names, *model, chosen);
  QueryReader queries(options.arguments().empty() ? "-" : options.arguments()[0]);
  OutputStream out(options.text("output"));
  out.write(matcher.header());
  std::vector<NameSearch::Scratch> scratches(static_cast<std::size_t>(jobs));
  bool bad = false, guessed = false;
  run_ordered<Query, Answered>(
      {.jobs = jobs},
      {.next = [&]() -> std::optional<Query> {
         std::optional<Query> query = queries.next();
         if (query && !query->error.empty()) {
           bad = true;
           std::cerr << "wasla match: " << query->error << '\n';
         }
         if (query && query->error.empty() && !guessed && !is_known_language(query->lang)) {
           guessed = true;
           std::cerr << "wasla match: query " << query->number << " has "
                     << (query->lang.empty() ? "no language" : "the unknown language '" + query->lang + "'")
                     << "; it is guessed, as for all such queries\n";
         }
         return query;
       },
       .work = [&](Query& query, int worker) -> Answered {
         return {matcher.answer(query, scratches[static_cast<std::size_t>(worker)])};
       },
       .deliver = [&](const Answered& answered) { out.write(answered.text); },
       .would_wait = [&] { return queries.would_block(); },
       .before_waiting = [&] { out.flush(); }});
  out.finish();
  return bad ? kSomeBad : kDone;
}

}  // namespace wasla::tools
