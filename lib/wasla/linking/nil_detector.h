// NIL mentions: names that are in no gazetteer.
//
// By shape and cue only: runs of capitalised words in Latin script (with articles and particles inside), single
// capitalised words and Arabic-script words behind a person's title. Equal names of a document are one cluster.
#pragma once

#include <string_view>
#include <vector>

#include "wasla/linking/mention.h"
#include "wasla/text/language.h"
#include "wasla/text/token.h"

namespace wasla::linking {

// Appends NIL mentions where no mention stands yet, numbers their clusters from 1 in order of appearance, and sorts.
void add_nil_mentions(std::string_view text, const text::Tokens& tokens,
                      const std::vector<text::LineLanguages>& languages, std::vector<Mention>& mentions);

}  // namespace wasla::linking
