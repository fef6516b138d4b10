// Entities that may be one: their names sound alike, and nothing that is known of them speaks against it.
//
//   for (const LikelyDuplicate& d : likely_duplicates(set, model, {.min_probability = 0.5})) …
//
// Names are compared as NameSearch does, across scripts; what descriptions, classes, places, Wikidata items and
// relations say is added by weights set by hand (docs/guide.md). Pairs that judgements.tsv calls different are left
// out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/set_index.h"
#include "wasla/index/name_search.h"

namespace wasla {

struct LikelyDuplicate {
  std::string first, second;  // IDs, in alphabetical order
  double probability = 0;
  std::string first_name, second_name;  // those that are most alike
  std::size_t alike = 0, asked = 0;     // names of the one that sound like one of the other, of how many
};

struct DuplicateOptions {
  double min_probability = 0.5;
  std::optional<EntityType> type = std::nullopt;  // of this type only
  int jobs = 1;
};

// The most probable first. Only entities of one type are compared. Safe from any thread; starts `jobs` threads.
WASLA_EXPORT std::vector<LikelyDuplicate> likely_duplicates(const GazetteerSet& set, const NameMatchingModel& model,
                                                            const DuplicateOptions& options);

}  // namespace wasla
