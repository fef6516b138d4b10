// Checks of single fields that several tables share.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "wasla/base/problem_reporter.h"

namespace wasla::gazetteer {

// Reports E102 where `id` is not an entity ID.
void check_id(std::string_view id, std::uint64_t line, ProblemReporter& problems);

// Reports E203 where `tag` is not a language tag.
void check_language(std::string_view tag, std::uint64_t line, ProblemReporter& problems);

// Reads the fields `from` and `to`; reports E206 and E207.
struct Years {
  std::optional<std::int16_t> from, to;
};
Years read_years(std::string_view from, std::string_view to, std::uint64_t line, ProblemReporter& problems);

// Reports what makes `name` unfit (E208 to E211, E214); false where it is empty.
bool check_name_text(std::string_view name, std::uint64_t line, ProblemReporter& problems);

}  // namespace wasla::gazetteer
