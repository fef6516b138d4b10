// Names that a program has damaged: character references left in, UTF-8 read as something else.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace wasla::gazetteer {

// Where "&amp;", "&#8204;", "<b>", "%D8%A7" or "\u0627" stands (index of its first code point).
std::optional<std::size_t> find_markup(std::u32string_view name);
// With the character references, of which we know the usual ones, replaced by what they stand for.
std::u32string without_references(std::u32string_view name);

// Where a name begins to look like UTF-8 that was read as windows-1252 (Ø§Ù„) or windows-1256 (ط§ظ„), or as ASCII
// (???).
std::optional<std::size_t> find_mojibake(std::u32string_view name);
// The name before it was read as windows-1252; nothing where it cannot be told.
std::optional<std::u32string> before_mojibake(std::u32string_view name);

}  // namespace wasla::gazetteer
