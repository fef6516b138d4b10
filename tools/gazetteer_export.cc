#include <filesystem>
#include <iostream>
#include <optional>

#include "tools/commands.h"
#include "tools/gazetteer_action.h"
#include "tools/options.h"
#include "tools/output_stream.h"
#include "wasla/base/atomic_file.h"
#include "wasla/base/error.h"
#include "wasla/gazetteer/export/export.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"output", 'o', "FILE", nullptr, "the file to write (default: standard output); it appears whole or not at all",
     "Options"},
    {"base", 0, "IRI", "urn:wasla:", "skos, nt: what stands before the IDs", "Options"},
    {"with-ids", 0, nullptr, nullptr, "solr: names lead to the ID instead of standing for one another", "Options"},
    {"quiet", 'q', nullptr, nullptr, "do not say what was left out", "Options"},
    {"help", 'h', nullptr, nullptr, "print this", "Options"},
};
}  // namespace

const Command kGazetteerExportCommand = {
    "wasla gazetteer export", "FORMAT [OPTIONS] DIR...",
    "Writes the gazetteers at or below each DIR, together, in a format of other programs: csv, ftm, jsonl, nt (SKOS "
    "as\n"
    "N-Triples), skos (as Turtle), solr, spacy. ftm, jsonl, nt and skos keep all rows, and `wasla gazetteer import`\n"
    "reads them back. The same tables give the same bytes.",
    kFlags,
    "What the format cannot hold is counted on standard error.\n"
    "Exit code: 0 done; 1 the file cannot be written; 2 wrong usage; 3 the gazetteers have errors."};

namespace {

std::optional<GazetteerSet> read_sound(const std::vector<std::filesystem::path>& folders) {
  Diagnostics problems;
  GazetteerSet set = read_gazetteers(folders, problems);
  for (const Diagnostic& problem : problems) {
    if (problem.severity == Severity::kError) {
      std::cerr << to_string(problem) << '\n';
    }
  }
  return has_errors(problems) ? std::nullopt : std::optional(std::move(set));
}

void write_to(const std::string& file, const ExportFormat& format, const ExportSet& set, const ExportOptions& options,
              ExportSummary& left_out) {
  if (file.empty() || file == "-") {
    OutputStream out;
    format.write(
        set, options, [&](std::string_view text) { out.write(std::string(text)); }, left_out);
    out.finish();
    return;
  }
  AtomicFile out(file);
  format.write(
      set, options, [&](std::string_view text) { out.write(text); }, left_out);
  out.commit();
}

}  // namespace

int run_gazetteer_export(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerExportCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerExportCommand, std::cout);
    return kDone;
  }
  const std::vector<std::string>& words = options.arguments();
  const ExportFormat* format = words.empty() ? nullptr : find_export_format(words.front());
  if (!format) {
    throw Error(ErrorKind::kUsage,
                words.empty() ? "no format was named" : "the format '" + words.front() + "' is not known",
                "it is one of csv, ftm, jsonl, nt, skos, solr, spacy");
  }
  if (words.size() < 2) {
    throw Error(ErrorKind::kUsage, "no gazetteer was named", "give the folder of a gazetteer, or of several");
  }
  const std::optional<GazetteerSet> gazetteers = read_sound({words.begin() + 1, words.end()});
  if (!gazetteers) {
    std::cerr << "wasla gazetteer export: nothing was written; mend the errors above\n";
    return kCannotOpen;
  }
  ExportSummary left_out;
  write_to(options.text("output"), *format, export_set(*gazetteers),
           {.base = options.text("base"), .with_ids = options.has("with-ids")}, left_out);
  for (const ExportSummary::Group& group : left_out.skipped) {
    if (!options.has("quiet")) {
      std::cerr << "left out " << group.count << ": " << group.reason << '\n';
    }
  }
  return kDone;
}

}  // namespace wasla::tools
