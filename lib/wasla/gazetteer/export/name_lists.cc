// Formats that hold names and little else: CSV, spaCy's patterns, Solr's synonyms. Names that are never to be looked
// for in texts are left out of the last two, and so are those that need the context, which these programs do not see.
#include <algorithm>

#include "wasla/gazetteer/export/export.h"
#include "wasla/gazetteer/export/json_text.h"

namespace wasla {
namespace {

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos) {
    return std::string(text);
  }
  std::string quoted = "\"";
  for (const char c : text) {
    quoted += c == '"' ? "\"\"" : std::string(1, c);
  }
  return quoted + "\"";
}

std::string year_text(const std::optional<std::int16_t>& year) { return year ? std::to_string(*year) : ""; }

bool is_findable(const Name& name, ExportSummary& summary) {
  if (name.use & (kUseNever | kUseContext)) {
    summary.skip(name.use & kUseNever ? "names with the use `never`" : "names with the use `context`",
                 name.id + " " + name.text);
    return false;
  }
  return true;
}

// A comma, a backslash, => and # have a meaning.
std::string synonym(std::string_view text) {
  std::string result;
  for (const char c : text) {
    result += c == ',' || c == '\\' || c == '=' || c == '>' || (c == '#' && result.empty()) ? "\\" : "";
    result += c;
  }
  return result;
}

std::string_view spacy_label(const Entity& entity) {
  switch (entity.type) {
    case EntityType::kPerson: return "PERSON";
    case EntityType::kOrganisation: return "ORG";
    case EntityType::kLocation: return "LOC";
    default: return "MISC";
  }
}

}  // namespace

void export_csv(const ExportSet& set, const ExportOptions&, const WriteText& write, ExportSummary& summary) {
  write("id,type,class,wikidata,prior,description,lat,lon,lang,kind,use,from,to,source,name\n");
  for (const ExportEntity& from : set.entities) {
    const Entity& e = from.entity;
    const std::string place = from.places.empty() ? ","
                                                  : std::to_string(from.places.front().latitude) + "," +
                                                        std::to_string(from.places.front().longitude);
    const std::string begin =
        csv_field(e.id) + "," +
        (from.is_extension ? ",,,,"
                           : std::string(to_string(e.type)) + "," + std::string(class_name(e.entity_class)) + "," +
                                 e.wikidata + "," + std::to_string(e.prior) + "," + csv_field(e.description)) +
        "," + place + ",";
    for (const Name& n : from.names) {
      write(begin + n.lang + "," + std::string(to_string(n.kind)) + "," + csv_field(to_string(n.use)) + "," +
            year_text(n.from) + "," + year_text(n.to) + "," + csv_field(n.source) + "," + csv_field(n.text) + "\n");
    }
    if (!from.relations.empty()) {
      summary.skip("relations", e.id, from.relations.size());
    }
    if (!from.identifiers.empty()) {
      summary.skip("identifiers", e.id, from.identifiers.size());
    }
  }
}

void export_spacy(const ExportSet& set, const ExportOptions&, const WriteText& write, ExportSummary& summary) {
  for (const ExportEntity& from : set.entities) {
    std::vector<std::string> written;
    for (const Name& name : from.names) {
      if (!is_findable(name, summary)) {
        continue;
      }
      if (std::find(written.begin(), written.end(), name.text) != written.end()) {
        summary.skip("names that are the same in another language", name.id + " " + name.text);
        continue;
      }
      written.push_back(name.text);
      gazetteer::JsonObjectText json;
      json.add_text("label", spacy_label(from.entity));
      json.add_text("id", from.entity.id);
      json.add_text("pattern", name.text);
      write(json.finish() + "\n");
    }
  }
}

void export_solr(const ExportSet& set, const ExportOptions& options, const WriteText& write, ExportSummary& summary) {
  for (const ExportEntity& from : set.entities) {
    std::vector<std::string> written;
    std::string line;
    for (const Name& name : from.names) {
      const std::string text = synonym(name.text);
      if (!is_findable(name, summary)) {
        continue;
      }
      if (std::find(written.begin(), written.end(), text) != written.end()) {
        summary.skip("names that are the same in another language", name.id + " " + name.text);
        continue;
      }
      written.push_back(text);
      line += (line.empty() ? "" : ", ") + text;
    }
    if (!written.empty() && options.with_ids) {
      write(line + " => " + from.entity.id + "\n");
    } else if (written.size() > 1) {
      write(line + "\n");
    } else if (written.size() == 1) {
      summary.skip("names without another to stand for", from.entity.id);
    }
  }
}

}  // namespace wasla
