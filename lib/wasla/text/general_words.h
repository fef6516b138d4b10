// General words of place names: upper and lower, great and small, village and hill. They are translated, not
// transliterated, so that two of one meaning are partners although they sound nothing alike.
#pragma once

#include <cstdint>
#include <string_view>

namespace wasla::text {

// What a word in match form (normalizer.h) means, the same number in all languages; 0 for any other word.
std::uint8_t general_meaning(std::u32string_view word);

}  // namespace wasla::text
