// Answers of a SPARQL service: TSV (W3C) and JSON. A row is one solution, so the labels of an item come again with each
// of its aliases.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "wasla/base/error.h"
#include "wasla/base/line_source.h"
#include "wasla/base/tsv.h"
#include "wasla/base/utf8_validation.h"
#include "wasla/gazetteer/field_parsing.h"
#include "wasla/gazetteer/import/json_records.h"
#include "wasla/gazetteer/import/table_records.h"
#include "wasla/gazetteer/import/wikidata.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;

struct Term {
  std::string text, lang;
};
using Solution = std::map<std::string, Term>;  // by variable, without ?

std::string item_of(const std::string& iri) {
  const std::size_t slash = iri.rfind('/');
  const std::string item = slash == std::string::npos ? iri : iri.substr(slash + 1);
  return gazetteer::is_valid_wikidata_id(item) ? item : "";
}

// `name` of a variable: what it holds; nothing where that is none of ours.
std::optional<NameKind> kind_of(std::string_view variable) {
  if (variable == "itemLabel" || variable == "label") {
    return NameKind::kLabel;
  }
  if (variable == "itemAltLabel" || variable == "altLabel" || variable == "name") {
    return NameKind::kAlias;
  }
  return parse_name_kind(variable);
}

class Solutions {
 public:
  explicit Solutions(ImportReading& reading) : reading_(reading) {}

  void add(const Solution& solution, std::uint64_t line, MalformedRecords& malformed) {
    const auto value = [&](const char* variable) {
      const auto found = solution.find(variable);
      return found == solution.end() ? std::string() : found->second.text;
    };
    const std::string item = item_of(value("item"));
    if (item.empty()) {
      malformed.add(line, "?item is no item of Wikidata: " + in_quotes(value("item")));
      return;
    }
    bool is_new = false;
    ImportedEntity& entity = groups_.of(item, is_new);
    if (is_new) {
      entity.entity.wikidata = item;
      entity.entity.prior = 1;
    }
    for (const char* variable : {"type", "class"}) {
      if (std::string type = item_of(value(variable)); !type.empty()) {
        types_[item].push_back(std::move(type));
      }
    }
    for (const char* variable : {"description", "itemDescription"}) {
      const std::string text = value(variable);
      entity.entity.description = entity.entity.description.empty() ? in_one_line(text) : entity.entity.description;
    }
    for (const auto& [variable, term] : solution) {
      const std::optional<NameKind> kind = kind_of(variable);
      std::string key = item;
      for (const std::string* part : {&variable, &term.lang, &term.text}) {
        key.append("\t").append(*part);
      }
      // The label service gives the item itself where it has no label.
      if (kind && !term.text.empty() && term.text != item && seen_.insert(std::move(key)).second) {
        add_name(entity, term.text, term.lang, {.kind = *kind}, reading_);
      }
    }
  }

  std::vector<ImportedEntity> finish() {
    std::vector<ImportedEntity> all = groups_.finish(), kept;
    for (ImportedEntity& entity : all) {
      const std::string class_name = wikidata_class(types_[entity.entity.wikidata], {}, reading_.choices);
      if (class_name.empty()) {
        reading_.summary.skip("records of types without a class (?type, --class)", entity.entity.wikidata);
        if (!entity.names.empty()) {
          reading_.summary.skip("names of records without a class", entity.names.front().text, entity.names.size());
        }
        continue;
      }
      set_class(entity.entity, class_name);
      gazetteer::make_labels(entity);
      set_wished_id(entity, entity.entity.wikidata);
      kept.push_back(std::move(entity));
    }
    return kept;
  }

 private:
  ImportReading& reading_;
  gazetteer::RowGroups groups_;
  std::map<std::string, std::vector<std::string>> types_;
  std::set<std::string> seen_;  // item, variable, language, text
};

// <iri>, "text", "text"@lang, "text"^^<type>, or bare; false where a quotation mark is not closed.
bool parse_term(std::string_view field, Term& term) {
  term = {};
  if (field.starts_with('<')) {
    term.text = field.substr(1, field.find('>') == std::string_view::npos ? field.size() : field.find('>') - 1);
    return field.ends_with('>');
  }
  if (!field.starts_with('"')) {
    term.text = field;
    return true;
  }
  std::size_t i = 1;
  for (; i < field.size() && field[i] != '"'; ++i) {
    if (field[i] == '\\' && i + 1 < field.size()) {
      ++i;
      term.text += field[i] == 't' ? '\t' : field[i] == 'n' ? '\n' : field[i] == 'r' ? '\r' : field[i];
    } else {
      term.text += field[i];
    }
  }
  if (i == field.size()) {
    return false;
  }
  const std::string_view rest = field.substr(i + 1);
  term.lang = rest.starts_with('@') ? rest.substr(1) : "";
  return true;
}

void read_tsv_answer(const fs::path& file, ImportReading& reading, Solutions& solutions) {
  LineSource lines(file);
  MalformedRecords malformed(lines.file(), reading);
  if (!lines.next()) {
    return;
  }
  std::vector<std::string> variables;
  for (const std::string_view name : split_fields(lines.text())) {
    variables.emplace_back(name.starts_with('?') ? name.substr(1) : name);
  }
  if (!lines.text().starts_with('?') || std::find(variables.begin(), variables.end(), "item") == variables.end()) {
    throw Error(ErrorKind::kInput, lines.file(), 1, "the header is not of a SPARQL answer in TSV with ?item",
                "ask for text/tab-separated-values (CSV loses the languages), and call the item ?item");
  }
  while (lines.next()) {
    if (lines.text().empty()) {
      continue;
    }
    reading.count_record(lines.source());
    const std::vector<std::string_view> fields = split_fields(lines.text());
    Solution solution;
    bool good = fields.size() == variables.size() && find_invalid_utf8(lines.text()) == std::string_view::npos;
    for (std::size_t i = 0; good && i < fields.size(); ++i) {
      good = parse_term(fields[i], solution[variables[i]]);
    }
    if (good) {
      solutions.add(solution, lines.number(), malformed);
    } else {
      malformed.add(lines.number(), "the row is not of " + std::to_string(variables.size()) + " SPARQL terms in UTF-8");
    }
  }
}

void read_json_answer(const fs::path& file, ImportReading& reading, Solutions& solutions) {
  gazetteer::read_json_records(file, reading, [&](const gazetteer::JsonRecord& record) {
    simdjson::dom::array bindings;
    if (record.object["results"]["bindings"].get(bindings) != simdjson::SUCCESS) {
      throw Error(ErrorKind::kInput, file.string(), record.line, "is no SPARQL answer: it has no results.bindings",
                  "ask for application/sparql-results+json");
    }
    for (const simdjson::dom::element item : bindings) {
      reading.count_record(*record.source);
      simdjson::dom::object row;
      Solution solution;
      if (item.get(row) == simdjson::SUCCESS) {
        for (const auto [variable, value] : row) {
          simdjson::dom::object term;
          if (value.get(term) == simdjson::SUCCESS) {
            solution[std::string(variable)] = {std::string(gazetteer::json_text(term, "value")),
                                               std::string(gazetteer::json_text(term, "xml:lang"))};
          }
        }
      }
      solutions.add(solution, record.line, *record.malformed);
    }
  });
}

}  // namespace

ImportedRecords read_wikidata_sparql(const std::vector<fs::path>& files, ImportReading& reading) {
  Solutions solutions(reading);
  for (const fs::path& file : files) {
    CompressedSource source(file);
    std::string begin(64, '\0');
    begin.resize(source.read(begin.data(), begin.size()));
    const std::size_t first = begin.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first != std::string::npos && begin[first] == '{') {
      read_json_answer(file, reading, solutions);
    } else {
      read_tsv_answer(file, reading, solutions);
    }
  }
  ImportedRecords records;
  records.entities = solutions.finish();
  return records;
}

}  // namespace wasla
