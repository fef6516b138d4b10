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
#include <string_view>
#include <tuple>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/entity.h"
#include "wasla/gazetteer/name.h"
#include "wasla/gazetteer/relation.h"

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

inline constexpr std::string_view kWikidataScheme = "wikidata";
inline constexpr std::string_view kOwnScheme = "id";
// As judgements.tsv names the record: "ofac:6366", of Wikidata "Q796", of ours the ID.
WASLA_EXPORT std::string record_name(const ExternalId& identifier);

// *The entity is `relation` the thing with the identifier `other`*; reversed: *that thing is `relation` the entity*.
// The schemes "wikidata" and "id" (an ID of gazetteers) are understood as well as those of identifiers.tsv.
struct ImportedRelation {
  std::string relation;
  ExternalId other;
  std::optional<std::int16_t> from, to;  // years
  bool reversed = false;
  std::string source = {};  // empty: that of the import
};

struct Coordinates {
  double latitude = 0, longitude = 0;  // degrees
};

struct ImportedEntity {
  Entity entity;                        // as a new one; `id` is the ID it would like to have
  bool as_it_is = false;                // rows of a gazetteer of ours: kinds, uses and sources are not changed
  bool is_extension = false;            // says more of an entity that another gazetteer must have
  bool id_is_ours = false;              // the ID is one of gazetteers: who has it there is this entity
  std::vector<ExternalId> identifiers;  // if a gazetteer has an entity with one of them, this is that entity; the first
                                        // that one has decides, after the Wikidata item
  std::vector<Name> names;              // `id` is left empty, and `source` where it is that of the import; the first
                                        // of a language is its label
  std::vector<ImportedRelation> relations;
  std::optional<Coordinates> place;
  std::optional<std::int16_t> begin_year, end_year;  // of a life, of an organisation: to tell apart who have one name
};

// All that a file gave.
struct ImportedRecords {
  std::vector<ImportedEntity> entities;
  // Of our own formats only.
  std::vector<Redirect> redirects = {};
  std::vector<Judgement> judgements = {};
};

}  // namespace wasla
