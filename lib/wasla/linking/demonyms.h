// Demonyms: words made of the name of a land by an ending, which are no mention of it and no spelling of another name.
//
// Free functions, safe from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "wasla/index/index.h"
#include "wasla/text/normalizer.h"
#include "wasla/text/token.h"

namespace wasla::linking {

// Endings by which a demonym or another noun is made of a name, as they are written; what text/clitics.h knows is not
// here.
std::span<const std::string_view> demonym_endings(text::FoldingProfile profile);

// A word that is the name of a land which the index knows, and such an ending: Iraqi, العراقي. It is no spelling of a
// name that ends so, such as Iraqia.
bool is_of_known_land(const Index& index, const text::Tokens& tokens, std::uint32_t token);

// Whether a word that sounds like the name of a land is its demonym, by their neutral forms (text/neutral_form.h): it
// ends in a sound that the name has not.
bool sounds_like_demonym(std::string_view word, std::string_view name);

}  // namespace wasla::linking
