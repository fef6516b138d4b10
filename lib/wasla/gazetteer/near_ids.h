// IDs that somebody may have meant who wrote another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wasla/gazetteer/gazetteer.h"

namespace wasla::gazetteer {

// Up to three entities whose IDs differ from `id` in few letters, the nearest first.
std::vector<std::string> near_ids(const GazetteerSet& set, std::string_view id);

}  // namespace wasla::gazetteer
