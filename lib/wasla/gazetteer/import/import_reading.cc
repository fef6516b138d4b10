#include "wasla/gazetteer/import/import_reading.h"

#include <algorithm>
#include <charconv>

#include "wasla/base/error.h"
#include "wasla/base/utf8_validation.h"
#include "wasla/gazetteer/import/name_language.h"
#include "wasla/gazetteer/import/slug.h"

namespace wasla {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

LanguageChoice LanguageChoice::parse(std::string_view text) {
  std::vector<std::string> languages;
  if (text == "all") {
    return LanguageChoice(languages);
  }
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string tag(text.substr(0, comma));
    if (!is_valid_language_tag(tag)) {
      throw Error(ErrorKind::kUsage, "the language " + in_quotes(tag) + " is no tag in its usual letter case",
                  "give tags with commas between, as en,ar,ckb,kmr, or all");
    }
    languages.push_back(tag);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  if (languages.empty()) {
    throw Error(ErrorKind::kUsage, "no language was named", "give tags with commas between, as en,ar,ckb,kmr, or all");
  }
  return LanguageChoice(languages);
}

bool LanguageChoice::has(std::string_view tag) const {
  return languages_.empty() || std::any_of(languages_.begin(), languages_.end(), [&](const std::string& language) {
           return tag.starts_with(language) && (tag.size() == language.size() || tag[language.size()] == '-');
         });
}

void MalformedRecords::add(std::uint64_t line, const std::string& message) {
  reporter_.report("E650-malformed-record", line, message, "mend it or get the file anew; the rest was read");
}

std::string in_one_line(std::string_view text) {
  std::string result;
  bool space = false;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    const char32_t c = next_code_point(text, position);
    if (is_control_character(c) || c == ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) ||
        c == 0x2028 || c == 0x2029) {
      space = true;
    } else if (!is_invisible_character(c)) {
      result += space && !result.empty() ? " " : "";
      result += text.substr(begin, position - begin);
      space = false;
    }
  }
  return result;
}

bool is_acronym(std::string_view name) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return name.size() >= 2 && name.size() <= 6 && std::count_if(name.begin(), name.end(), is_capital) >= 2 &&
         std::all_of(name.begin(), name.end(),
                     [&](char c) { return is_capital(c) || is_digit(c) || c == '-' || c == '/' || c == '.'; });
}

void add_name(ImportedEntity& entity, std::string_view text, std::string_view claimed, const NameDetails& details,
              ImportReading& reading) {
  ImportSummary& summary = reading.summary;
  ++summary.names_read;
  if (find_invalid_utf8(text) != std::string_view::npos) {
    summary.skip("names that are not UTF-8", entity.entity.id);
    return;
  }
  Name name;
  name.text = in_one_line(text);
  if (name.text.empty()) {
    summary.skip("names that are empty", entity.identifiers.empty() ? "" : entity.identifiers.front().value);
    return;
  }
  const gazetteer::FiledName filed = gazetteer::file_name(name.text, claimed);
  if (!filed.note.empty()) {
    summary.note(filed.note, name.text);
  }
  name.lang = filed.lang;
  if (!is_valid_language_tag(name.lang) || !reading.choices.languages.has(name.lang)) {
    summary.skip("names in languages or scripts not asked for (--languages)",
                 (claimed.empty() ? name.lang : std::string(claimed)) + " " + name.text);
    return;
  }
  name.kind = details.kind;
  name.use = details.use;
  name.from = details.from;
  name.to = details.to;
  name.source = details.source;
  if (filed.romanised && (name.kind == NameKind::kAlias || name.kind == NameKind::kLabel)) {
    name.kind = NameKind::kRomanisation;
  }
  if (is_acronym(name.text)) {
    name.kind = name.kind == NameKind::kAlias || name.kind == NameKind::kShort ? NameKind::kAcronym : name.kind;
    name.use = static_cast<NameUse>(name.use | kUseCase);
  }
  entity.names.push_back(std::move(name));
}

std::optional<std::int16_t> find_year(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (!is_digit(text[begin])) {
      continue;
    }
    std::size_t end = begin;
    while (end < text.size() && is_digit(text[end])) {
      ++end;
    }
    int year = 0;
    std::from_chars(text.data() + begin, text.data() + end, year);
    if (end - begin == 4 && year >= 1000 && year < 2200) {
      return static_cast<std::int16_t>(year);
    }
    begin = end;
  }
  return std::nullopt;
}

void set_class(Entity& entity, std::string_view name) {
  const std::optional<EntityClass> found = parse_entity_class(name);
  if (!found) {
    return;
  }
  entity.entity_class = *found;
  if (name != "other") {
    entity.type = entity_classes()[*found].type;
  }
}

void set_wished_id(ImportedEntity& entity, const std::string& fallback) {
  const std::vector<Name>& names = entity.names;
  auto best = std::find_if(names.begin(), names.end(),
                           [](const Name& n) { return n.lang == "en" && n.kind == NameKind::kLabel; });
  best = best != names.end() ? best
                             : std::find_if(names.begin(), names.end(), [](const Name& n) { return n.lang == "en"; });
  std::string id = best == names.end() ? "" : slug(best->text);
  for (auto name = names.begin(); name != names.end() && !is_valid_entity_id(id); ++name) {
    id = slug(name->text);
  }
  entity.entity.id = is_valid_entity_id(id) ? id : slug(fallback);
}

}  // namespace wasla
