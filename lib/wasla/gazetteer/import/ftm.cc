#include "wasla/gazetteer/import/ftm.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>

#include "wasla/base/compressed_source.h"
#include "wasla/base/csv_reader.h"
#include "wasla/base/error.h"
#include "wasla/gazetteer/import/ftm_entity.h"
#include "wasla/gazetteer/import/json_records.h"
#include "wasla/gazetteer/import/own_record.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;
using gazetteer::FtmCollector;
using gazetteer::FtmEntity;

void read_entity(const simdjson::dom::object& object, FtmCollector& collector, ImportReading& reading,
                 ImportedRecords& records) {
  FtmEntity entity;
  entity.id = gazetteer::json_text(object, "id");
  entity.schema = gazetteer::json_text(object, "schema");
  gazetteer::for_each_text(object, "referents", [&](std::string_view id) { entity.referents.emplace_back(id); });
  std::vector<std::string> datasets;
  gazetteer::for_each_text(object, "datasets", [&](std::string_view set) { datasets.emplace_back(set); });
  std::vector<simdjson::dom::object> nested;
  if (gazetteer::has_json_object(object, "properties")) {
    for (const auto [key, value] : gazetteer::json_object(object, "properties")) {
      simdjson::dom::array values;
      if (value.get(values) != simdjson::SUCCESS ||
          !(gazetteer::is_ftm_property_used(key) || key.ends_with("Source"))) {
        continue;
      }
      for (const simdjson::dom::element item : values) {
        std::string_view text;
        simdjson::dom::object neighbour;
        if (item.get(text) == simdjson::SUCCESS) {
          // Of several data sets nobody knows which has the value.
          entity.properties[std::string(key)].push_back(
              {std::string(text), "", datasets.size() == 1 ? datasets.front() : ""});
        } else if (item.get(neighbour) == simdjson::SUCCESS) {
          entity.properties[std::string(key)].push_back({std::string(gazetteer::json_text(neighbour, "id")), "", ""});
        }
      }
    }
  }
  if (gazetteer::has_json_object(object, "wasla")) {
    const simdjson::dom::object own = gazetteer::json_object(object, "wasla");
    if (!gazetteer::json_text(own, "id").empty()) {
      collector.add(entity, gazetteer::own_entity(own, reading, records));
    } else if (!gazetteer::own_redirect(own, records)) {
      reading.summary.note("relations that stand with their subject too, read there", entity.id);
    }
    return;
  }
  collector.add(entity);
}

// Columns of statements.csv, found by name.
class StatementColumns {
 public:
  explicit StatementColumns(const std::vector<std::string>& header) {
    for (std::size_t i = 0; i < header.size(); ++i) {
      places_.emplace(header[i], i);
    }
  }
  bool has(const std::string& column) const { return places_.contains(column); }
  std::string of(const std::vector<std::string>& row, const std::string& column) const {
    const auto place = places_.find(column);
    return place == places_.end() || place->second >= row.size() ? "" : row[place->second];
  }
  std::size_t size() const { return places_.size(); }

 private:
  std::map<std::string, std::size_t> places_;
};

class Statements {
 public:
  explicit Statements(ImportReading& reading) : reading_(reading) {}

  void read(const fs::path& file) {
    CsvReader csv(file);
    MalformedRecords malformed(file.string(), reading_);
    if (!csv.next()) {
      return;
    }
    const StatementColumns columns(csv.fields());
    for (const char* column : {"canonical_id", "prop", "schema", "value"}) {
      if (!columns.has(column)) {
        throw Error(ErrorKind::kInput, file.string(), csv.line(),
                    "the header has no column " + std::string(column) + ", so these are no statements",
                    "give statements.csv or entities.ftm.json as OpenSanctions has them");
      }
    }
    while (csv.next()) {
      reading_.count_record(csv.lines().source());
      if (!csv.problem().empty() || csv.fields().size() != columns.size()) {
        malformed.add(csv.line(), csv.problem().empty() ? "the row has " + std::to_string(csv.fields().size()) +
                                                              " fields, the header " + std::to_string(columns.size())
                                                        : std::string(csv.problem()));
      } else {
        add(csv.fields(), columns, csv.line(), malformed);
      }
    }
  }

  void finish(FtmCollector& collector) {
    for (FtmEntity& entity : entities_) {
      std::sort(entity.referents.begin(), entity.referents.end());
      entity.referents.erase(std::unique(entity.referents.begin(), entity.referents.end()), entity.referents.end());
      collector.add(entity);
    }
  }

 private:
  void add(const std::vector<std::string>& row, const StatementColumns& columns, std::uint64_t line,
           MalformedRecords& malformed) {
    const std::string id = columns.of(row, "canonical_id"), entity_id = columns.of(row, "entity_id");
    const std::string property = columns.of(row, "prop"), schema = columns.of(row, "schema");
    if (id.empty() || property.empty()) {
      malformed.add(line, "the row has no canonical_id or prop");
      return;
    }
    const auto [place, is_new] = by_id_.emplace(id, entities_.size());
    if (is_new) {
      entities_.emplace_back();
      entities_.back().id = id;
    }
    FtmEntity& entity = entities_[place->second];
    entity.schema = narrower(entity.schema, schema);
    if (!entity_id.empty() && entity_id != id) {
      entity.referents.push_back(entity_id);
      if (entity.referents.size() > 64) {  // one a row: keep them few
        std::sort(entity.referents.begin(), entity.referents.end());
        entity.referents.erase(std::unique(entity.referents.begin(), entity.referents.end()), entity.referents.end());
      }
    }
    if (!gazetteer::is_ftm_property_used(property)) {
      return;
    }
    const gazetteer::FtmValue value{columns.of(row, "value"), columns.of(row, "lang"), columns.of(row, "dataset")};
    std::vector<gazetteer::FtmValue>& values = entity.properties[property];
    if (std::none_of(values.begin(), values.end(),
                     [&](const gazetteer::FtmValue& v) { return v.text == value.text && v.lang == value.lang; })) {
      values.push_back(value);
    }
  }

  // Data sets may say LegalEntity of what another knows to be a Company.
  static std::string narrower(const std::string& a, const std::string& b) {
    constexpr std::string_view kWide[] = {"", "Thing", "LegalEntity", "Organization"};
    const auto width = [&](const std::string& schema) {
      const auto* found = std::find(std::begin(kWide), std::end(kWide), schema);
      return found - std::begin(kWide);
    };
    return width(b) > width(a) ? b : a;
  }

  ImportReading& reading_;
  std::vector<FtmEntity> entities_;
  std::unordered_map<std::string, std::size_t> by_id_;
};

bool is_json(const fs::path& file) {
  CompressedSource source(file);
  std::string begin(256, '\0');
  begin.resize(source.read(begin.data(), begin.size()));
  const std::size_t first = begin.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string::npos && (begin[first] == '{' || begin[first] == '[');
}

}  // namespace

ImportedRecords read_ftm(const std::vector<fs::path>& files, ImportReading& reading) {
  ImportedRecords records;
  FtmCollector collector(reading);
  Statements statements(reading);
  for (const fs::path& file : files) {
    if (!is_json(file)) {
      statements.read(file);
      continue;
    }
    gazetteer::read_json_records(file, reading, [&](const gazetteer::JsonRecord& record) {
      reading.count_record(*record.source);
      if (gazetteer::json_text(record.object, "id").empty() || gazetteer::json_text(record.object, "schema").empty()) {
        record.malformed->add(record.line, "the record has no id or schema");
      } else {
        read_entity(record.object, collector, reading, records);
      }
    });
  }
  statements.finish(collector);
  records.entities = collector.finish();
  return records;
}

}  // namespace wasla
