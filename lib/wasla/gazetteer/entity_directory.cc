#include "wasla/gazetteer/entity_directory.h"

#include "wasla/gazetteer/dependencies.h"

namespace wasla::gazetteer {

EntityDirectory::EntityDirectory(const GazetteerSet& set, const std::vector<std::string>& known_elsewhere)
    : elsewhere_(known_elsewhere.begin(), known_elsewhere.end()), closure_(dependency_closure(set)) {
  for (std::size_t i = 0; i < set.gazetteers.size(); ++i) {
    const std::vector<Entity>& entities = set.gazetteers[i].entities;
    for (std::size_t row = 0; row < entities.size(); ++row) {
      definitions_.emplace(entities[row].id, Definition{i, row});
    }
  }
}

const EntityDirectory::Definition* EntityDirectory::find(std::string_view id) const {
  const auto found = definitions_.find(id);
  return found == definitions_.end() ? nullptr : &found->second;
}

}  // namespace wasla::gazetteer
