#include "wasla/gazetteer/import/listed_party.h"

#include <algorithm>
#include <cctype>

#include "wasla/gazetteer/import/import_reading.h"

namespace wasla {
namespace {

constexpr std::string_view kSmallWords[] = {"and", "bin", "de", "e",  "el", "et",  "for", "fur", "ibn",
                                            "in",  "la",  "of", "on", "or", "the", "to",  "und", "y"};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_capital(c) || is_small(c) || (c & 0x80); }
char lowered(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_of(std::string_view word, std::string_view letters) {
  return !word.empty() && word.find_first_not_of(letters) == std::string_view::npos;
}

// A word of capitals that reads as such: LLC, PJSC, II, S.A., 4X4.
bool keeps_capitals(std::string_view word) {
  return word.find_first_of("AEIOUY") == std::string_view::npos || is_of(word, "IVX") ||
         word.find_first_of(".0123456789/&") != std::string_view::npos;
}

// `word`: letters up to a space or hyphen.
std::string smaller(std::string_view word, bool first) {
  // (BOD), behind the name that it shortens
  constexpr std::size_t kLongestAcronym = 6;
  if (!first && word.starts_with('(') && word.ends_with(')') && word.size() <= kLongestAcronym + 2) {
    return std::string(word);
  }
  const bool in_capitals =
      std::any_of(word.begin(), word.end(), is_capital) && std::none_of(word.begin(), word.end(), is_small);
  std::string result(word);
  if (!in_capitals || keeps_capitals(word)) {
    return result;
  }
  std::transform(result.begin(), result.end(), result.begin(), lowered);
  if (!first && std::find(std::begin(kSmallWords), std::end(kSmallWords), result) != std::end(kSmallWords)) {
    return result;
  }
  // The first letter, also behind a bracket or quotation mark, and of O'NEIL the one behind; 'ABD has one apostrophe.
  bool capital = true;
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (is_letter(result[i])) {
      result[i] = capital && is_small(result[i]) ? static_cast<char>(result[i] - 'a' + 'A') : result[i];
      capital = result[i] == 'O' && i + 1 < result.size() && result[i + 1] == '\'';
    }
  }
  return result;
}

}  // namespace

std::string given_name_first(std::string_view name) {
  const std::size_t comma = name.find(',');
  if (comma == std::string_view::npos) {
    return std::string(name);
  }
  const std::string given = in_one_line(name.substr(comma + 1)), surname = in_one_line(name.substr(0, comma));
  return given.empty() ? surname : given + " " + surname;
}

std::string with_small_letters(std::string_view name) {
  if (is_acronym(name)) {
    return std::string(name);
  }
  std::string result;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" -", begin), name.size());
    result += smaller(name.substr(begin, end - begin), begin == 0);
    result += name.substr(end, 1);
    begin = end + 1;
  }
  return result;
}

ImportedEntity listed_party(PartySort sort, const ExternalId& identifier) {
  ImportedEntity result;
  set_class(result.entity, sort == PartySort::kPerson         ? "person"
                           : sort == PartySort::kOrganisation ? "organisation"
                                                              : "other");
  result.entity.prior = 1;
  result.identifiers = {identifier};
  return result;
}

std::string listed_description(const std::string& role, const ImportedEntity& entity, const std::string& list,
                               const std::string& programme) {
  std::string text = in_one_line(role);
  if (entity.begin_year) {
    text += (text.empty() ? "" : "; ") + std::string(entity.entity.type == EntityType::kPerson ? "born " : "founded ") +
            std::to_string(*entity.begin_year);
  }
  text += (text.empty() ? "on" : "; on") + (" the list of " + list) +
          (programme.empty() ? "" : " (" + in_one_line(programme) + ")");
  if (text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

}  // namespace wasla
