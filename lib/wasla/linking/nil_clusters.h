// Clusters of NIL mentions: equal names of a document, and short forms of longer ones, are one cluster.
#pragma once

#include <vector>

#include "wasla/linking/mention.h"
#include "wasla/text/token.h"

namespace wasla::linking {

// Numbers the clusters of the unlinked mentions from 1 in order of appearance, and gives each mention the type that is
// known of its cluster. `mentions` are by position.
void number_nil_clusters(const text::Tokens& tokens, std::vector<Mention>& mentions);

}  // namespace wasla::linking
