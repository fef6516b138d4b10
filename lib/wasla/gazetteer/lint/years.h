// Years that are numbers and yet no years of anything.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace wasla::gazetteer {

// What is odd about the years; empty where nothing is. `of_a_person`: no more than a long life.
std::string year_fault(std::optional<std::int16_t> from, std::optional<std::int16_t> to, bool of_a_person);

}  // namespace wasla::gazetteer
