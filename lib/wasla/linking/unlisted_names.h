// Unlisted names: spans that look like the name of somebody or something, listed or not.
//
// Runs of capitalised words in Latin letters; in Arabic letters, which have no capitals, words behind a person's title
// and words that begin with a known given name. They are readings as those of listed names are, so that the
// Washington of "George Washington" competes with the whole; and if they win, they are the NIL mentions.
#pragma once

#include <string_view>
#include <vector>

#include "wasla/linking/name_matcher.h"
#include "wasla/models/word_table.h"

namespace wasla::linking {

// Appends matches of kind kNil, without entity and name, whose `type` is told by what stands around or in them. `words`
// may be null.
void find_unlisted_names(const Index& index, std::string_view text, const text::Tokens& tokens,
                         const std::vector<text::LineLanguages>& languages, const models::WordTable* words,
                         std::vector<NameMatch>& matches);

}  // namespace wasla::linking
