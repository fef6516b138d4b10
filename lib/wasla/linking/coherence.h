// Coherence: what a document says about entities, as evidence for others in it.
//
// Entities named in full are firm ground; short names that were read with their help stand on it in a second round.
// Relations of the gazetteers carry the evidence on. One document's, and one thread's.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "wasla/index/index.h"

namespace wasla::linking {

// What earlier windows of the same document told. Empty for a document linked in one piece.
struct DocumentMemory {
  struct DefinedAcronym {
    std::string written;
    EntityNumber entity;
    NameNumber name;  // of the full name beside which it was defined
  };
  std::unordered_map<EntityNumber, std::uint32_t> named;  // entities named in full, and how often
  std::vector<DefinedAcronym> acronyms;
  void clear() {
    named.clear();
    acronyms.clear();
  }
};

class Coherence {
 public:
  void clear();
  struct Place {  // bytes, end exclusive
    std::uint32_t begin, end;
  };
  // An entity named by a name that needs no support, or read from one that does; by position within each kind. `firm`:
  // a name that is nobody else's, nor short. One of several bearers' is evidence for others but not for itself
  // elsewhere.
  void add_named(EntityNumber entity, Place place, bool firm) {
    named_[entity].push_back(place);
    if (firm) {
      firmly_named_[entity].push_back(place);
    }
  }
  void add_resolved(EntityNumber entity, Place place) { resolved_[entity].push_back(place); }
  // A name that no gazetteer has, by the key hash of its last word.
  void add_unlisted(std::uint64_t last_word, std::uint32_t position) { unlisted_.try_emplace(last_word, position); }
  bool has_unlisted() const { return !unlisted_.empty(); }
  bool unlisted_before(std::uint64_t word, std::uint32_t position) const {
    const auto found = unlisted_.find(word);
    return found != unlisted_.end() && found->second < position;
  }
  void clear_resolved() {
    resolved_.clear();
    unlisted_.clear();
  }
  bool has_resolved() const { return !resolved_.empty(); }

  // To be called when all named entities are in: what is related to several of them, the country most spoken of.
  void find_neighbours(const Index& index, const DocumentMemory& memory);

  struct Naming {
    bool before = false, behind = false;
    std::int64_t last_before = -1;        // byte; -1: none in this window
    std::uint32_t distance = 0xFFFFFFFF;  // bytes to the nearest one in this window
  };
  // Where the entity is named firmly, apart from what overlaps `place`: a name is no evidence for its own parts.
  Naming named(EntityNumber entity, Place place, const DocumentMemory& memory) const;
  // Where a short name was read as it, likewise.
  Naming resolved(EntityNumber entity, Place place) const;

  // The country of an entity against the one most spoken of.
  enum class Country { kUnknown, kMain, kOther };
  Country country(const Index& index, EntityNumber entity) const;

  // How much the other entities of the document, countries apart, speak for this one at `place`, 0 to 1.
  float relatedness(const Index& index, EntityNumber entity, Place place, const DocumentMemory& memory) const;

 private:
  using Places = std::unordered_map<EntityNumber, std::vector<Place>>;
  static Naming find(const Places& places, EntityNumber entity, Place place);

  Places named_, firmly_named_, resolved_;
  std::unordered_map<std::uint64_t, std::uint32_t> unlisted_;  // last word → where first
  // How many named entities are related to each entity, countries apart (every thing of a country is related to it).
  std::unordered_map<EntityNumber, std::uint32_t> neighbours_, countries_;
  EntityNumber main_country_ = kNoEntity;
};

}  // namespace wasla::linking
