#include "wasla/linking/coherence.h"

#include <algorithm>

namespace wasla::linking {
namespace {

// How much speaks for an entity that is not named itself: a related one is; a related one was read from a short name;
// two are named that share a relation with it (two parties of one region); or only its country is the one the document
// speaks of most.
constexpr float kDirectlyRelated = 1.0f;
constexpr float kRelatedToResolved = 0.8f;
constexpr float kRelatedByNeighbour = 0.7f;
constexpr float kInMainCountry = 0.3f;

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
  }
  naming.behind = here != places.end() && (*here != position || std::next(here) != places.end());
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
    const auto found = positions.find(other);
    return found != positions.end() && (found->second.size() > 1 || found->second.front() != position);
  };
  float best = 0;
  for (EntityNumber other : index.related(entity)) {
    if (index.entity(other).entity_class == country_class()) {
      best = std::max(best, other == main_country_ ? kInMainCountry : 0.0f);
    } else if (elsewhere(named_, other) || memory.named.count(other) > 0) {
      return kDirectlyRelated;
    } else if (elsewhere(resolved_, other)) {
      best = std::max(best, kRelatedToResolved);
    } else if (auto found = neighbours_.find(other); found != neighbours_.end() && found->second >= 2) {
      best = std::max(best, kRelatedByNeighbour);
    }
  }
  return best;
}

}  // namespace wasla::linking
