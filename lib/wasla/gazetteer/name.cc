#include "wasla/gazetteer/name.h"

#include <algorithm>
#include <array>
#include <utility>

namespace wasla {
namespace {

constexpr std::array<std::string_view, 10> kKindNames = {
    "label", "official", "alias", "short", "acronym", "former", "birth", "nickname", "romanisation", "misspelling",
};

constexpr std::pair<NameUse, std::string_view> kUses[] = {
    {kUseContext, "context"}, {kUseCase, "case"}, {kUseNever, "never"}};

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <typename Predicate>
bool all(std::string_view text, Predicate predicate) {
  return std::all_of(text.begin(), text.end(), predicate);
}

// A subtag after the language: script "Arab", region "IQ" or "419", or a variant or extension in lower case.
bool is_subtag(std::string_view subtag) {
  if (subtag.empty() || subtag.size() > 8) {
    return false;
  }
  if (subtag.size() == 4 && is_upper(subtag[0])) {
    return all(subtag.substr(1), is_lower);
  }
  if (subtag.size() == 2 && is_upper(subtag[0])) {
    return is_upper(subtag[1]);
  }
  return all(subtag, [](char c) { return is_lower(c) || is_digit(c); });
}

}  // namespace

std::string_view to_string(NameKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::optional<NameKind> parse_name_kind(std::string_view text) {
  const auto found = std::find(kKindNames.begin(), kKindNames.end(), text);
  if (found == kKindNames.end()) {
    return std::nullopt;
  }
  return static_cast<NameKind>(found - kKindNames.begin());
}

std::string to_string(NameUse use) {
  std::string text;
  for (const auto& [bit, name] : kUses) {
    if (use & bit) {
      text += text.empty() ? "" : ",";
      text += name;
    }
  }
  return text;
}

std::optional<NameUse> parse_name_use(std::string_view text) {
  unsigned bits = kUseAlways;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view part = text.substr(0, comma);
    const auto found =
        std::find_if(std::begin(kUses), std::end(kUses), [&](const auto& use) { return use.second == part; });
    if (found == std::end(kUses) || comma + 1 == text.size()) {
      return std::nullopt;
    }
    bits |= found->first;
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return static_cast<NameUse>(bits);
}

bool is_valid_language_tag(std::string_view tag) {
  std::size_t hyphen = tag.find('-');
  const std::string_view language = tag.substr(0, hyphen);
  const bool is_private = language == "x" && hyphen != std::string_view::npos;
  const bool has_length =
      language.size() == 2 || language.size() == 3 || (language.size() >= 5 && language.size() <= 8);
  if (!is_private && !(has_length && all(language, is_lower))) {
    return false;
  }
  while (hyphen != std::string_view::npos) {
    tag.remove_prefix(hyphen + 1);
    hyphen = tag.find('-');
    const std::string_view subtag = tag.substr(0, hyphen);
    // A single letter announces an extension, so it cannot be the last.
    if (!is_subtag(subtag) || (subtag.size() == 1 && hyphen == std::string_view::npos && !is_private)) {
      return false;
    }
  }
  return true;
}

}  // namespace wasla
