// Two texts compared line by line, as `diff -u` shows them.
#pragma once

#include <string>
#include <string_view>

#include "wasla/base/export.h"

namespace wasla {

// Empty where the texts are the same. `path` stands in both heads. Of texts that have too little in common the whole is
// shown as taken away and added.
WASLA_EXPORT std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace wasla
