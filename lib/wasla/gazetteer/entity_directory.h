// EntityDirectory: which gazetteer of a set defines an ID, and who may refer to it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "wasla/gazetteer/gazetteer.h"

namespace wasla::gazetteer {

// Refers into the set, which must outlive it.
class EntityDirectory {
 public:
  struct Definition {
    std::size_t gazetteer = 0;  // place in the set
    std::size_t row = 0;        // place in its entities
  };

  EntityDirectory(const GazetteerSet& set, const std::vector<std::string>& known_elsewhere);

  // The first definition of `id`; null where no gazetteer of the set has one.
  const Definition* find(std::string_view id) const;
  bool is_known_elsewhere(std::string_view id) const { return elsewhere_.contains(id); }
  bool exists(std::string_view id) const { return find(id) || is_known_elsewhere(id); }
  // Whether gazetteer `from` depends on gazetteer `to`, directly or through others.
  bool depends(std::size_t from, std::size_t to) const { return closure_[from][to]; }

 private:
  std::unordered_map<std::string_view, Definition> definitions_;
  std::unordered_set<std::string_view> elsewhere_;
  std::vector<std::vector<bool>> closure_;
};

}  // namespace wasla::gazetteer
