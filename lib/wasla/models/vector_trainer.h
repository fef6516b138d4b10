// Trains NameVectors with fastText (skip-gram, one thread, fixed seed: the same names give the same bytes).
//
// Words that stand for one another in a pair of names are written beside one another, in their neutral forms, over and
// over; so each comes to foretell the same neighbours, and with it the letter sequences that they are made of. Not
// meant for several threads at once.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "wasla/base/export.h"
#include "wasla/models/name_pairs.h"
#include "wasla/models/text_folder.h"

namespace wasla::models {

inline constexpr const char* kNameVectorsFile = "vectors.bin";

// The bytes of vectors.bin. Throws Error: kInput where no pair can be learned from, kModel where fastText fails.
WASLA_EXPORT std::string train_name_vectors(std::span<const NamePair> pairs, const TrainingProgress& progress);

// What fastText is shown: a line for each pair of words and of names.
WASLA_EXPORT std::string name_vector_examples(std::span<const NamePair> pairs);

}  // namespace wasla::models
