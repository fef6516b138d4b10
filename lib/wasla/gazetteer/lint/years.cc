#include "wasla/gazetteer/lint/years.h"

namespace wasla::gazetteer {
namespace {

constexpr int kFirst = -4000, kLast = 2100, kLongLife = 115;

bool is_odd(std::optional<std::int16_t> year) {
  return year && (*year < kFirst || *year > kLast || (*year >= 0 && *year < 100));
}

}  // namespace

std::string year_fault(std::optional<std::int16_t> from, std::optional<std::int16_t> to, bool of_a_person) {
  for (const auto& year : {from, to}) {
    if (is_odd(year)) {
      return "the year " + std::to_string(*year) + " is unlikely";
    }
  }
  if (of_a_person && from && to && *to - *from > kLongLife) {
    return "the years " + std::to_string(*from) + " to " + std::to_string(*to) + " are longer than a life";
  }
  return {};
}

}  // namespace wasla::gazetteer
