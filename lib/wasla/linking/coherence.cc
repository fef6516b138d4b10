#include "wasla/linking/coherence.h"

#include <algorithm>

namespace wasla::linking {
namespace {

// How much speaks for an entity that is not named itself: a related one is; a related one was read from a short name;
// or two are named that share a relation with it (two parties of one region).
constexpr float kDirectlyRelated = 1.0f;
constexpr float kRelatedToResolved = 0.8f;
constexpr float kRelatedByNeighbour = 0.7f;

// Up to so many related entities are looked up one by one.
constexpr std::size_t kFewRelated = 64;
// Bytes within which a naming is taken for evidence of another entity: a book names everything somewhere.
constexpr std::uint32_t kNear = 6000;

EntityClass country_class() {
  static const EntityClass country = *parse_entity_class("country");
  return country;
}

}  // namespace

void Coherence::clear() {
  named_.clear();
  firmly_named_.clear();
  clear_resolved();
}

void Coherence::find_neighbours(const Index& index, const DocumentMemory& memory) {
  neighbours_.clear();
  countries_.clear();
  auto add = [&](EntityNumber entity, std::uint32_t mentions) {
    if (index.entity_class(entity) == country_class()) {
      countries_[entity] += mentions;
      return;
    }
    for (EntityNumber other : index.related(entity)) {
      if (index.entity_class(other) == country_class()) {
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

Coherence::Naming Coherence::find(const Places& places, EntityNumber entity, Place place) {
  Naming naming;
  const auto found = places.find(entity);
  if (found == places.end()) {
    return naming;
  }
  // Places of one entity do not overlap each other, so one at most overlaps a word or two on either side.
  const std::vector<Place>& all = found->second;
  auto behind = std::lower_bound(all.begin(), all.end(), place.end,
                                 [](const Place& p, std::uint32_t end) { return p.begin < end; });
  auto before = behind;
  while (before != all.begin() && std::prev(before)->end > place.begin) {
    --before;
  }
  if (before != all.begin()) {
    naming.before = true;
    naming.last_before = std::prev(before)->begin;
    naming.distance = place.begin - std::prev(before)->begin;
  }
  if (behind != all.end()) {
    naming.behind = true;
    naming.distance = std::min(naming.distance, behind->begin - place.begin);
  }
  return naming;
}

Coherence::Naming Coherence::named(EntityNumber entity, Place place, const DocumentMemory& memory) const {
  Naming naming = find(firmly_named_, entity, place);
  naming.before = naming.before || memory.named.count(entity) > 0;
  return naming;
}

Coherence::Naming Coherence::resolved(EntityNumber entity, Place place) const { return find(resolved_, entity, place); }

float Coherence::relatedness(const Index& index, EntityNumber entity, Place place, const DocumentMemory& memory) const {
  // What is read at this very place is a rival, or a part, and no evidence.
  auto elsewhere = [place](const Places& places, EntityNumber other) {
    const Naming naming = find(places, other, place);
    return (naming.before || naming.behind) && naming.distance <= kNear;
  };
  const auto related = index.related(entity);
  if (related.size() > kFewRelated) {
    // A country, a large party: the document names fewer.
    auto any = [&](const Places& places) {
      return std::any_of(places.begin(), places.end(), [&](const auto& named) {
        return std::binary_search(related.begin(), related.end(), named.first) && elsewhere(places, named.first);
      });
    };
    const bool remembered = std::any_of(memory.named.begin(), memory.named.end(), [&](const auto& named) {
      return std::binary_search(related.begin(), related.end(), named.first);
    });
    return any(named_) || remembered ? kDirectlyRelated : any(resolved_) ? kRelatedToResolved : 0.0f;
  }
  float best = 0;
  for (EntityNumber other : related) {
    if (index.entity_class(other) == country_class()) {
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
  if (main_country_ == kNoEntity || index.entity_class(entity) == country_class()) {
    return Country::kUnknown;
  }
  bool other = false;
  for (EntityNumber related : index.related(entity)) {
    if (related == main_country_) {
      return Country::kMain;
    }
    other = other || index.entity_class(related) == country_class();
  }
  return other ? Country::kOther : Country::kUnknown;
}

}  // namespace wasla::linking
