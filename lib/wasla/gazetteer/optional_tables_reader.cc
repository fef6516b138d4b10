// The tables a gazetteer can do without: relations, identifiers, places, redirects, judgements, lint-allow.
#include <algorithm>
#include <utility>

#include "wasla/base/tsv.h"
#include "wasla/gazetteer/field_parsing.h"
#include "wasla/gazetteer/row_checks.h"
#include "wasla/gazetteer/table_columns.h"
#include "wasla/gazetteer/table_reader.h"

namespace wasla::gazetteer {
namespace {

bool is_known_relation(std::string_view text) {
  const auto names = relation_names();
  return std::find(names.begin(), names.end(), text) != names.end();
}

std::string list_of_relations() {
  std::string list;
  for (const std::string_view name : relation_names()) {
    list += (list.empty() ? "" : " ") + std::string(name);
  }
  return list;
}

// What is wrong with the fields a verdict needs; empty where nothing is.
std::string judgement_fault(const Judgement& judgement) {
  if (is_about_records(judgement.verdict)) {
    if (judgement.other.empty() || judgement.other.find(' ') != std::string::npos) {
      return "a verdict of " + std::string(to_string(judgement.verdict)) + " needs the other record";
    }
    if (judgement.other == judgement.id) {
      return "the two records are one";
    }
  } else if (judgement.name.empty() || !is_valid_language_tag(judgement.lang)) {
    return "a verdict of " + std::string(to_string(judgement.verdict)) + " needs a name and its language";
  }
  if (!judgement.date.empty() && !is_valid_date(judgement.date)) {
    return in_quotes(judgement.date) + " is not a date like 2026-05-31";
  }
  return {};
}

}  // namespace

void read_relations(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems) {
  TsvReader table(std::move(bytes), kRelationColumns, problems);
  while (table.next()) {
    const std::uint64_t line = table.line();
    check_id(table[0], line, problems);
    check_id(table[2], line, problems);
    const Years years = read_years(table[3], table[4], line, problems);
    if (!is_known_relation(table[1])) {
      problems.report("E301-unknown-relation", line, in_quotes(table[1]) + " is not a relation",
                      "use one of: " + list_of_relations());
      continue;
    }
    if (table[0] == table[2]) {
      problems.report("E303-relation-to-itself", line, in_quotes(table[0]) + " has a relation to itself",
                      "correct one end or delete the row");
    }
    gazetteer.relations.push_back({std::string(table[0]), std::string(table[1]), std::string(table[2]), years.from,
                                   years.to, std::string(table[5])});
    gazetteer.relation_lines.push_back(line);
  }
}

void read_identifiers(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems) {
  TsvReader table(std::move(bytes), kIdentifierColumns, problems);
  while (table.next()) {
    check_id(table[0], table.line(), problems);
    if (!is_valid_scheme(table[1]) || table[2].empty()) {
      problems.report("E502-bad-identifier", table.line(),
                      "the identifier " + in_quotes(table[1]) + " " + in_quotes(table[2]) + " is not whole",
                      "give a scheme in a-z 0-9 '-' (geonames, ofac, un, osm …) and the value it has there");
      continue;
    }
    gazetteer.identifiers.push_back({std::string(table[0]), std::string(table[1]), std::string(table[2])});
    gazetteer.identifier_lines.push_back(table.line());
  }
}

void read_places(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems) {
  TsvReader table(std::move(bytes), kPlaceColumns, problems);
  while (table.next()) {
    check_id(table[0], table.line(), problems);
    const auto latitude = parse_degrees(table[1]);
    const auto longitude = parse_degrees(table[2]);
    if (!latitude || !longitude || *latitude < -90 || *latitude > 90 || *longitude < -180 || *longitude > 180) {
      problems.report("E501-bad-coordinates", table.line(),
                      in_quotes(table[1]) + ", " + in_quotes(table[2]) + " is no latitude and longitude",
                      "write decimal degrees with a point: lat from -90 to 90, lon from -180 to 180");
      continue;
    }
    gazetteer.places.push_back({std::string(table[0]), *latitude, *longitude});
    gazetteer.place_lines.push_back(table.line());
  }
}

void read_redirects(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems) {
  TsvReader table(std::move(bytes), kRedirectColumns, problems);
  while (table.next()) {
    check_id(table[0], table.line(), problems);
    if (!table[1].empty()) {
      check_id(table[1], table.line(), problems);
    }
    gazetteer.redirects.push_back({std::string(table[0]), std::string(table[1]), std::string(table[2])});
    gazetteer.redirect_lines.push_back(table.line());
  }
}

void read_judgements(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems) {
  TsvReader table(std::move(bytes), kJudgementColumns, problems);
  while (table.next()) {
    check_id(table[0], table.line(), problems);
    const auto verdict = parse_verdict(table[1]);
    if (!verdict) {
      problems.report("E504-bad-judgement", table.line(), in_quotes(table[1]) + " is not a verdict",
                      "use same, different or unsure about two records, accepted or rejected about a name");
      continue;
    }
    Judgement judgement{std::string(table[0]), *verdict,
                        std::string(table[2]), std::string(table[3]),
                        std::string(table[4]), std::string(table[5]),
                        std::string(table[6])};
    if (const std::string fault = judgement_fault(judgement); !fault.empty()) {
      problems.report("E504-bad-judgement", table.line(), fault, "complete the row or delete it");
      continue;
    }
    gazetteer.judgements.push_back(std::move(judgement));
  }
}

void read_lint_allowances(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems) {
  TsvReader table(std::move(bytes), kLintAllowColumns, problems);
  while (table.next()) {
    std::string fault;
    if (!is_valid_rule(table[0])) {
      fault = in_quotes(table[0]) + " is not a rule";
    } else if (table[0].starts_with('E')) {
      fault = "the rule " + in_quotes(table[0]) + " is an error, which cannot be allowed";
    } else if (table[1] != "*" && !is_valid_entity_id(table[1])) {
      fault = in_quotes(table[1]) + " is neither an ID nor *";
    } else if (table[2].empty()) {
      fault = "the reason is missing";
    }
    if (!fault.empty()) {
      problems.report("E505-bad-allowance", table.line(), fault,
                      "a row has a rule (W112-no-english-label), the ID it is allowed for (or *) and the reason");
      continue;
    }
    gazetteer.lint_allowances.push_back({std::string(table[0]), std::string(table[1]), std::string(table[2])});
  }
}

}  // namespace wasla::gazetteer
