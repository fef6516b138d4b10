#include "wasla/gazetteer/field_parsing.h"

#include <algorithm>
#include <charconv>

#include "wasla/base/problem_reporter.h"
#include "wasla/base/utf8_validation.h"
#include "wasla/text/character.h"

namespace wasla::gazetteer {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_word_part(text::CharKind kind) {
  using text::CharKind;
  return kind == CharKind::kLatin || kind == CharKind::kArabic || kind == CharKind::kOtherLetter ||
         kind == CharKind::kDigit;
}

}  // namespace

std::optional<std::int16_t> parse_year(std::string_view text) {
  const bool negative = text.starts_with('-');
  const std::string_view digits = text.substr(negative ? 1 : 0);
  if (digits.size() > 4 || !all_digits(digits)) {
    return std::nullopt;
  }
  return static_cast<std::int16_t>(negative ? -number(digits) : number(digits));
}

std::optional<double> parse_degrees(std::string_view text) {
  // from_chars alone would also take "inf", "nan" and "1e2".
  if (text.empty() || text.size() > 32 || text.find_first_not_of("-.0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

bool is_valid_wikidata_id(std::string_view text) {
  return text.size() >= 2 && text.size() <= 12 && text[0] == 'Q' && text[1] != '0' && all_digits(text.substr(1));
}

bool is_valid_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !all_digits(text.substr(0, 4)) ||
      !all_digits(text.substr(5, 2)) || !all_digits(text.substr(8, 2))) {
    return false;
  }
  constexpr int kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int month = number(text.substr(5, 2));
  const int day = number(text.substr(8, 2));
  return month >= 1 && month <= 12 && day >= 1 && day <= kDays[month - 1];
}

bool is_valid_scheme(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-';
  });
}

bool is_valid_rule(std::string_view text) {
  if (text.size() < 4 || std::string_view("EWH").find(text[0]) == std::string_view::npos ||
      !all_digits(text.substr(1, 3))) {
    return false;
  }
  return text.size() == 4 || (text[4] == '-' && is_valid_scheme(text.substr(5)));
}

NameCharacters characters_of(std::string_view name) {
  NameCharacters result;
  for (std::size_t position = 0; position < name.size();) {
    const char32_t code_point = next_code_point(name, position);
    if (code_point == 0xFFFD) {
      result.has_replacement = true;
    } else if (is_word_part(text::character(code_point).kind)) {
      result.has_letter = true;
    } else if (code_point >= 0x80 && is_invisible_character(code_point)) {
      result.has_invisible = true;
    }
  }
  return result;
}

}  // namespace wasla::gazetteer
