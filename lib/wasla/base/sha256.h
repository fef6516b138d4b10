// sha256: the SHA-256 digest of bytes (FIPS 180-4, by Nettle) as 64 lower-case hexadecimal digits.
#pragma once

#include <string>
#include <string_view>

#include "wasla/base/export.h"

namespace wasla {

WASLA_EXPORT std::string sha256(std::string_view bytes);

}  // namespace wasla
