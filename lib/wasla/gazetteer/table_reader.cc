#include "wasla/gazetteer/table_reader.h"

#include <utility>

#include "wasla/base/tsv.h"
#include "wasla/gazetteer/field_parsing.h"
#include "wasla/gazetteer/row_checks.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla::gazetteer {
namespace {

EntityClass other_class() { return static_cast<EntityClass>(entity_classes().size() - 1); }

std::string classes_of(EntityType type) {
  std::string list;
  for (const EntityClassInfo& info : entity_classes()) {
    if (info.type == type && info.name != "other") {
      list += std::string(info.name) + " ";
    }
  }
  return list + "other";
}

EntityType read_type(std::string_view text, std::uint64_t line, ProblemReporter& problems) {
  const auto type = parse_entity_type(text);
  if (!type) {
    problems.report("E105-bad-type", line, in_quotes(text) + " is not a type", "use PER, ORG, LOC or MISC");
  }
  return type.value_or(EntityType::kMiscellaneous);
}

EntityClass read_class(std::string_view text, EntityType type, bool type_known, std::uint64_t line,
                       ProblemReporter& problems) {
  if (text.empty()) {
    return other_class();
  }
  const auto entity_class = parse_entity_class(text);
  if (!entity_class) {
    problems.report("E106-bad-class", line, in_quotes(text) + " is not a class",
                    type_known ? "use one of: " + classes_of(type) : "see the list of classes");
    return other_class();
  }
  const EntityType class_type = entity_classes()[*entity_class].type;
  if (type_known && *entity_class != other_class() && class_type != type) {
    problems.report("E107-class-of-other-type", line,
                    "the class " + in_quotes(text) + " is for " + std::string(to_string(class_type)) + ", not for " +
                        std::string(to_string(type)),
                    "correct the type, or use one of: " + classes_of(type));
  }
  return *entity_class;
}

std::string read_wikidata(std::string_view text, std::uint64_t line, ProblemReporter& problems) {
  if (!text.empty() && !is_valid_wikidata_id(text)) {
    problems.report("E108-bad-wikidata", line, in_quotes(text) + " is not a Wikidata ID",
                    "write it like Q796, or leave it empty");
    return {};
  }
  return std::string(text);
}

std::uint8_t read_prior(std::string_view text, std::uint64_t line, ProblemReporter& problems) {
  if (text.empty()) {
    return kMiddlingPrior;
  }
  if (text.size() != 1 || text[0] < '0' || text[0] > '9') {
    problems.report("E110-bad-prior", line, "the prior " + in_quotes(text) + " is not one digit",
                    "write 0 (hardly ever in the news) to 9 (every day)");
    return 0;
  }
  return static_cast<std::uint8_t>(text[0] - '0');
}

NameKind read_kind(std::string_view text, std::uint64_t line, ProblemReporter& problems) {
  if (text.empty()) {
    return NameKind::kAlias;
  }
  const auto kind = parse_name_kind(text);
  if (!kind) {
    problems.report("E204-bad-kind", line, in_quotes(text) + " is not a kind of name",
                    "use label, official, alias, short, acronym, former, birth, nickname, romanisation or misspelling");
  }
  return kind.value_or(NameKind::kAlias);
}

NameUse read_use(std::string_view text, std::uint64_t line, ProblemReporter& problems) {
  const auto use = parse_name_use(text);
  if (!use) {
    problems.report("E205-bad-use", line, in_quotes(text) + " is not a use of a name",
                    "leave it empty, or write context, case, never, separated by commas without spaces");
  }
  return use.value_or(kUseAlways);
}

}  // namespace

void read_entities(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems) {
  TsvReader table(std::move(bytes), kEntityColumns, problems);
  while (table.next()) {
    const std::uint64_t line = table.line();
    check_id(table[0], line, problems);
    Entity entity;
    entity.id = table[0];
    entity.type = read_type(table[1], line, problems);
    entity.entity_class = read_class(table[2], entity.type, parse_entity_type(table[1]).has_value(), line, problems);
    entity.wikidata = read_wikidata(table[3], line, problems);
    entity.prior = read_prior(table[4], line, problems);
    entity.description = table[5];
    gazetteer.entities.push_back(std::move(entity));
    gazetteer.entity_lines.push_back(line);
  }
}

void read_names(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems) {
  TsvReader table(std::move(bytes), kNameColumns, problems);
  while (table.next()) {
    const std::uint64_t line = table.line();
    check_id(table[0], line, problems);
    check_language(table[1], line, problems);
    Name name;
    name.kind = read_kind(table[2], line, problems);
    name.use = read_use(table[3], line, problems);
    const Years years = read_years(table[4], table[5], line, problems);
    if (!check_name_text(table[7], line, problems)) {
      continue;
    }
    name.id = table[0];
    name.lang = table[1];
    name.from = years.from;
    name.to = years.to;
    name.source = table[6];
    name.text = table[7];
    gazetteer.names.push_back(std::move(name));
    gazetteer.name_lines.push_back(line);
  }
}

}  // namespace wasla::gazetteer
