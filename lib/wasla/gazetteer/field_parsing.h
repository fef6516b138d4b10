// Fields of the tables: text to value, and what a name may not hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace wasla::gazetteer {

// "1991", "-330". A sign, one to four digits.
std::optional<std::int16_t> parse_year(std::string_view text);

// "36.19", "-0.5". Plain decimals, no exponent, finite.
std::optional<double> parse_degrees(std::string_view text);

// "Q796": Q and a number without leading zeros.
bool is_valid_wikidata_id(std::string_view text);

// "2026-05-31", with a month and a day that exist in some year.
bool is_valid_date(std::string_view text);

// "geonames": lower-case letters, digits, hyphens.
bool is_valid_scheme(std::string_view text);

// "W112-no-english-label" or "W112".
bool is_valid_rule(std::string_view text);

// What the characters of a name amount to.
struct NameCharacters {
  bool has_letter = false;       // a letter or digit: something that can be found in text
  bool has_invisible = false;    // bidirectional controls and the like
  bool has_replacement = false;  // U+FFFD, what is left of a character lost in a conversion
};
NameCharacters characters_of(std::string_view name);  // `name` is well-formed UTF-8

}  // namespace wasla::gazetteer
