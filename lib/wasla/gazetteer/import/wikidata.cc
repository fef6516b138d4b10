#include "wasla/gazetteer/import/wikidata.h"

#include <algorithm>
#include <utility>

#include "wasla/gazetteer/field_parsing.h"
#include "wasla/gazetteer/import/json_records.h"
#include "wasla/gazetteer/import/wikidata_classes.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;
using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// Statements that are relations to another item.
struct ItemRelation {
  std::string_view property, relation;
  bool reversed;  // the other item is the subject
};
constexpr ItemRelation kRelations[] = {
    {"P131", "located-in", false}, {"P36", "capital-of", true},    {"P1376", "capital-of", false},
    {"P361", "part-of", false},    {"P102", "member-of", false},   {"P463", "member-of", false},
    {"P27", "citizen-of", false},  {"P108", "works-for", false},   {"P112", "founder-of", true},
    {"P6", "leader-of", true},     {"P35", "leader-of", true},     {"P488", "leader-of", true},
    {"P22", "parent-of", true},    {"P25", "parent-of", true},     {"P40", "parent-of", false},
    {"P26", "spouse-of", false},   {"P3373", "sibling-of", false}, {"P1365", "successor-of", false},
};

struct NameStatement {
  std::string_view property;
  NameKind kind;
};
constexpr NameStatement kNames[] = {
    {"P1448", NameKind::kOfficial}, {"P1813", NameKind::kShort}, {"P1477", NameKind::kBirth},
    {"P1705", NameKind::kAlias},    {"P1559", NameKind::kAlias}, {"P742", NameKind::kNickname},
    {"P1449", NameKind::kNickname},
};

struct IdentifierStatement {
  std::string_view property, scheme;
};
constexpr IdentifierStatement kIdentifiers[] = {{"P1566", "geonames"}, {"P297", "iso3166-1"}};

// "+1957-00-00T00:00:00Z", "-0330-…"
std::optional<std::int16_t> year_of(std::string_view time) {
  const bool negative = time.starts_with('-');
  if (time.starts_with('+') || negative) {
    time.remove_prefix(1);
  }
  const std::string digits((negative ? "-" : "") + std::string(time.substr(0, time.find('-'))));
  return gazetteer::parse_year(digits);
}

// The statements of a property that count: the preferred ones where there are such, and no deprecated ones.
std::vector<object> statements(const object& claims, std::string_view property) {
  std::vector<object> normal, preferred;
  array list;
  if (claims[property].get(list) != simdjson::SUCCESS) {
    return normal;
  }
  for (const element item : list) {
    object statement;
    if (item.get(statement) != simdjson::SUCCESS) {
      continue;
    }
    const std::string_view rank = gazetteer::json_text(statement, "rank");
    if (rank == "preferred") {
      preferred.push_back(statement);
    } else if (rank != "deprecated") {
      normal.push_back(statement);
    }
  }
  return preferred.empty() ? normal : preferred;
}

// The value of a snak: of `datavalue`, an object or a text. False for "unknown" and "none".
template <typename Value>
bool value_of(const object& snak, Value& value) {
  return snak["datavalue"]["value"].get(value) == simdjson::SUCCESS;
}
template <typename Value>
bool main_value(const object& statement, Value& value) {
  object snak;
  return statement["mainsnak"].get(snak) == simdjson::SUCCESS && value_of(snak, value);
}

std::string item_of(const object& statement) {
  object value;
  return main_value(statement, value) ? std::string(gazetteer::json_text(value, "id")) : "";
}

std::optional<std::int16_t> qualifier_year(const object& statement, std::string_view property) {
  array snaks;
  if (statement["qualifiers"][property].get(snaks) != simdjson::SUCCESS) {
    return std::nullopt;
  }
  for (const element item : snaks) {
    object snak, value;
    if (item.get(snak) == simdjson::SUCCESS && value_of(snak, value)) {
      return year_of(gazetteer::json_text(value, "time"));
    }
  }
  return std::nullopt;
}

std::optional<std::int16_t> main_year(const object& claims, std::string_view property) {
  for (const object& statement : statements(claims, property)) {
    object value;
    if (main_value(statement, value)) {
      return year_of(gazetteer::json_text(value, "time"));
    }
  }
  return std::nullopt;
}

std::vector<std::string> items_of(const object& claims, std::string_view property) {
  std::vector<std::string> items;
  for (const object& statement : statements(claims, property)) {
    if (std::string item = item_of(statement); !item.empty()) {
      items.push_back(std::move(item));
    }
  }
  return items;
}

// Who is in many Wikipedias is in the news more often.
std::uint8_t prior_of(std::size_t sitelinks) {
  std::uint8_t prior = 0;
  for (const std::size_t from : {2, 5, 10, 20, 40, 80, 150}) {
    prior = static_cast<std::uint8_t>(prior + (sitelinks >= from));
  }
  return prior;
}

class EntityReader {
 public:
  EntityReader(const object& entity, ImportReading& reading) : from_(entity), reading_(reading) {
    has_claims_ = from_["claims"].get(claims_) == simdjson::SUCCESS;
  }

  std::string class_name() const {
    return has_claims_ ? wikidata_class(items_of(claims_, "P31"), items_of(claims_, "P106"), reading_.choices)
                       : reading_.choices.usual_class;
  }
  std::string types() const {
    std::string text;
    for (const std::string& item : has_claims_ ? items_of(claims_, "P31") : std::vector<std::string>()) {
      text += (text.empty() ? "" : " ") + item;
    }
    return text;
  }
  bool is_of_chosen_country() const {
    const std::vector<std::string>& countries = reading_.choices.countries;
    if (countries.empty()) {
      return true;
    }
    for (const std::string_view property : {"P17", "P27"}) {
      for (const std::string& item : has_claims_ ? items_of(claims_, property) : std::vector<std::string>()) {
        if (std::find(countries.begin(), countries.end(), item) != countries.end()) {
          return true;
        }
      }
    }
    return false;
  }

  ImportedEntity read(const std::string& id, const std::string& class_name) {
    set_class(to_.entity, class_name);
    to_.entity.wikidata = id;
    to_.entity.prior = prior_of(sitelinks());
    read_labels();
    read_aliases();
    if (has_claims_) {
      read_statements();
    }
    to_.entity.description = description();
    set_wished_id(to_, id);
    return std::move(to_);
  }

 private:
  std::size_t sitelinks() const {
    object links;
    return from_["sitelinks"].get(links) == simdjson::SUCCESS ? links.size() : 0;
  }

  std::string description() const {
    std::string_view text;
    if (from_["descriptions"]["en"]["value"].get(text) == simdjson::SUCCESS) {
      return in_one_line(text);
    }
    return "Wikidata item " + to_.entity.wikidata;
  }

  void read_labels() {
    object labels;
    if (from_["labels"].get(labels) != simdjson::SUCCESS) {
      return;  // without any it is an empty array
    }
    for (const auto [language, label] : labels) {
      std::string_view text;
      if (label["value"].get(text) == simdjson::SUCCESS) {
        add_name(to_, text, language, {.kind = NameKind::kLabel}, reading_);
      }
    }
  }

  void read_aliases() {
    object aliases;
    if (from_["aliases"].get(aliases) != simdjson::SUCCESS) {
      return;
    }
    for (const auto [language, list] : aliases) {
      array names;
      if (list.get(names) != simdjson::SUCCESS) {
        continue;
      }
      for (const element name : names) {
        std::string_view text;
        if (name["value"].get(text) == simdjson::SUCCESS) {
          add_name(to_, text, language, {}, reading_);
        }
      }
    }
  }

  void read_statements() {
    for (const NameStatement& names : kNames) {
      for (const object& statement : statements(claims_, names.property)) {
        read_name(statement, names.kind);
      }
    }
    for (const IdentifierStatement& identifier : kIdentifiers) {
      for (const object& statement : statements(claims_, identifier.property)) {
        std::string_view value;
        if (main_value(statement, value) && !value.empty()) {
          to_.identifiers.push_back({std::string(identifier.scheme), in_one_line(value)});
        }
      }
    }
    read_place();
    const bool person = to_.entity.type == EntityType::kPerson;
    to_.begin_year = main_year(claims_, person ? "P569" : "P571");
    to_.end_year = main_year(claims_, person ? "P570" : "P576");
    for (const ItemRelation& relation : kRelations) {
      read_relations(relation.property, relation.relation, relation.reversed);
    }
    if (to_.entity.type == EntityType::kLocation || to_.entity.type == EntityType::kOrganisation) {
      const bool placed = std::any_of(to_.relations.begin(), to_.relations.end(),
                                      [](const ImportedRelation& r) { return r.relation == "located-in"; });
      if (!placed) {
        read_relations("P17", "located-in", false);
      }
    }
  }

  void read_name(const object& statement, NameKind kind) {
    NameDetails details{.kind = kind};
    details.from = qualifier_year(statement, "P580");
    details.to = qualifier_year(statement, "P582");
    if (details.to && kind != NameKind::kBirth) {
      details.kind = NameKind::kFormer;
    }
    if (details.from && details.to && *details.from > *details.to) {
      details.from = details.to = std::nullopt;
    }
    object monolingual;
    std::string_view text;
    if (main_value(statement, monolingual)) {
      add_name(to_, gazetteer::json_text(monolingual, "text"), gazetteer::json_text(monolingual, "language"), details,
               reading_);
    } else if (main_value(statement, text)) {
      add_name(to_, text, "", details, reading_);  // P742 is text without a language
    }
  }

  void read_place() {
    for (const object& statement : statements(claims_, "P625")) {
      object value;
      Coordinates at;
      if (main_value(statement, value) && value["latitude"].get(at.latitude) == simdjson::SUCCESS &&
          value["longitude"].get(at.longitude) == simdjson::SUCCESS && at.latitude >= -90 && at.latitude <= 90 &&
          at.longitude >= -180 && at.longitude <= 180) {
        to_.place = at;
        return;
      }
    }
  }

  void read_relations(std::string_view property, std::string_view relation, bool reversed) {
    for (const object& statement : statements(claims_, property)) {
      std::string item = item_of(statement);
      if (!item.empty()) {
        std::optional<std::int16_t> from = qualifier_year(statement, "P580"), to = qualifier_year(statement, "P582");
        if (from && to && *from > *to) {
          from = to = std::nullopt;
        }
        to_.relations.push_back(
            {std::string(relation), {std::string(kWikidataScheme), std::move(item)}, from, to, reversed});
      }
    }
  }

  const object& from_;
  ImportReading& reading_;
  object claims_;
  bool has_claims_ = false;
  ImportedEntity to_;
};

void read_entity(const object& entity, const gazetteer::JsonRecord& record, ImportReading& reading,
                 std::vector<ImportedEntity>& entities) {
  const std::string id(gazetteer::json_text(entity, "id"));
  if (id.empty()) {
    record.malformed->add(record.line, "the record has no id");
    return;
  }
  if (!gazetteer::is_valid_wikidata_id(id)) {
    reading.summary.skip("records that are no items (properties, lexemes)", id);
    return;
  }
  EntityReader reader(entity, reading);
  const std::string class_name = reader.class_name();
  if (class_name.empty()) {
    reading.summary.skip("records of types without a class (--class Q…=CLASS)", id + " is a " + reader.types());
  } else if (!reader.is_of_chosen_country()) {
    reading.summary.skip("records of other countries (--country)", id);
  } else {
    entities.push_back(reader.read(id, class_name));
  }
}

}  // namespace

std::string wikidata_class(const std::vector<std::string>& types, const std::vector<std::string>& occupations,
                           const ImportChoices& choices) {
  const auto chosen = [&](const std::vector<std::string>& items) -> std::string {
    for (const std::string& item : items) {
      if (const auto found = choices.classes.find(item); found != choices.classes.end()) {
        return found->second;
      }
    }
    return "";
  };
  const auto listed = [](const std::vector<std::string>& items, std::span<const WikidataClass> table) -> std::string {
    const auto found = std::find_if(table.begin(), table.end(), [&](const WikidataClass& c) {
      return std::find(items.begin(), items.end(), c.item) != items.end();
    });
    return found == table.end() ? "" : std::string(found->class_name);
  };
  if (std::string name = chosen(types); !name.empty()) {
    return name;
  }
  std::string name = listed(types, wikidata_types());
  if (name == "person") {
    const std::string by_choice = chosen(occupations);
    const std::string by_list = listed(occupations, wikidata_occupations());
    name = !by_choice.empty() ? by_choice : !by_list.empty() ? by_list : name;
  }
  return name.empty() ? choices.usual_class : name;
}

ImportedRecords read_wikidata(const std::vector<fs::path>& files, ImportReading& reading) {
  ImportedRecords records;
  for (const fs::path& file : files) {
    gazetteer::read_json_records(file, reading, [&](const gazetteer::JsonRecord& record) {
      if (!gazetteer::has_json_object(record.object, "entities")) {
        reading.count_record(*record.source);
        read_entity(record.object, record, reading, records.entities);
        return;
      }
      for (const auto [id, value] : gazetteer::json_object(record.object, "entities")) {
        reading.count_record(*record.source);
        object entity;
        if (value.get(entity) == simdjson::SUCCESS) {
          read_entity(entity, record, reading, records.entities);
        }
      }
    });
  }
  return records;
}

}  // namespace wasla
