#include "wasla/gazetteer/relation.h"

#include <algorithm>
#include <array>

namespace wasla {
namespace {

constexpr unsigned bit(EntityType type) { return 1u << static_cast<unsigned>(type); }
constexpr unsigned kPer = bit(EntityType::kPerson);
constexpr unsigned kOrg = bit(EntityType::kOrganisation);
constexpr unsigned kLoc = bit(EntityType::kLocation);
constexpr unsigned kMisc = bit(EntityType::kMiscellaneous);
constexpr unsigned kAny = kPer | kOrg | kLoc | kMisc;

struct RelationInfo {
  std::string_view name;
  unsigned subjects, objects;  // sets of types
  bool same_type = false;
};

// Compiled indexes hold the place in this list: add at the end only. The table of docs/formats/gazetteer.md says the
// same in words.
constexpr RelationInfo kRelations[] = {
    {"part-of", kOrg | kLoc | kMisc, kOrg | kLoc | kMisc},
    {"located-in", kOrg | kLoc | kMisc, kLoc},
    {"capital-of", kLoc, kLoc},
    {"member-of", kPer | kOrg | kLoc, kPer | kOrg},  // a person may be of a family, which is a PER
    {"leader-of", kPer, kOrg | kLoc | kPer},
    {"founder-of", kPer | kOrg, kOrg | kLoc | kMisc},
    {"holds-office", kPer, kOrg | kLoc},
    {"spouse-of", kPer, kPer},
    {"parent-of", kPer, kPer},
    {"sibling-of", kPer, kPer},
    {"allied-with", kPer | kOrg | kLoc, kPer | kOrg | kLoc},
    {"opposed-to", kPer | kOrg | kLoc, kPer | kOrg | kLoc},
    {"successor-of", kAny, kAny, true},
    {"wing-of", kOrg, kOrg},
    {"citizen-of", kPer, kLoc},
    {"works-for", kPer, kPer | kOrg | kLoc},
};

constexpr auto kNames = [] {
  std::array<std::string_view, std::size(kRelations)> names{};
  for (std::size_t i = 0; i < names.size(); ++i) {
    names[i] = kRelations[i].name;
  }
  return names;
}();

constexpr std::array<std::string_view, 5> kVerdicts = {"same", "different", "unsure", "accepted", "rejected"};

}  // namespace

std::span<const std::string_view> relation_names() { return kNames; }

bool relation_joins(std::string_view relation, EntityType subject, EntityType object) {
  const auto found = std::find_if(std::begin(kRelations), std::end(kRelations),
                                  [&](const RelationInfo& info) { return info.name == relation; });
  return found != std::end(kRelations) && (found->subjects & bit(subject)) && (found->objects & bit(object)) &&
         (!found->same_type || subject == object);
}

std::string_view to_string(Verdict verdict) { return kVerdicts[static_cast<std::size_t>(verdict)]; }

std::optional<Verdict> parse_verdict(std::string_view text) {
  const auto found = std::find(kVerdicts.begin(), kVerdicts.end(), text);
  if (found == kVerdicts.end()) {
    return std::nullopt;
  }
  return static_cast<Verdict>(found - kVerdicts.begin());
}

}  // namespace wasla
