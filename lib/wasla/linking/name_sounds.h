// NameSounds: the models by which linking knows an unseen spelling of a name, seen where the index has them.
//
// Immutable, safe from any thread; the index must outlive it.
#pragma once

#include <cstdint>
#include <optional>

#include "wasla/index/index.h"
#include "wasla/models/alignment_model.h"
#include "wasla/models/name_comparer.h"
#include "wasla/models/name_vectors.h"
#include "wasla/models/word_table.h"

namespace wasla::linking {

struct NameSounds {
  models::AlignmentModel alignment;
  models::MatchWeights weights;
  models::WordTable words;                     // empty where the index has none
  std::optional<models::NameVectors> vectors;  // … likewise
  std::uint64_t number = 0;                    // of this object and no other: what was compared under it holds for it

  // Nothing where the index was compiled without the models, or they are damaged (which is for verify() to tell).
  static std::optional<NameSounds> of(const Index& index);
};

}  // namespace wasla::linking
