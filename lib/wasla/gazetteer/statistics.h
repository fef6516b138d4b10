// What a set of gazetteers holds, counted, and what it lacks.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/set_index.h"

namespace wasla {

struct GazetteerStatistics {
  using Counts = std::map<std::string, std::size_t>;
  std::size_t entities = 0, names = 0, relations = 0;
  Counts by_gazetteer, by_type, by_class;                       // entities
  Counts by_language, by_kind, by_use, by_source, by_relation;  // names; relations
  Counts labels;                                                // entities with a label in the language
};
WASLA_EXPORT GazetteerStatistics statistics_of(const GazetteerSet& set);

// IDs, in the order of the set.
struct GazetteerGaps {
  std::map<std::string, std::vector<std::string>> without_label;  // by language
  std::vector<std::string> without_relation, without_description;
};
// `languages`: those whose labels are asked for.
WASLA_EXPORT GazetteerGaps gaps_of(const SetIndex& index, const std::vector<std::string>& languages);

// As text, and as one JSON object; `gaps` may be null.
WASLA_EXPORT std::string written(const GazetteerStatistics& statistics, const GazetteerGaps* gaps);
WASLA_EXPORT std::string written_as_json(const GazetteerStatistics& statistics, const GazetteerGaps* gaps);

}  // namespace wasla
