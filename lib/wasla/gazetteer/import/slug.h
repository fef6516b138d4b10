// slug: an entity ID made of an English name, "São Tomé" to "sao-tome".
#pragma once

#include <string>
#include <string_view>

#include "wasla/base/export.h"

namespace wasla {

// Letters without their marks in lower case, digits, and one hyphen for all between them; dots and apostrophes go
// without one.
// At most 60 bytes, so that "-2" finds room. Empty where the name has no Latin letter and no digit.
WASLA_EXPORT std::string slug(std::string_view english_name);

}  // namespace wasla
