// Entity: one row of entities.tsv, and the closed lists of its types and classes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "wasla/base/export.h"

namespace wasla {

enum class EntityType : std::uint8_t { kPerson, kOrganisation, kLocation, kMiscellaneous };

// "PER", "ORG", "LOC", "MISC".
WASLA_EXPORT std::string_view to_string(EntityType type);
WASLA_EXPORT std::optional<EntityType> parse_entity_type(std::string_view text);

// Classes are numbered by their place in the closed list below; the index stores the number, so the list only grows
// at its end.
using EntityClass = std::uint8_t;
struct EntityClassInfo {
  std::string_view name;  // "armed-group"
  EntityType type;        // the type it belongs to ("other" belongs to any)
};
WASLA_EXPORT std::span<const EntityClassInfo> entity_classes();
WASLA_EXPORT std::optional<EntityClass> parse_entity_class(std::string_view text);
WASLA_EXPORT std::string_view class_name(EntityClass entity_class);

// Of an entity whose table says nothing of it.
inline constexpr std::uint8_t kMiddlingPrior = 3;

struct Entity {
  std::string id;  // [a-z0-9-]{2,64}, optionally "owner:" before it
  EntityType type = EntityType::kMiscellaneous;
  EntityClass entity_class = 0;
  std::string wikidata;                 // "Q796" or empty
  std::uint8_t prior = kMiddlingPrior;  // 0-9, how often the entity is in the region's news
  std::string description;              // one English line

  friend bool operator==(const Entity&, const Entity&) = default;
};

// True for "asaib-ahl-al-haq" and "acme:vendor-17".
WASLA_EXPORT bool is_valid_entity_id(std::string_view id);

}  // namespace wasla
