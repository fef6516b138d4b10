#include "wasla/text/character.h"

namespace wasla::text::internal {

static_assert(sizeof(CharEntry) == 8);

#include "wasla/text/character_tables.inc"

}  // namespace wasla::text::internal
