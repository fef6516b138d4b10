// ImportedEntity: what an importer read of one person, organisation or place, before anybody knows whether a gazetteer
// has it already. Every importer gives these; import_writer.h says which entities they are and writes the tables.
//
//   ImportedEntity jordan;
//   jordan.entity = {.id = "jordan", .type = EntityType::kLocation, …};   // what it would be as a new entity
//   jordan.identifiers = {{"iso3166-1", "JO"}};
//   jordan.names.push_back({.lang = "ar", .kind = NameKind::kLabel, .text = "الأردن"});
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "wasla/gazetteer/entity.h"
#include "wasla/gazetteer/name.h"

namespace wasla {

// The record of another collection: "iso3166-1", "JO".
struct ExternalId {
  std::string scheme;
  std::string value;

  friend bool operator==(const ExternalId&, const ExternalId&) = default;
  friend bool operator<(const ExternalId& a, const ExternalId& b) {
    return std::tie(a.scheme, a.value) < std::tie(b.scheme, b.value);
  }
};

// *The entity is `relation` the thing with the identifier `object`.*
struct ImportedRelation {
  std::string relation;
  ExternalId object;
  std::optional<std::int16_t> from, to;  // years
};

struct ImportedEntity {
  Entity entity;                        // as a new one; `id` is the ID it would like to have
  std::vector<ExternalId> identifiers;  // if a gazetteer has an entity with one of them, this is that entity; the first
                                        // that one has decides
  std::vector<Name> names;              // `id` and `source` are left empty; the first of a language is its label
  std::vector<ImportedRelation> relations;
};

}  // namespace wasla
