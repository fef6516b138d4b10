// Relation, Redirect, Identifier, Place, Judgement: rows of the optional tables.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "wasla/base/export.h"

namespace wasla {

// The closed list of relations (docs/formats/gazetteer.md says which types each joins).
WASLA_EXPORT std::span<const std::string_view> relation_names();

struct Relation {
  std::string subject;   // entity ID
  std::string relation;  // one of relation_names()
  std::string object;    // entity ID
  std::optional<std::int16_t> from, to;  // years
  std::string source;
};

// An ID that is no longer used. `target` is empty for a tombstone (the entity was removed).
struct Redirect {
  std::string old_id;
  std::string target;
  std::string reason;
};

struct Identifier {
  std::string id;
  std::string scheme;  // geonames, ofac, un, opensanctions, osm, …
  std::string value;
};

struct Place {
  std::string id;
  double latitude = 0;   // degrees, -90 … 90
  double longitude = 0;  // degrees, -180 … 180
};

}  // namespace wasla
