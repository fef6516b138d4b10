#include "wasla/linking/coherence.h"

#include <algorithm>

namespace wasla::linking {
namespace {

// How much speaks for an entity that is not named itself: a related one is; a related one was read from a short name;
// or two are named that share a relation with it (two parties of one region).
constexpr float kDirectlyRelated = 1.0f;
constexpr float kRelatedToResolved = 0.8f;
constexpr float kRelatedByNeighbour = 0.7f;

// Bytes within which a naming is taken for evidence of another entity: a book names everything somewhere.
constexpr std::uint32_t kNear = 6000;

EntityClass country_class() {
  static const EntityClass country = *parse_entity_class("country");
  return country;
}

}  // namespace

void Coherence::clear() {
  named_.clear();
  clear_resolved();
}

void Coherence::find_neighbours(const Index& index, const DocumentMemory& memory) {
  neighbours_.clear();
  countries_.clear();
  auto add = [&](EntityNumber entity, std::uint32_t mentions) {
    if (index.entity(entity).entity_class == country_class()) {
      countries_[entity] += mentions;
      return;
    }
    for (EntityNumber other : index.related(entity)) {
      if (index.entity(other).entity_class == country_class()) {
        countries_[other] += mentions;
      } else {
        ++neighbours_[other];
      }
    }
  };
  for (const auto& [entity, positions] : named_) {
    add(entity, static_cast<std::uint32_t>(positions.size()));
  }
  for (const auto& [entity, mentions] : memory.named) {
    add(entity, mentions);
  }
  main_country_ = kNoEntity;
  std::uint32_t most = 0;
  for (const auto& [country, mentions] : countries_) {
    // By ID where equal, so that no hash order shows.
    if (mentions > most || (mentions == most && index.entity(country).id < index.entity(main_country_).id)) {
      most = mentions;
      main_country_ = country;
    }
  }
}

Coherence::Naming Coherence::find(const Positions& positions, EntityNumber entity, std::uint32_t position) {
  Naming naming;
  const auto found = positions.find(entity);
  if (found == positions.end()) {
    return naming;
  }
  const std::vector<std::uint32_t>& places = found->second;
  const auto here = std::lower_bound(places.begin(), places.end(), position);
  if (here != places.begin()) {
    naming.before = true;
    naming.last_before = *std::prev(here);
    naming.distance = position - *std::prev(here);
  }
  const auto behind = here != places.end() && *here == position ? std::next(here) : here;
  if (behind != places.end()) {
    naming.behind = true;
    naming.distance = std::min(naming.distance, *behind - position);
  }
  return naming;
}

Coherence::Naming Coherence::named(EntityNumber entity, std::uint32_t position, const DocumentMemory& memory) const {
  Naming naming = find(named_, entity, position);
  naming.before = naming.before || memory.named.count(entity) > 0;
  return naming;
}

Coherence::Naming Coherence::resolved(EntityNumber entity, std::uint32_t position) const {
  return find(resolved_, entity, position);
}

float Coherence::relatedness(const Index& index, EntityNumber entity, std::uint32_t position,
                             const DocumentMemory& memory) const {
  // What is read at this very place is a rival, and no evidence.
  auto elsewhere = [position](const Positions& positions, EntityNumber other) {
    const Naming naming = find(positions, other, position);
    return (naming.before || naming.behind) && naming.distance <= kNear;
  };
  float best = 0;
  for (EntityNumber other : index.related(entity)) {
    if (index.entity(other).entity_class == country_class()) {
      continue;
    }
    if (elsewhere(named_, other) || memory.named.count(other) > 0) {
      return kDirectlyRelated;
    } else if (elsewhere(resolved_, other)) {
      best = std::max(best, kRelatedToResolved);
    } else if (auto found = neighbours_.find(other); found != neighbours_.end() && found->second >= 2) {
      best = std::max(best, kRelatedByNeighbour);
    }
  }
  return best;
}

Coherence::Country Coherence::country(const Index& index, EntityNumber entity) const {
  if (main_country_ == kNoEntity) {
    return Country::kUnknown;
  }
  bool other = false;
  for (EntityNumber related : index.related(entity)) {
    if (related == main_country_) {
      return Country::kMain;
    }
    other = other || index.entity(related).entity_class == country_class();
  }
  return other ? Country::kOther : Country::kUnknown;
}

}  // namespace wasla::linking
