// Tells whether a file is a whole fastText model (.bin or .ftz) before fastText reads it: that loads a file cut short
// without complaint and answers nonsense, or never ends.
#pragma once

#include <filesystem>

#include "wasla/base/export.h"

namespace wasla::models {

// Looks at the header, the dictionary and the sizes of the matrices, which must fill the file to its last byte. Throws
// Error(kModel) that says what is wrong.
WASLA_EXPORT void check_fasttext_file(const std::filesystem::path& file);

}  // namespace wasla::models
