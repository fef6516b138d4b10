// What has changed between two states of gazetteers, as facts and in words.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla {

struct GazetteerDifference {
  struct EntityChange {
    Entity before, after;
    std::string from_gazetteer, to_gazetteer;
  };
  struct NameChange {
    Name before, after;  // of one ID, language and text
  };

  std::vector<Entity> entities_added, entities_removed;
  std::vector<EntityChange> entities_changed;
  std::vector<Name> names_added, names_removed;
  std::vector<NameChange> names_changed;
  std::vector<Relation> relations_added, relations_removed;
  std::vector<Identifier> identifiers_added, identifiers_removed;
  std::vector<Place> places_added, places_removed;
  std::vector<Redirect> redirects_added, redirects_removed;
  std::vector<std::string> gazetteers_added, gazetteers_removed;

  bool empty() const;
};

// Rows count once, whichever gazetteer they stand in; everything sorted by ID.
WASLA_EXPORT GazetteerDifference difference(const GazetteerSet& before, const GazetteerSet& after);

// Entity by entity, "+" for what is new and "-" for what is gone; names last on a line. Empty where nothing changed.
WASLA_EXPORT std::string in_words(const GazetteerDifference& difference);
WASLA_EXPORT std::string in_json(const GazetteerDifference& difference);

}  // namespace wasla
