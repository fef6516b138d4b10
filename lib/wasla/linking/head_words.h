// Head words: titles and class nouns, which stand beside a name and tell what kind of thing it is.
//
// They are cues, and a class noun before (or, in English, behind) a name is outside the mention (docs/orthography.md,
// "Titles and class nouns"). Immutable tables, safe from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "wasla/gazetteer/entity.h"

namespace wasla::linking {

struct HeadWord {
  EntityType type;
  // The class the noun names, e.g. governorate for محافظة; nothing for a title or a word of several classes.
  std::optional<EntityClass> entity_class;
  bool class_noun = false;  // outside the mention unless its class keeps it
};

// The head word with this key (text::Tokens::key), any of the four languages; null if it is none.
const HeadWord* find_head_word(std::span<const std::uint8_t> key);

// A noun with which the names of organisations begin that are called after a place or a person: وزارة, زانکۆی, Army.
bool begins_organisation(std::span<const std::uint8_t> key);

// … without those of governments and parties, beside which the place is a mention of its own: حكومة العراق.
bool names_organisation(std::span<const std::uint8_t> key);

// Words that have a capital though they are no part of a name: days, months, points of the compass.
bool is_calendar_word(std::span<const std::uint8_t> key);

// "Son of": بن, ابن, bin, ibn.
bool is_patronymic(std::span<const std::uint8_t> key);

}  // namespace wasla::linking
