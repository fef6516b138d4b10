// The models of names that an index was compiled with, seen where they lie.
#pragma once

#include <optional>

#include "wasla/base/export.h"
#include "wasla/index/index.h"
#include "wasla/index/name_search.h"

namespace wasla {

// Nothing where the index has no alignment model or it is damaged (which Index::verify() tells); vectors and pieces
// are absent where they are. The index must outlive the model.
WASLA_EXPORT std::optional<NameMatchingModel> name_matching_of(const Index& index);

}  // namespace wasla
