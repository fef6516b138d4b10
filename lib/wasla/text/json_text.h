// Pieces of JSON: strings that are always safe to print, numbers that look the same everywhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "wasla/base/export.h"

namespace wasla {

// Appends `text` as a JSON string with its quotation marks, on one line for every notion of a line (U+0085, U+2028 and
// U+2029 are escaped too). Ill-formed bytes become U+FFFD.
WASLA_EXPORT void append_json_string(std::string_view text, std::string& out);

// Appends a number with at most four decimals and at least one, never with an exponent; what is not finite becomes 0.
WASLA_EXPORT void append_decimal(double value, std::string& out);

// Appends the digits of `value`.
WASLA_EXPORT void append_number(std::uint64_t value, std::string& out);

}  // namespace wasla
