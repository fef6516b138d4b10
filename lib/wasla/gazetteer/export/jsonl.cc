#include <charconv>

#include "wasla/gazetteer/export/json_text.h"
#include "wasla/gazetteer/export/own_record_text.h"

namespace wasla {
namespace gazetteer {
namespace {

void add_years(JsonObjectText& json, const std::optional<std::int16_t>& from, const std::optional<std::int16_t>& to) {
  if (from) {
    json.add("from", std::to_string(*from));
  }
  if (to) {
    json.add("to", std::to_string(*to));
  }
}

template <typename Rows, typename ToText>
void add_rows(JsonObjectText& json, std::string_view key, const Rows& rows, ToText&& to_text) {
  JsonArrayText array;
  for (const auto& row : rows) {
    JsonObjectText object;
    to_text(row, object);
    array.add(object.finish());
  }
  if (!array.empty()) {
    json.add(key, array.finish());
  }
}

}  // namespace

std::string degrees_text(double degrees) {
  char buffer[400];  // the longest fixed notation of a double
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, degrees, std::chars_format::fixed);
  return std::string(buffer, end);
}

std::string redirect_text(const Redirect& redirect) {
  JsonObjectText json, outer;
  json.add_text("old", redirect.old_id);
  json.add_text("new", redirect.target);
  json.add_text("reason", redirect.reason);
  outer.add("redirect", json.finish());
  return outer.finish();
}

std::string own_record_text(const ExportEntity& from) {
  JsonObjectText json;
  const Entity& entity = from.entity;
  json.add_text("id", entity.id);
  if (!from.is_extension) {
    json.add_text("type", to_string(entity.type));
    json.add_text("class", class_name(entity.entity_class));
    json.add_text("wikidata", entity.wikidata);
    json.add("prior", std::to_string(entity.prior));
    json.add_text("description", entity.description);
  }
  add_rows(json, "identifiers", from.identifiers, [](const Identifier& i, JsonObjectText& object) {
    object.add_text("scheme", i.scheme);
    object.add_text("value", i.value);
  });
  add_rows(json, "relations", from.relations, [](const Relation& r, JsonObjectText& object) {
    object.add_text("relation", r.relation);
    object.add_text("object", r.object);
    add_years(object, r.from, r.to);
    object.add_text("source", r.source);
  });
  if (!from.places.empty()) {
    JsonObjectText place;
    place.add("lat", degrees_text(from.places.front().latitude));
    place.add("lon", degrees_text(from.places.front().longitude));
    json.add("place", place.finish());
  }
  add_rows(json, "redirects", from.redirects, [](const Redirect& r, JsonObjectText& object) {
    object.add_text("old", r.old_id);
    object.add_text("reason", r.reason);
  });
  add_rows(json, "judgements", from.judgements, [](const Judgement& j, JsonObjectText& object) {
    object.add_text("verdict", to_string(j.verdict));
    object.add_text("other", j.other);
    object.add_text("lang", j.lang);
    object.add_text("by", j.by);
    object.add_text("date", j.date);
    object.add_text("name", j.name);
  });
  add_rows(json, "names", from.names, [](const Name& n, JsonObjectText& object) {
    object.add_text("lang", n.lang);
    object.add_text("kind", to_string(n.kind));
    object.add_text("use", to_string(n.use));
    add_years(object, n.from, n.to);
    object.add_text("source", n.source);
    object.add_text("name", n.text);
  });
  return json.finish();
}

}  // namespace gazetteer

void export_jsonl(const ExportSet& set, const ExportOptions&, const WriteText& write, ExportSummary&) {
  for (const ExportEntity& entity : set.entities) {
    write(gazetteer::own_record_text(entity) + "\n");
  }
  for (const Redirect& redirect : set.redirects) {
    write(gazetteer::redirect_text(redirect) + "\n");
  }
}

}  // namespace wasla
