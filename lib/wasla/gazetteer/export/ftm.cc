// FollowTheMoney: an entity a line, relations as entities of their own. The key `wasla` of each line holds our rows as
// they are; readers of FtM pass it over.
#include <algorithm>
#include <map>
#include <vector>

#include "wasla/gazetteer/export/json_text.h"
#include "wasla/gazetteer/export/own_record_text.h"

namespace wasla {
namespace {

using gazetteer::JsonArrayText;
using gazetteer::JsonObjectText;

std::string schema_of(const Entity& entity) {
  const std::string_view name = class_name(entity.entity_class);
  switch (entity.type) {
    case EntityType::kPerson: return name == "family" ? "LegalEntity" : "Person";
    case EntityType::kOrganisation:
      return name == "company" || name == "bank" ? "Company"
             : name == "ministry" || name == "agency" || name == "government" || name == "court" ||
                     name == "parliament" || name == "security-agency"
                 ? "PublicBody"
                 : "Organization";
    default: return "Thing";
  }
}

std::string_view property_of(const Name& name) {
  if (name.use & (kUseContext | kUseNever)) {
    return "weakAlias";
  }
  switch (name.kind) {
    case NameKind::kLabel:
    case NameKind::kOfficial: return "name";
    case NameKind::kFormer: return "previousName";
    case NameKind::kAcronym: return "abbreviation";
    case NameKind::kShort:
    case NameKind::kMisspelling: return "weakAlias";
    default: return "alias";
  }
}

struct LinkSchema {
  std::string_view relation, schema, subject, object, relationship;
};
constexpr LinkSchema kLinks[] = {
    {"member-of", "Membership", "member", "organization", ""},
    {"leader-of", "Directorship", "director", "organization", ""},
    {"works-for", "Employment", "employee", "employer", ""},
    {"successor-of", "Succession", "successor", "predecessor", ""},
    {"spouse-of", "Family", "person", "relative", "spouse"},
    {"parent-of", "Family", "person", "relative", "child"},
    {"sibling-of", "Family", "person", "relative", "sibling"},
};
constexpr LinkSchema kAnyLink = {"", "UnknownLink", "subject", "object", ""};

using Properties = std::map<std::string, std::vector<std::string>>;

std::string properties_text(const Properties& properties) {
  JsonObjectText json;
  for (const auto& [property, values] : properties) {
    JsonArrayText array;
    for (const std::string& value : values) {
      array.add(gazetteer::json_string(value));
    }
    json.add(property, array.finish());
  }
  return json.finish();
}

std::string line(const std::string& id, const std::string& caption, std::string_view schema,
                 const Properties& properties, const std::vector<Redirect>& redirects, const std::string& own) {
  JsonObjectText json;
  json.add_text("id", id);
  json.add_text("caption", caption);
  json.add_text("schema", schema);
  json.add("properties", properties_text(properties));
  JsonArrayText referents;
  for (const Redirect& redirect : redirects) {
    referents.add(gazetteer::json_string(redirect.old_id));
  }
  json.add("referents", referents.finish());
  json.add("datasets", "[\"wasla\"]");
  json.add("wasla", own);
  return json.finish() + "\n";
}

std::string entity_line(const ExportEntity& from) {
  Properties properties;
  std::string caption = from.entity.id;
  bool has_caption = false;
  for (const Name& name : from.names) {
    std::vector<std::string>& values = properties[std::string(property_of(name))];
    if (std::find(values.begin(), values.end(), name.text) == values.end()) {
      values.push_back(name.text);
    }
    if (name.kind == NameKind::kLabel && (name.lang == "en" || !has_caption)) {
      caption = name.text;
      has_caption = true;
    }
  }
  if (!from.entity.wikidata.empty()) {
    properties["wikidataId"] = {from.entity.wikidata};
  }
  if (!from.entity.description.empty()) {
    properties["description"] = {from.entity.description};
  }
  return line(from.entity.id, caption, schema_of(from.entity), properties, from.redirects,
              gazetteer::own_record_text(from));
}

std::string relation_line(const Relation& relation) {
  const auto* found = std::find_if(std::begin(kLinks), std::end(kLinks),
                                   [&](const LinkSchema& l) { return l.relation == relation.relation; });
  const LinkSchema& link = found == std::end(kLinks) ? kAnyLink : *found;
  Properties properties;
  properties[std::string(link.subject)] = {relation.subject};
  properties[std::string(link.object)] = {relation.object};
  properties["role"] = {relation.relation};
  if (!link.relationship.empty()) {
    properties["relationship"] = {std::string(link.relationship)};
  }
  std::string id = relation.subject + "-" + relation.relation + "-" + relation.object;
  if (relation.from) {
    properties["startDate"] = {std::to_string(*relation.from)};
    id += "-from-" + std::to_string(*relation.from);
  }
  if (relation.to) {
    properties["endDate"] = {std::to_string(*relation.to)};
    id += "-to-" + std::to_string(*relation.to);
  }
  return line(id, relation.relation, link.schema, properties, {}, "{}");
}

}  // namespace

void export_ftm(const ExportSet& set, const ExportOptions&, const WriteText& write, ExportSummary&) {
  for (const ExportEntity& entity : set.entities) {
    write(entity_line(entity));
    for (const Relation& relation : entity.relations) {
      write(relation_line(relation));
    }
  }
  for (const Redirect& redirect : set.redirects) {
    write(line(redirect.old_id, redirect.old_id, "Thing", {}, {}, gazetteer::redirect_text(redirect)));
  }
}

}  // namespace wasla
