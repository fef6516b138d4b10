// Topics: what a passage is about, and what an entity has to do with, by the words used in the four languages.
//
// A table of words written by hand, each with the topics it speaks for; a star stands for any ending. An entity's
// topics come from its class and its English description. Bits of a set; immutable tables, safe from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "wasla/base/export.h"
#include "wasla/gazetteer/entity.h"

namespace wasla {

using TopicSet = std::uint32_t;

// Topics of a word by its key (text::Tokens::key); 0 for most.
WASLA_EXPORT TopicSet topics_of_word(std::span<const std::uint8_t> key);

// Of an entity.
WASLA_EXPORT TopicSet topics_of(EntityClass entity_class, std::string_view description);

// "sport", "water" …, by number of the bit; empty behind the last.
WASLA_EXPORT std::string_view topic_name(int bit);

}  // namespace wasla
