// SetIndex: where all that is known of each entity stands in a set of gazetteers.
//
//   const SetIndex index(set);
//   for (const RowPlace& place : index.rows("erbil")->names) … index.name(place) …
//
// Immutable; refers into the set, which must outlive it. Safe from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla {

struct RowPlace {
  std::uint32_t gazetteer = 0, row = 0;  // in the set; in the table of that gazetteer
};

class WASLA_EXPORT SetIndex {
 public:
  // Rows of all gazetteers that speak of one ID.
  struct EntityRows {
    std::optional<RowPlace> definition;  // in entities
    std::vector<RowPlace> names, subject_of, object_of, identifiers, places, redirects_here;
  };

  explicit SetIndex(const GazetteerSet& set);

  const GazetteerSet& set() const { return *set_; }
  // Null where nothing speaks of `id`.
  const EntityRows* rows(std::string_view id) const;
  const Entity* entity(std::string_view id) const;  // null where it is not defined
  // `id`, or what it is redirected to in the end; empty for a tombstone.
  std::string_view resolved(std::string_view id) const;
  // The label in English, else in any language; the ID where there is none.
  std::string_view label(std::string_view id) const;
  // IDs that have a name with the same match form, whatever its language; in the order of the set.
  std::vector<std::string_view> find_by_name(std::string_view name) const;

  const Gazetteer& gazetteer(const RowPlace& place) const { return set_->gazetteers[place.gazetteer]; }
  const Name& name(const RowPlace& place) const { return gazetteer(place).names[place.row]; }
  const Relation& relation(const RowPlace& place) const { return gazetteer(place).relations[place.row]; }

 private:
  const GazetteerSet* set_;
  std::unordered_map<std::string_view, EntityRows> rows_;
  std::unordered_map<std::string_view, std::string_view> redirects_;
};

}  // namespace wasla
