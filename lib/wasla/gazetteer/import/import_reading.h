// ImportReading: what goes with the reading of a file to be imported: which languages are wanted, what was passed over
// and why, what was malformed, how far it has come.
//
//   ImportReading reading;
//   reading.choices.languages = LanguageChoice::parse("en,ar,ckb,kmr,mul");
//   ImportedRecords records = read_ofac({"sdn.csv", "alt.csv"}, reading);
//   std::cerr << to_string(reading.summary);
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wasla/base/compressed_source.h"
#include "wasla/base/diagnostic.h"
#include "wasla/base/export.h"
#include "wasla/base/problem_reporter.h"
#include "wasla/gazetteer/import/import_summary.h"
#include "wasla/gazetteer/import/imported_entity.h"

namespace wasla {

// Languages whose names are wanted. `ar` stands for ar-Latn and ar-IQ too.
class WASLA_EXPORT LanguageChoice {
 public:
  static constexpr std::string_view kUsual = "en,ar,ckb,kmr,mul";

  LanguageChoice() : LanguageChoice(parse(kUsual)) {}
  // "en,ar", or "all". Throws Error(kUsage).
  static LanguageChoice parse(std::string_view text);

  bool has(std::string_view tag) const;
  bool all() const { return languages_.empty(); }

 private:
  explicit LanguageChoice(std::vector<std::string> languages) : languages_(std::move(languages)) {}

  std::vector<std::string> languages_;  // empty: all
};

// What is wanted of a file; some of it only some formats understand (docs/formats/imports.md).
struct ImportChoices {
  LanguageChoice languages;
  // Classes by the words of the source, as {"Q515", "city"}, {"A.ADM1", "governorate"}: before the importer's own.
  std::map<std::string, std::string, std::less<>> classes;
  std::string usual_class;             // where the source says nothing; empty: the record is skipped
  std::vector<std::string> countries;  // two-letter codes; empty: all
  std::vector<std::string> features;   // of GeoNames: "P", "A.ADM1"; empty: all that have a class
  std::uint64_t min_population = 0;    // of populated places of GeoNames
  std::vector<std::pair<std::string, std::string>> columns;  // of CSV: what the column is, and its name
  std::string source;  // of the names; also the scheme of records that have no other
};

struct ImportReading {
  ImportChoices choices;
  std::function<void(const CompressedSource&, std::size_t records)> progress;

  ImportSummary summary;
  Diagnostics malformed;  // records that could not be read

  // Counts one record of the file.
  void count_record(const CompressedSource& source) {
    ++summary.records;
    if (progress) {
      progress(source, summary.records);
    }
  }
};

// Malformed records of one file, each with its line; of many only the first thousand are listed, then their number.
class WASLA_EXPORT MalformedRecords {
 public:
  MalformedRecords(const std::string& file, ImportReading& reading) : reporter_(file, reading.malformed) {}
  MalformedRecords(const MalformedRecords&) = delete;
  MalformedRecords& operator=(const MalformedRecords&) = delete;
  ~MalformedRecords() { reporter_.finish(); }

  void add(std::uint64_t line, const std::string& message);

 private:
  ProblemReporter reporter_;
};

// What a name is besides its text.
struct NameDetails {
  NameKind kind = NameKind::kAlias;
  NameUse use = kUseAlways;
  std::optional<std::int16_t> from = {}, to = {};
  std::string source = {};
};

// Files a name with an entity, under the language that its letters allow (name_language.h), cleaned of what no name
// has; or counts it as skipped. `claimed`: what the source calls its language, empty where it does not say.
WASLA_EXPORT void add_name(ImportedEntity& entity, std::string_view text, std::string_view claimed,
                           const NameDetails& details, ImportReading& reading);

// Capitals only, "PKK", "UN-HABITAT": letters that the text must have so.
WASLA_EXPORT bool is_acronym(std::string_view name);

// Text in one line: spaces, line breaks and controls made one space each, direction marks and the like taken out.
WASLA_EXPORT std::string in_one_line(std::string_view text);

// The first four digits in a row that make a year: "1957", "Apr 1957", "circa 1957", "1957-04-28".
WASLA_EXPORT std::optional<std::int16_t> find_year(std::string_view text);

// Gives the entity its class, by its name in the table of docs/formats/gazetteer.md, and the type of that.
WASLA_EXPORT void set_class(Entity& entity, std::string_view class_name);

// The ID the entity would like to have: of its English label, else of any name in Latin letters, else `fallback`.
WASLA_EXPORT void set_wished_id(ImportedEntity& entity, const std::string& fallback);

}  // namespace wasla
