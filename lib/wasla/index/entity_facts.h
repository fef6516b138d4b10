// What linking asks of descriptions, relations and persons' names, worked out once when an index is built: sections
// "facts" and "name-words" (format.h). Free functions; same gazetteer, same records.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wasla/gazetteer/gazetteer.h"
#include "wasla/index/format.h"

namespace wasla::index {

// Numbers of the entities by ID.
using EntityNumbers = std::unordered_map<std::string_view, std::uint32_t>;

// One for each number, without facts where the gazetteer does not define the entity.
std::vector<FactsRecord> facts_of(const MergedGazetteer& gazetteer, const EntityNumbers& numbers);

// First and last words of persons' full names, ascending.
std::vector<std::uint64_t> name_words_of(const MergedGazetteer& gazetteer);

}  // namespace wasla::index
