#include "tools/gazetteer_import.h"

#include <filesystem>
#include <iostream>

#include "tools/commands.h"
#include "tools/gazetteer_import_files.h"
#include "tools/options.h"
#include "wasla/base/error.h"
#include "wasla/gazetteer/import/cldr.h"
#include "wasla/gazetteer/import/import_format.h"
#include "wasla/gazetteer/import/import_writer.h"

namespace wasla::tools {
namespace {

constexpr Flag kCldrFlags[] = {
    {"from", 0, "DIR", "/usr/share/unicode/cldr/common", "the folder `common` of CLDR", "Options"},
    {"to", 0, "DIR", nullptr, "the gazetteer to write; what was changed by hand in it stays", "Options"},
    {"onto", 0, "DIR", nullptr, "a gazetteer, or a tree of them, whose entities get the names", "Options", true},
    {"data-version", 0, "N", nullptr, "the version of CLDR, where DIR does not say", "Options"},
    {"quiet", 'q', nullptr, nullptr, "no summary", "Options"},
    {"help", 'h', nullptr, nullptr, "print this", "Options"},
};
}  // namespace

const Command kGazetteerImportCldrCommand = {
    "wasla gazetteer import cldr", "[OPTIONS] --to DIR [--onto DIR]...",
    "Imports the names of countries, regions and cities from Unicode CLDR (Debian: unicode-cldr-core), in Arabic, "
    "Sorani,\n"
    "Kurmanji and English. They join the entities that have the same iso3166-1, un-m49 or tz in identifiers.tsv; "
    "others\n"
    "become entities of the gazetteer written. The same data gives the same bytes.",
    kCldrFlags,
    "What was written, what was not and why goes to standard error.\n"
    "Exit code: 0 done; 1 CLDR cannot be read or the gazetteer not written; 2 wrong usage; 3 a gazetteer has errors."};

namespace {

void print_overview(std::ostream& out) {
  out << "Usage: wasla gazetteer import cldr [--from DIR] --to DIR [--onto DIR]...\n"
         "       wasla gazetteer import FORMAT [OPTIONS] FILE... --to DIR [--onto DIR]...\n"
         "Formats:\n";
  for (const ImportFormat& format : import_formats()) {
    out << "  " << format.name << std::string(18 - format.name.size(), ' ') << format.files << '\n';
  }
}

Manifest cldr_manifest(const std::string& version) {
  Manifest manifest;
  manifest.title = "Unicode CLDR: countries, regions and cities";
  manifest.description =
      "Names of countries, territories, regions and cities of time zones in English, Arabic, Sorani and "
      "Kurmanji, from the Unicode Common Locale Data Repository.";
  manifest.licence = "Unicode-DFS-2016";
  manifest.sources = {"Unicode CLDR " + version + ", https://cldr.unicode.org"};
  return manifest;
}

int import_cldr(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerImportCldrCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerImportCldrCommand, std::cout);
    return kDone;
  }
  if (!options.arguments().empty()) {
    throw Error(ErrorKind::kUsage, "unexpected argument: " + options.arguments().front(), "name folders by options");
  }
  ImportTarget target;
  target.folder = options.text("to");
  if (target.folder.empty()) {
    throw Error(ErrorKind::kUsage, "where to write is missing", "name the gazetteer with --to");
  }
  for (const std::string& folder : options.texts("onto")) {
    target.onto.emplace_back(folder);
  }
  ImportSummary summary;
  CldrNames cldr = read_cldr(options.text("from"), summary);
  const std::string version = cldr.version.empty() ? options.text("data-version") : cldr.version;
  if (version.empty()) {
    throw Error(ErrorKind::kUsage, options.text("from") + " does not say its version (dtd/ldml.dtd)",
                "name it with --data-version");
  }
  target.source_family = "cldr-";
  target.source = target.source_family + version;
  target.manifest = cldr_manifest(version);
  write_import({.entities = cldr.entities}, target, summary);
  if (!options.has("quiet")) {
    std::cerr << to_string(summary);
  }
  return kDone;
}

}  // namespace

std::span<const Subcommand> import_actions() {
  static const Subcommand kActions[] = {
      {"cldr", "countries, regions and cities from Unicode CLDR", import_cldr, &kGazetteerImportCldrCommand},
  };
  return kActions;
}

int run_gazetteer_import(const std::vector<std::string>& arguments) {
  const std::string format = arguments.empty() ? "" : arguments.front();
  if (const Subcommand* action = find_subcommand(import_actions(), format)) {
    return action->run({arguments.begin() + 1, arguments.end()});
  }
  if (const ImportFormat* found = find_import_format(format)) {
    return run_import_files(*found, {arguments.begin() + 1, arguments.end()});
  }
  if (format == "--help" || format == "-h") {
    print_overview(std::cout);
    std::cout << '\n';
    print_help(kGazetteerImportCommand, std::cout);
    return kDone;
  }
  std::cerr << (format.empty() ? "" : "wasla gazetteer import: the format '" + format + "' is not known\n");
  print_overview(std::cerr);
  return kUsage;
}

}  // namespace wasla::tools
