#include "tools/gazetteer_import_files.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <utility>

#include "tools/commands.h"
#include "tools/model_choice.h"
#include "tools/options.h"
#include "tools/output_stream.h"
#include "tools/progress.h"
#include "wasla/base/atomic_file.h"
#include "wasla/base/error.h"
#include "wasla/index/name_entity_matcher.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"to", 0, "DIR", nullptr, "the gazetteer to write; what was changed by hand in it stays", "Gazetteers"},
    {"onto", 0, "DIR", nullptr, "a gazetteer, or a tree of them, whose entities get the names", "Gazetteers", true},
    {"title", 0, "TEXT", nullptr, "title of a new gazetteer", "Gazetteers"},
    {"licence", 0, "SPDX", nullptr, "licence of a new gazetteer", "Gazetteers"},
    {"languages", 0, "LIST", "en,ar,ckb,kmr,mul", "languages of the names to import, or `all`", "What is imported"},
    {"class", 0, "[WORD=]CLASS", nullptr,
     "the class of what the source calls WORD (Q515=city, A.ADM1=governorate); without WORD, of what it has no word "
     "for",
     "What is imported", true},
    {"source", 0, "NAME", nullptr, "the source that the names get", "What is imported"},
    {"country", 0, "LIST", nullptr, "geonames: two-letter codes, as IQ,SY; wikidata: items, as Q796",
     "What is imported"},
    {"feature", 0, "LIST", nullptr, "geonames: feature classes and codes, as P,A.ADM1", "What is imported"},
    {"min-population", 0, "N", "0", "geonames: of populated places", "What is imported"},
    {"map", 0, "LIST", nullptr, "csv, tsv: what the columns are, as id=Code,name:ar=Name", "What is imported"},
    {"reconcile", 0, "HOW", "names",
     "names: records that no identifier ties to an entity are compared by names; identifiers: they are new; report: as "
     "names, but print what each record is and write nothing",
     "Reconciling"},
    {"unsure", 0, "FILE", nullptr,
     "write the records that may be an entity that is known, or not; they are not imported", "Reconciling"},
    {"models", 0, "DIR", nullptr, "models that names are compared with (default: those of the program)", "Reconciling"},
    {"quiet", 'q', nullptr, nullptr, "no progress and no summary", "Output"},
    {"help", 'h', nullptr, nullptr, "print this", "Output"},
};
constexpr const char* kNotes =
    "Files may be packed (gzip, bzip2, Zstandard); '-' is standard input, where the format is read once (not ofac, "
    "un,\n"
    "ftm, geonames, wikidata-sparql). What was written, and what was not and why,\n"
    "goes to standard error, and so does every record that could not be read, with its line.\n"
    "Exit code: 0 done; 1 done, but some records were malformed, or a file cannot be read; 2 wrong usage; 3 a "
    "gazetteer\n"
    "has errors.";

}  // namespace

const Command kGazetteerImportCommand = {
    "wasla gazetteer import", "FORMAT [OPTIONS] FILE... --to DIR [--onto DIR]...",
    "Takes names from other collections into a gazetteer: wikidata, wikidata-sparql, ftm, ofac, un, geonames, skos, "
    "spacy,\nparanames, csv, tsv, jsonl, and cldr, which has flags of its own. docs/formats/imports.md tells what "
    "becomes of what.",
    kFlags, kNotes};

namespace {

std::vector<std::string> words_of(const std::string& list) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    if (end > begin) {
      words.push_back(list.substr(begin, end - begin));
    }
    begin = end + 1;
  }
  return words;
}

std::string known_class(const std::string& name) {
  if (!parse_entity_class(name)) {
    throw Error(ErrorKind::kUsage, "--class: there is no class '" + name + "'",
                "the classes stand in docs/formats/gazetteer.md");
  }
  return name;
}

ImportChoices choices_of(const Options& options) {
  ImportChoices choices;
  choices.languages = LanguageChoice::parse(options.text("languages"));
  for (const std::string& choice : options.texts("class")) {
    const std::size_t equals = choice.rfind('=');
    if (equals == std::string::npos) {
      choices.usual_class = known_class(choice);
    } else {
      choices.classes[choice.substr(0, equals)] = known_class(choice.substr(equals + 1));
    }
  }
  choices.countries = words_of(options.text("country"));
  choices.features = words_of(options.text("feature"));
  choices.min_population = static_cast<std::uint64_t>(options.integer("min-population", 0, 2000000000));
  for (const std::string& column : words_of(options.text("map"))) {
    const std::size_t equals = column.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == column.size()) {
      throw Error(ErrorKind::kUsage, "--map: '" + column + "' is not of the form what=COLUMN",
                  "write as id=Code,name:ar=Name");
    }
    choices.columns.emplace_back(column.substr(0, equals), column.substr(equals + 1));
  }
  return choices;
}

ImportTarget target_of(const ImportFormat& format, const Options& options) {
  ImportTarget target = import_target(format, options.text("to"));
  if (target.folder.empty()) {
    throw Error(ErrorKind::kUsage, "where to write is missing", "name the gazetteer with --to");
  }
  for (const std::string& folder : options.texts("onto")) {
    target.onto.emplace_back(folder);
  }
  if (options.has("source")) {
    target.source = target.source_family = options.text("source");
  }
  if (options.has("title")) {
    target.manifest.title = options.text("title");
  }
  if (options.has("licence")) {
    target.manifest.licence = options.text("licence");
  }
  return target;
}

// Formats of which a file is looked at before it is read cannot come through a pipe.
void check_files(const ImportFormat& format, const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    std::error_code error;
    if (!format.reads_once && (file == "-" || std::filesystem::is_fifo(file, error))) {
      throw Error(ErrorKind::kUsage, std::string(format.name) + " is not read from standard input or a pipe",
                  "name a file; it may be packed by gzip, bzip2 or Zstandard");
    }
  }
}

bool has_known_entities(const ImportTarget& target) {
  std::error_code error;
  return !target.onto.empty() || std::filesystem::exists(target.folder, error);
}

// Without models, names count only where they are the same.
std::optional<NameMatchingModel> matching_model(const Options& options) {
  try {
    return read_name_matching(options.text("models"));
  } catch (const Error& error) {
    if (options.has("models")) {
      throw;
    }
    std::cerr << "wasla gazetteer import: " << error.what() << "; names are compared letter by letter\n";
    return std::nullopt;
  }
}

// One progress for all files: the bytes of those that are done count too.
class ReadingProgress {
 public:
  ReadingProgress(const std::vector<std::filesystem::path>& files, bool shown) : progress_(shown) {
    std::uint64_t total = 0;
    for (const std::filesystem::path& file : files) {
      std::error_code error;
      const std::uint64_t size = std::filesystem::file_size(file, error);
      total += error ? 0 : size;
    }
    if (total > 0) {
      progress_.set_total(total);
    }
  }

  void update(const CompressedSource& source, std::size_t records) {
    if (&source != last_) {
      done_ += bytes_;
      last_ = &source;
    }
    bytes_ = source.bytes_consumed();
    progress_.update(done_ + bytes_, records);
  }
  void finish(std::size_t records) { progress_.finish(done_ + bytes_, records); }

 private:
  Progress progress_;
  const CompressedSource* last_ = nullptr;
  std::uint64_t done_ = 0, bytes_ = 0;
};

}  // namespace

int run_import_files(const ImportFormat& format, const std::vector<std::string>& arguments) {
  const std::string name = "wasla gazetteer import " + std::string(format.name);
  const std::string about = "Imports names from " + std::string(format.files) +
                            ".\nRecords whose identifiers or Wikidata item an entity of --onto or --to has join it; "
                            "others are\ncompared by names, and become new entities or wait for a person "
                            "(--unsure).\nThe same files give the same bytes.";
  const Command command = {name.c_str(), "[OPTIONS] FILE... --to DIR [--onto DIR]...", about.c_str(), kFlags, kNotes};
  const Options options = Options::parse(command, arguments);
  if (options.has("help")) {
    print_help(command, std::cout);
    return kDone;
  }
  if (options.arguments().empty()) {
    throw Error(ErrorKind::kUsage, "no file was named", "give " + std::string(format.files));
  }
  check_files(format, options.arguments());
  const bool quiet = options.has("quiet");
  ImportTarget target = target_of(format, options);
  const std::vector<std::filesystem::path> files(options.arguments().begin(), options.arguments().end());
  ImportReading reading;
  reading.choices = choices_of(options);
  reading.choices.source = target.source;
  ImportedRecords records;
  {
    ReadingProgress progress(files, !quiet);
    reading.progress = [&](const CompressedSource& source, std::size_t count) { progress.update(source, count); };
    records = format.read(files, reading);
    reading.progress = nullptr;
  }
  for (const Diagnostic& problem : reading.malformed) {
    std::cerr << to_string(problem) << '\n';
  }
  const std::string how = options.choice("reconcile", {"names", "identifiers", "report"});
  const std::optional<NameMatchingModel> model =
      how == "identifiers" || !has_known_entities(target) ? std::nullopt : matching_model(options);
  NameEntityMatcher matcher(model ? &*model : nullptr);
  target.matcher = how == "identifiers" ? nullptr : &matcher;
  target.dry_run = how == "report";
  target.partial = !reading.malformed.empty();
  const std::vector<ReconciledRecord> reconciled = write_import(records, target, reading.summary);
  if (target.dry_run) {
    OutputStream out;
    out.write(reconcile_table(reconciled));
    out.finish();
  } else if (options.has("unsure")) {
    write_file_atomically(options.text("unsure"), unsure_table(reconciled));
  }
  if (!quiet) {
    std::cerr << to_string(reading.summary);
  }
  return has_errors(reading.malformed) ? kSomeBad : kDone;
}

}  // namespace wasla::tools
