// NameSounds: the models by which linking knows an unseen spelling of a name, seen where the index has them.
//
// Immutable, safe from any thread; the index must outlive it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "wasla/index/index.h"
#include "wasla/index/name_search.h"
#include "wasla/models/word_table.h"
#include "wasla/models/word_vectors.h"

namespace wasla::linking {

struct NameSounds {
  NameMatchingModel names;
  models::WordTable words;   // empty where the index has none
  std::uint64_t number = 0;  // of this object and no other: what was compared under it holds for it

  // Nothing where the index was compiled without the models, or they are damaged (which is for verify() to tell).
  // `vectors`, if not null, stand in place of the index's.
  static std::optional<NameSounds> of(const Index& index, std::shared_ptr<const models::WordVectors> vectors);
};

}  // namespace wasla::linking
