#include "wasla/gazetteer/import/own_record.h"

#include <string>
#include <utility>

#include "wasla/gazetteer/field_parsing.h"
#include "wasla/gazetteer/import/json_records.h"

namespace wasla {
namespace gazetteer {
namespace {

std::optional<std::int16_t> year_of(const simdjson::dom::object& object, std::string_view key) {
  std::int64_t year = 0;
  if (object[key].get(year) != simdjson::SUCCESS || year < -9999 || year > 9999) {
    return std::nullopt;
  }
  return static_cast<std::int16_t>(year);
}

std::string string_of(const simdjson::dom::object& object, std::string_view key) {
  return std::string(json_text(object, key));
}

template <typename Use>
void for_each_object(const simdjson::dom::object& object, std::string_view key, Use&& use) {
  if (!has_json_array(object, key)) {
    return;
  }
  for (const simdjson::dom::element item : json_array(object, key)) {
    simdjson::dom::object part;
    if (item.get(part) == simdjson::SUCCESS) {
      use(part);
    }
  }
}

void read_name(const simdjson::dom::object& object, ImportedEntity& entity, ImportReading& reading) {
  ++reading.summary.names_read;
  Name name;
  name.lang = json_text(object, "lang");
  name.text = json_text(object, "name");
  name.source = json_text(object, "source");
  name.from = year_of(object, "from");
  name.to = year_of(object, "to");
  const std::string_view kind = json_text(object, "kind"), use = json_text(object, "use");
  const std::optional<NameKind> known_kind = kind.empty() ? NameKind::kAlias : parse_name_kind(kind);
  const std::optional<NameUse> known_use = parse_name_use(use);
  if (!known_kind || !known_use || !is_valid_language_tag(name.lang) || name.text.empty()) {
    reading.summary.skip("names whose language, kind or use is none of ours", entity.entity.id + " " + name.text);
    return;
  }
  name.kind = *known_kind;
  name.use = *known_use;
  entity.names.push_back(std::move(name));
}

}  // namespace

ImportedEntity own_entity(const simdjson::dom::object& object, ImportReading& reading, ImportedRecords& records) {
  ImportedEntity result;
  result.id_is_ours = result.as_it_is = true;
  Entity& entity = result.entity;
  entity.id = json_text(object, "id");
  const std::string_view type = json_text(object, "type");
  result.is_extension = type.empty();
  entity.type = parse_entity_type(type).value_or(EntityType::kMiscellaneous);
  entity.entity_class = parse_entity_class(json_text(object, "class")).value_or(0);
  const std::string item = string_of(object, "wikidata");
  entity.wikidata = is_valid_wikidata_id(item) ? item : "";
  std::int64_t prior = kMiddlingPrior;
  if (object["prior"].get(prior) == simdjson::SUCCESS && prior >= 0 && prior <= 9) {
    entity.prior = static_cast<std::uint8_t>(prior);
  }
  entity.description = in_one_line(json_text(object, "description"));
  for_each_object(object, "names", [&](const simdjson::dom::object& name) { read_name(name, result, reading); });
  for_each_object(object, "relations", [&](const simdjson::dom::object& r) {
    result.relations.push_back({string_of(r, "relation"),
                                {std::string(kOwnScheme), string_of(r, "object")},
                                year_of(r, "from"),
                                year_of(r, "to"),
                                false,
                                string_of(r, "source")});
  });
  for_each_object(object, "identifiers", [&](const simdjson::dom::object& i) {
    const std::string scheme = string_of(i, "scheme"), value = in_one_line(json_text(i, "value"));
    if (is_valid_scheme(scheme) && !value.empty()) {
      result.identifiers.push_back({scheme, value});
    } else {
      reading.summary.skip("identifiers that no table may hold", entity.id + " " + scheme);
    }
  });
  if (has_json_object(object, "place")) {
    const simdjson::dom::object place = json_object(object, "place");
    Coordinates at;
    if (place["lat"].get(at.latitude) == simdjson::SUCCESS && place["lon"].get(at.longitude) == simdjson::SUCCESS &&
        at.latitude >= -90 && at.latitude <= 90 && at.longitude >= -180 && at.longitude <= 180) {
      result.place = at;
    }
  }
  for_each_object(object, "redirects", [&](const simdjson::dom::object& r) {
    records.redirects.push_back({string_of(r, "old"), entity.id, in_one_line(json_text(r, "reason"))});
  });
  for_each_object(object, "judgements", [&](const simdjson::dom::object& j) {
    if (const std::optional<Verdict> verdict = parse_verdict(json_text(j, "verdict"))) {
      records.judgements.push_back({entity.id, *verdict, string_of(j, "other"), string_of(j, "lang"),
                                    string_of(j, "by"), string_of(j, "date"), string_of(j, "name")});
    } else {
      reading.summary.skip("judgements with an unknown verdict", entity.id);
    }
  });
  return result;
}

bool own_redirect(const simdjson::dom::object& object, ImportedRecords& records) {
  if (!has_json_object(object, "redirect")) {
    return false;
  }
  const simdjson::dom::object redirect = json_object(object, "redirect");
  records.redirects.push_back(
      {string_of(redirect, "old"), string_of(redirect, "new"), in_one_line(json_text(redirect, "reason"))});
  return true;
}

}  // namespace gazetteer

ImportedRecords read_own_jsonl(const std::vector<std::filesystem::path>& files, ImportReading& reading) {
  ImportedRecords records;
  for (const std::filesystem::path& file : files) {
    gazetteer::read_json_records(file, reading, [&](const gazetteer::JsonRecord& record) {
      reading.count_record(*record.source);
      if (gazetteer::own_redirect(record.object, records)) {
        return;
      }
      ImportedEntity entity = gazetteer::own_entity(record.object, reading, records);
      if (is_valid_entity_id(entity.entity.id)) {
        records.entities.push_back(std::move(entity));
        return;
      }
      reading.summary.names_read -= entity.names.size();
      record.malformed->add(record.line, "the record has no ID of ours: " + in_quotes(entity.entity.id));
    });
  }
  return records;
}

}  // namespace wasla
