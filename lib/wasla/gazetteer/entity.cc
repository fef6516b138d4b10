#include "wasla/gazetteer/entity.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace wasla {
namespace {

constexpr std::array<std::string_view, 4> kTypeNames = {"PER", "ORG", "LOC", "MISC"};

constexpr EntityType kPer = EntityType::kPerson;
constexpr EntityType kOrg = EntityType::kOrganisation;
constexpr EntityType kLoc = EntityType::kLocation;

// Compiled indexes hold the place in this list: add at the end only.
constexpr EntityClassInfo kClasses[] = {
    {"politician", kPer},
    {"military-person", kPer},
    {"militant", kPer},
    {"cleric", kPer},
    {"diplomat", kPer},
    {"judge", kPer},
    {"journalist", kPer},
    {"activist", kPer},
    {"royal", kPer},
    {"scholar", kPer},
    {"artist", kPer},
    {"athlete", kPer},
    {"businessperson", kPer},
    {"family", kPer},
    {"person", kPer},
    {"party", kOrg},
    {"coalition", kOrg},
    {"armed-group", kOrg},
    {"military", kOrg},
    {"security-agency", kOrg},
    {"ministry", kOrg},
    {"government", kOrg},
    {"parliament", kOrg},
    {"court", kOrg},
    {"agency", kOrg},
    {"university", kOrg},
    {"school", kOrg},
    {"hospital", kOrg},
    {"company", kOrg},
    {"bank", kOrg},
    {"media", kOrg},
    {"international-organisation", kOrg},
    {"ngo", kOrg},
    {"union", kOrg},
    {"religious-body", kOrg},
    {"sports-club", kOrg},
    {"organisation", kOrg},
    {"continent", kLoc},
    {"country", kLoc},
    {"territory", kLoc},
    {"region", kLoc},
    {"governorate", kLoc},
    {"district", kLoc},
    {"subdistrict", kLoc},
    {"city", kLoc},
    {"town", kLoc},
    {"village", kLoc},
    {"neighbourhood", kLoc},
    {"camp", kLoc},
    {"airport", kLoc},
    {"base", kLoc},
    {"dam", kLoc},
    {"bridge", kLoc},
    {"border-crossing", kLoc},
    {"oilfield", kLoc},
    {"river", kLoc},
    {"lake", kLoc},
    {"sea", kLoc},
    {"island", kLoc},
    {"mountain", kLoc},
    {"road", kLoc},
    {"building", kLoc},
    {"site", kLoc},
    {"other", EntityType::kMiscellaneous},
};

bool is_slug(std::string_view text) {
  return text.size() >= 2 && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

}  // namespace

std::string_view to_string(EntityType type) { return kTypeNames[static_cast<std::size_t>(type)]; }

std::optional<EntityType> parse_entity_type(std::string_view text) {
  const auto found = std::find(kTypeNames.begin(), kTypeNames.end(), text);
  if (found == kTypeNames.end()) {
    return std::nullopt;
  }
  return static_cast<EntityType>(found - kTypeNames.begin());
}

std::span<const EntityClassInfo> entity_classes() { return kClasses; }

std::optional<EntityClass> parse_entity_class(std::string_view text) {
  static const auto numbers = [] {
    std::unordered_map<std::string_view, EntityClass> map;
    for (std::size_t i = 0; i < std::size(kClasses); ++i) {
      map.emplace(kClasses[i].name, static_cast<EntityClass>(i));
    }
    return map;
  }();
  const auto found = numbers.find(text);
  return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

std::string_view class_name(EntityClass entity_class) {
  return entity_class < std::size(kClasses) ? kClasses[entity_class].name : "other";
}

bool is_valid_entity_id(std::string_view id) {
  const std::size_t colon = id.find(':');
  if (colon == std::string_view::npos) {
    return is_slug(id);
  }
  return is_slug(id.substr(0, colon)) && is_slug(id.substr(colon + 1));
}

}  // namespace wasla
