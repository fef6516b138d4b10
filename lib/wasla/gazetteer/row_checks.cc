#include "wasla/gazetteer/row_checks.h"

#include <string>

#include "wasla/gazetteer/entity.h"
#include "wasla/gazetteer/field_parsing.h"
#include "wasla/gazetteer/name.h"

namespace wasla::gazetteer {
namespace {

constexpr std::size_t kLongestName = 500;  // bytes; the longest real names have some 200

std::optional<std::int16_t> read_year(std::string_view text, std::uint64_t line, ProblemReporter& problems) {
  if (text.empty()) {
    return std::nullopt;
  }
  const auto year = parse_year(text);
  if (!year) {
    problems.report("E206-bad-year", line, in_quotes(text) + " is not a year",
                    "write four digits, like 1991, or nothing");
  }
  return year;
}

}  // namespace

void check_id(std::string_view id, std::uint64_t line, ProblemReporter& problems) {
  if (!is_valid_entity_id(id)) {
    problems.report("E102-bad-id", line, in_quotes(id) + " is not an ID",
                    "use 2 to 64 of the characters a-z 0-9 and '-', like masoud-barzani or acme:vendor-17");
  }
}

void check_language(std::string_view tag, std::uint64_t line, ProblemReporter& problems) {
  if (!is_valid_language_tag(tag)) {
    problems.report("E203-bad-language", line, in_quotes(tag) + " is not a language tag",
                    "use a BCP 47 tag in its usual letter case: en, ar, ckb, kmr, kmr-Arab, mul …");
  }
}

Years read_years(std::string_view from, std::string_view to, std::uint64_t line, ProblemReporter& problems) {
  const Years years{read_year(from, line, problems), read_year(to, line, problems)};
  if (years.from && years.to && *years.from > *years.to) {
    problems.report("E207-years-reversed", line,
                    "the first year, " + std::string(from) + ", is after the last, " + std::string(to),
                    "exchange or correct them");
  }
  return years;
}

bool check_name_text(std::string_view name, std::uint64_t line, ProblemReporter& problems) {
  if (name.empty()) {
    problems.report("E208-empty-name", line, "the name is empty", "fill it in or delete the row");
    return false;
  }
  if (name.size() > kLongestName) {
    problems.report("E214-name-too-long", line,
                    "the name has " + std::to_string(name.size()) + " bytes, more than " +
                        std::to_string(kLongestName) + ": " + in_quotes(name),
                    "give the name as it stands in a text; explanations go to the description of the entity");
  }
  const NameCharacters characters = characters_of(name);
  if (!characters.has_letter && !characters.has_replacement) {
    problems.report("E209-no-letter", line, "the name " + in_quotes(name) + " has neither letter nor digit",
                    "correct it or delete the row");
  }
  if (characters.has_invisible) {
    problems.report("E210-invisible-character", line,
                    "the name holds an invisible or direction character: " + in_quotes(name),
                    "delete it (retype the name rather than paste it); ZWNJ is allowed");
  }
  if (characters.has_replacement) {
    problems.report("E211-lost-character", line,
                    "the name holds U+FFFD, left by a conversion that lost a letter: " + in_quotes(name),
                    "take the name from its source again");
  }
  return true;
}

}  // namespace wasla::gazetteer
