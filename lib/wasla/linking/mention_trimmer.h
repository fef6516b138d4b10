// Class nouns and titles outside the mention: محافظة الأنبار is a name of the governorate, but only الأنبار is the
// mention.
#pragma once

#include <string_view>
#include <vector>

#include "wasla/linking/mention.h"
#include "wasla/linking/name_matcher.h"

namespace wasla::linking {

// Moves the bounds of `mention` past a class noun at its beginning or (lower-case, Latin script) its end, if what is
// left is a name by itself or the entity is an administrative unit. `matches`: all of the document, sorted by
// begin, end.
void trim_class_nouns(const Index& index, std::string_view text, const text::Tokens& tokens,
                      const std::vector<NameMatch>& matches, std::uint32_t first_token, std::uint32_t last_token,
                      Mention& mention);

}  // namespace wasla::linking
