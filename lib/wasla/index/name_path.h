// NamePath: the sequence of key hashes under which a name is filed, and the words that builder and linker treat alike.
//
// The path leaves out what spellings of one name do not agree on: Latin articles inside a name (al-, el-), the space
// after عبد and أبو, the case of أبو (أبا, أبي), the spaces of a spaced acronym.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "wasla/text/token.h"

namespace wasla::index {

inline constexpr std::size_t kLongestPath = 24;

// True for "al", "el", "ul" and, before a hyphen, the assimilated forms (as-, ash-, ez-, …).
bool is_latin_article(std::string_view text, const text::Tokens& tokens, std::size_t token);

// If `key` is a head that is written together with the next word or apart from it (عبد, أبو, and حزب نصر before الله),
// the head's canonical key bytes, else empty.
std::span<const std::uint8_t> joining_head(std::span<const std::uint8_t> key, std::span<const std::uint8_t> next);

// Hash of two keys written as one word.
std::uint64_t joined_hash(std::span<const std::uint8_t> head, std::span<const std::uint8_t> next);

// The single-letter words from `token` on that together are one acronym (پ د ک): how many, 0 or 2 … 6. Fills `hash`.
std::size_t spaced_acronym(const text::Tokens& tokens, std::size_t token, std::uint64_t& hash);

// Replaces `path`. Empty if the text has no word or too many. `tokens` is scratch.
void name_path(std::string_view name, text::Tokens& tokens, std::vector<std::uint64_t>& path);

}  // namespace wasla::index
