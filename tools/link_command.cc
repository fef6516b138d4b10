#include "tools/link_command.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "tools/input_list.h"
#include "wasla/base/error.h"
#include "wasla/base/parallel.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"index", 0, "FILE", nullptr, "the index to link with, in place of the default one", "What to link with"},
    {"gazetteers", 0, "DIR", nullptr,
     "a gazetteer, or a tree of them, compiled on the fly and kept in the cache; in place of the default index, or on "
     "top of --index",
     "What to link with", true},
    {"input", 0, "text|lines|jsonl", nullptr,
     "text: one document a file; lines: one a line; jsonl: one object a line with id, text and perhaps lang, date, "
     "mentions. Default: by the file's name, else text",
     "Input"},
    {"files-from", 0, "FILE", nullptr, "also read the files named in FILE, one a line; - for standard input", "Input"},
    {"null", '0', nullptr, nullptr, "the names in --files-from end with a NUL byte", "Input"},
    {"recursive", 'r', nullptr, nullptr, "read all files in folders", "Input"},
    {"encoding", 0, "NAME", nullptr,
     "the text's encoding, such as windows-1256; positions are then into the decoded text", "Input"},
    {"lang", 0, "ar|ckb|kmr|kmr-Arab|en|fa|tr", nullptr, "language of the documents that bring none", "Input"},
    {"date", 0, "DATE", nullptr,
     "date of the documents that bring none, such as 2024-05-31 or 2024: who held an office then", "Input"},
    {"given-mentions", 0, nullptr, nullptr, "link only the spans in each JSONL document's mentions", "Input"},
    {"min-probability", 0, "P", "0.5", "leave out links that are less probable", "Linking"},
    {"nil", 0, nullptr, nullptr, "also report names that are in no gazetteer", "Linking"},
    {"misc", 0, nullptr, nullptr, "also link entities of type MISC", "Linking"},
    {"exact", 0, nullptr, nullptr, "only spellings that the index holds, and none that sound alike", "Linking"},
    {"embeddings", 0, "FILE", nullptr,
     "word vectors of your own for spellings that sound alike: a fastText .bin, .ftz or .vec", "Linking"},
    {"format", 'f', "jsonl|tsv|color|html", nullptr, "default: color on a terminal, else jsonl", "Output"},
    {"output", 'o', "FILE", nullptr, "write to FILE, which appears when all is done", "Output"},
    {"offsets", 0, "codepoint|byte|utf16", "codepoint", "unit of positions, which are into the text as it came in",
     "Output"},
    {"candidates", 0, "N", "0", "show up to N rivals of each link", "Output"},
    {"explain", 0, nullptr, nullptr, "show what each feature adds to a link's score", "Output"},
    {"summary", 0, "csv", nullptr, "print how often each entity occurs in each document, in place of mentions",
     "Output"},
    {"color", 0, "auto|always|never", "auto", "auto looks at the terminal and NO_COLOR", "Output"},
    {"jobs", 'j', "N", "0", "documents linked at a time; 0: as many as there are cores", "Running"},
    {"progress", 0, nullptr, nullptr, "show bytes, documents and rate on standard error", "Running"},
    {"fail-if-none", 0, nullptr, nullptr, "exit with 1 if no name was found at all", "Running"},
    {"quiet", 'q', nullptr, nullptr, "no warnings on standard error, only errors", "Running"},
    {"help", 'h', nullptr, nullptr, "print this", "Running"},
};

static_assert(kDefaultMinProbability == 0.5, "the table above says so");

InputFormat input_format(const std::string& name) {
  return name == "lines" ? InputFormat::kLines : name == "jsonl" ? InputFormat::kJsonl : InputFormat::kText;
}

OutputFormat output_format(const std::string& name) {
  return name == "tsv"     ? OutputFormat::kTsv
         : name == "color" ? OutputFormat::kColor
         : name == "html"  ? OutputFormat::kHtml
                           : OutputFormat::kJsonl;
}

void set_input(const Options& options, LinkSettings& settings) {
  settings.inputs = options.arguments();
  if (options.has("input")) {
    settings.input_format = input_format(options.choice("input", {"text", "lines", "jsonl"}));
  }
  if (options.has("files-from")) {
    const std::string list = options.text("files-from");
    if (list == "-" && std::count(settings.inputs.begin(), settings.inputs.end(), "-") > 0) {
      throw Error(ErrorKind::kUsage, "standard input cannot be both a document and the list of files");
    }
    const std::vector<std::string> listed = read_path_list(list, options.has("null"));
    settings.inputs.insert(settings.inputs.end(), listed.begin(), listed.end());
  } else if (options.has("null")) {
    throw Error(ErrorKind::kUsage, "-0 says how --files-from is written, which was not given");
  } else if (settings.inputs.empty()) {
    settings.inputs = {"-"};
  }
  settings.recursive = options.has("recursive");
  settings.reader.encoding = options.text("encoding");
  is_utf8(settings.reader.encoding);  // throws if it is not known
  settings.reader.given_mentions = options.has("given-mentions");
  if (settings.reader.given_mentions && settings.input_format && *settings.input_format != InputFormat::kJsonl) {
    throw Error(ErrorKind::kUsage, "--given-mentions needs documents that bring mentions", "use --input jsonl");
  }
}

void set_linking(const Options& options, LinkSettings& settings) {
  LinkOptions& linking = settings.linking;
  linking.min_probability = options.decimal("min-probability", 0, 1);
  linking.rivals = options.integer("candidates", 0, 1000);
  linking.nil = options.has("nil");
  linking.miscellaneous = options.has("misc");
  linking.exact = options.has("exact");
  if (options.has("date")) {
    linking.year = year_of_date(options.text("date"));
    if (!linking.year) {
      throw Error(ErrorKind::kUsage, "--date '" + options.text("date") + "' is no date",
                  "write it as 2024-05-31, 2024-05 or 2024");
    }
  }
  if (options.has("lang")) {
    linking.language = parse_language(options.text("lang"));
    if (*linking.language == Language::kOther) {
      throw Error(ErrorKind::kUsage, "--lang '" + options.text("lang") + "' is not a language that is known",
                  "it is one of ar, ckb, kmr, kmr-Arab, en, fa, tr; leave it out to have it guessed");
    }
  }
}

void set_output(const Options& options, LinkSettings& settings) {
  settings.output = options.text("output");
  const bool terminal = ::isatty(STDOUT_FILENO) == 1 && (settings.output.empty() || settings.output == "-");
  settings.format = terminal ? OutputFormat::kColor : OutputFormat::kJsonl;
  if (options.has("format")) {
    settings.format = output_format(options.choice("format", {"jsonl", "tsv", "color", "html"}));
  }
  if (options.has("summary")) {
    options.choice("summary", {"csv"});
    settings.format = OutputFormat::kSummaryCsv;
  }
  const std::string unit = options.choice("offsets", {"codepoint", "byte", "utf16"});
  settings.writer.offsets = unit == "byte"    ? text::OffsetUnit::kByte
                            : unit == "utf16" ? text::OffsetUnit::kUtf16
                                              : text::OffsetUnit::kCodePoint;
  settings.reader.offsets = settings.writer.offsets;
  settings.writer.candidates = settings.linking.rivals;
  settings.writer.explain = options.has("explain");
  const char* no_color = std::getenv("NO_COLOR");
  const std::string color = options.choice("color", {"auto", "always", "never"});
  settings.writer.color = color == "always" || (color == "auto" && terminal && !(no_color && *no_color));
}

}  // namespace

const Command kLinkCommand = {
    "wasla link", "[OPTIONS] [FILE|FOLDER|-]...",
    "Finds the names of a gazetteer's entities in Arabic, Sorani, Kurmanji and English text and prints each\n"
    "with its ID, place and probability. Without a file, or for -, reads standard input.",
    kFlags,
    "Exit code: 0 done; 1 done, but some documents were bad (each is named on standard error, and in its\n"
    "place in the output); 2 wrong usage; 3 the index or a gazetteer cannot be read.\n\n"
    "Default index: $WASLA_INDEX, else wasla.index beside the program, else ../share/wasla/wasla.index."};

LinkSettings link_settings(const Options& options) {
  LinkSettings settings;
  settings.index = {options.text("index"), options.texts("gazetteers")};
  set_input(options, settings);
  set_linking(options, settings);
  set_output(options, settings);
  settings.jobs = job_count(options.integer("jobs", 0, 1024));
  settings.progress = options.has("progress");
  settings.quiet = options.has("quiet");
  settings.embeddings = options.text("embeddings");
  settings.fail_if_none = options.has("fail-if-none");
  return settings;
}

}  // namespace wasla::tools
