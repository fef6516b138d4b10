// Word vectors of the user's own, from a file that fastText has written, in place of the shipped ones.
#pragma once

#include <filesystem>
#include <memory>

#include "wasla/base/export.h"
#include "wasla/models/word_vectors.h"

namespace wasla::models {

// Reads a model (.bin, .ftz) or a table of vectors (.vec), which is checked first. Words are looked up as they are
// written, folded and in lower case; those of a table that are not found, by their neutral form. Throws Error(kModel)
// with the file, the line of a table, what is wrong and what to do.
WASLA_EXPORT std::shared_ptr<const WordVectors> read_embeddings(const std::filesystem::path& file);

}  // namespace wasla::models
