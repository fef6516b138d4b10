// Sets of entity classes that behave alike in text.
#pragma once

#include <algorithm>
#include <array>

#include "wasla/gazetteer/entity.h"

namespace wasla::linking {

// Countries and the like, whose people are called after them: a name with an ending there is mostly the demonym.
inline bool is_land(EntityClass entity_class) {
  static const std::array<EntityClass, 4> lands{*parse_entity_class("country"), *parse_entity_class("continent"),
                                                *parse_entity_class("region"), *parse_entity_class("territory")};
  return std::find(lands.begin(), lands.end(), entity_class) != lands.end();
}

// … or a place of which the gazetteer does not say what it is.
inline bool may_be_land(EntityClass entity_class) {
  static const EntityClass other = *parse_entity_class("other");
  return entity_class == other || is_land(entity_class);
}

}  // namespace wasla::linking
