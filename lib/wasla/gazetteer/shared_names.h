// Names that several entities have.
#pragma once

#include <string>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/set_index.h"

namespace wasla {

struct SharedName {
  std::string lang, text;      // in the spelling that comes first
  std::vector<RowPlace> rows;  // of all entities, those of one ID together
  std::size_t entities = 0;
  std::size_t unmarked = 0;  // entities for which it has neither `context` nor `never`
};

// Names of the same language and match form with two or more IDs, the most shared first, then by language and text.
WASLA_EXPORT std::vector<SharedName> shared_names(const GazetteerSet& set);

}  // namespace wasla
