// Contexts: a mention with the text around it, on one line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wasla::maintenance {

// Around the mention.
inline constexpr std::string_view kOpen = "[", kClose = "]";

// The text on one line, white space and control characters as single spaces.
std::string on_one_line(std::string_view text);

// Bytes [begin, end) between the marks, with up to `width` bytes in whole words on either side.
std::string context_of(std::string_view text, std::size_t begin, std::size_t end, std::size_t width);

}  // namespace wasla::maintenance
