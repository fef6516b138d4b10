// Acronyms that a document defines in brackets: "Harakat Something (HSM)" or "HSM (Harakat Something)".
#pragma once

#include <string_view>
#include <vector>

#include "wasla/linking/coherence.h"
#include "wasla/linking/mention.h"
#include "wasla/linking/ranker.h"
#include "wasla/text/language.h"
#include "wasla/text/token.h"

namespace wasla::linking {

// Adds to `memory` what the mentions (by position) define, then appends mentions of kind kDefined wherever a defined
// acronym stands free of other mentions, and sorts.
void link_defined_acronyms(const Index& index, std::string_view text, const text::Tokens& tokens,
                           const std::vector<text::LineLanguages>& languages, const Ranker& ranker,
                           DocumentMemory& memory, std::vector<Mention>& mentions);

}  // namespace wasla::linking
