// All that is known of an entity, written for a person.
#pragma once

#include <string>
#include <string_view>

#include "wasla/base/export.h"
#include "wasla/gazetteer/set_index.h"

namespace wasla {

// Labels, names by language, relations both ways in words, identifiers, place, redirects; names come last on a line.
// `with_lines`: file and line of each row. `id` must be one of which index.rows() knows.
WASLA_EXPORT std::string entity_page(const SetIndex& index, std::string_view id, bool with_lines);

// One line: ID, type and class, description, label.
WASLA_EXPORT std::string entity_line(const SetIndex& index, std::string_view id);

// "capital of", and the other way about "its capital".
struct RelationWords {
  std::string_view forward, backward;
};
WASLA_EXPORT RelationWords relation_words(std::string_view relation);

// " (1991-2003)", " (since 1991)", " (until 2003)"; empty without years.
WASLA_EXPORT std::string years_in_words(std::optional<std::int16_t> from, std::optional<std::int16_t> to);

}  // namespace wasla
