// card.md of the language identifier: what it is for, made of, and how often it was right on the lines held out.
#pragma once

#include <cstddef>
#include <string>

#include "wasla/models/language_examples.h"
#include "wasla/models/language_identifier.h"

namespace wasla::models {

std::string language_card(const LanguageText& text, const LanguageIdentifier& identifier, std::size_t size);

}  // namespace wasla::models
