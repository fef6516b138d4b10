#include "wasla/gazetteer/gazetteer_check.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "wasla/base/hash.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla::gazetteer {
namespace {

// The key of a name or a label: three texts that stay where they are.
struct Key {
  std::string_view first, second, third;
  bool operator==(const Key&) const = default;
};

struct KeyHash {
  std::size_t operator()(const Key& key) const {
    std::uint64_t hash = 0;
    for (const std::string_view part : {key.first, key.second, key.third}) {
      hash = mix(hash ^ hash_bytes(part.data(), part.size()));
    }
    return hash;
  }
};

using FirstLines = std::unordered_map<Key, std::uint64_t, KeyHash>;

class Checker {
 public:
  Checker(const Gazetteer& gazetteer, Diagnostics& diagnostics)
      : gazetteer_(gazetteer), reporters_(gazetteer, diagnostics) {}

  void run() {
    check_entities();
    check_names();
    check_entities_without_names();
    check_relations();
    check_identifiers();
    check_places();
    check_redirect_reasons();
    reporters_.finish();
  }

 private:
  void check_entities() {
    std::unordered_map<std::string_view, std::uint64_t> lines;
    for (std::size_t i = 0; i < gazetteer_.entities.size(); ++i) {
      const std::string& id = gazetteer_.entities[i].id;
      const auto [first, is_new] = lines.emplace(id, gazetteer_.entity_lines[i]);
      if (!is_new) {
        reporters_.report(kEntitiesFile, "E101-duplicate-id", gazetteer_.entity_lines[i], id,
                          "the ID " + in_quotes(id) + " is already used in line " + std::to_string(first->second),
                          "give a homonym another ID (" + id + "-2), or delete one of the rows");
      }
    }
  }

  void check_names() {
    FirstLines names, labels;
    names.reserve(gazetteer_.names.size());
    for (std::size_t i = 0; i < gazetteer_.names.size(); ++i) {
      const Name& name = gazetteer_.names[i];
      const std::uint64_t line = gazetteer_.name_lines[i];
      const auto [first, is_new] = names.emplace(Key{name.id, name.lang, name.text}, line);
      if (!is_new) {
        reporters_.report(kNamesFile, "W212-name-twice", line, name.id,
                          "the name " + in_quotes(name.text) + " of " + in_quotes(name.id) + " in " + name.lang +
                              " is already in line " + std::to_string(first->second),
                          "delete one of the rows");
      }
      if (name.kind != NameKind::kLabel) {
        continue;
      }
      const auto [label, is_first] = labels.emplace(Key{name.id, name.lang, {}}, line);
      if (!is_first) {
        reporters_.report(
            kNamesFile, "E213-second-label", line, name.id,
            in_quotes(name.id) + " has a label in " + name.lang + " already in line " + std::to_string(label->second),
            "keep the usual name as label and make the other an alias");
      }
    }
    english_labels_.reserve(gazetteer_.entities.size());
    for (const auto& [key, line] : labels) {
      if (key.second == "en") {
        english_labels_.insert(key.first);
      }
    }
  }

  void check_entities_without_names() {
    std::unordered_set<std::string_view> named;
    for (const Name& name : gazetteer_.names) {
      named.insert(name.id);
    }
    for (std::size_t i = 0; i < gazetteer_.entities.size(); ++i) {
      const std::string& id = gazetteer_.entities[i].id;
      const std::uint64_t line = gazetteer_.entity_lines[i];
      if (!named.contains(id)) {
        reporters_.report(kEntitiesFile, "E111-no-name", line, id, in_quotes(id) + " has no name",
                          "give it at least one row in names.tsv");
      } else if (!english_labels_.contains(id)) {
        reporters_.report(kEntitiesFile, "W112-no-english-label", line, id, in_quotes(id) + " has no label in en",
                          "add one to names.tsv, so that every reader of the output knows what is meant");
      }
    }
  }

  void check_relations() {
    std::unordered_map<Key, std::vector<std::size_t>, KeyHash> rows;
    for (std::size_t i = 0; i < gazetteer_.relations.size(); ++i) {
      const Relation& relation = gazetteer_.relations[i];
      std::vector<std::size_t>& same = rows[Key{relation.subject, relation.relation, relation.object}];
      const auto twin = std::find_if(same.begin(), same.end(), [&](std::size_t other) {
        return gazetteer_.relations[other].from == relation.from && gazetteer_.relations[other].to == relation.to;
      });
      if (twin != same.end()) {
        reporters_.report(kRelationsFile, "W304-relation-twice", gazetteer_.relation_lines[i], relation.subject,
                          "the relation is already in line " + std::to_string(gazetteer_.relation_lines[*twin]),
                          "delete one of the rows");
      }
      same.push_back(i);
    }
  }

  void check_identifiers() {
    std::unordered_map<Key, std::size_t, KeyHash> rows;
    for (std::size_t i = 0; i < gazetteer_.identifiers.size(); ++i) {
      const Identifier& identifier = gazetteer_.identifiers[i];
      const auto [first, is_new] = rows.emplace(Key{identifier.scheme, identifier.value, {}}, i);
      if (!is_new) {
        reporters_.report(kIdentifiersFile, "W503-identifier-twice", gazetteer_.identifier_lines[i], identifier.id,
                          identifier.scheme + " " + in_quotes(identifier.value) + " is already that of " +
                              in_quotes(gazetteer_.identifiers[first->second].id) + " in line " +
                              std::to_string(gazetteer_.identifier_lines[first->second]),
                          "delete the wrong row, or merge the entities if they are one");
      }
    }
  }

  void check_places() {
    std::unordered_map<std::string_view, std::uint64_t> lines;
    for (std::size_t i = 0; i < gazetteer_.places.size(); ++i) {
      const std::string& id = gazetteer_.places[i].id;
      const auto [first, is_new] = lines.emplace(id, gazetteer_.place_lines[i]);
      if (!is_new) {
        reporters_.report(kPlacesFile, "W506-place-twice", gazetteer_.place_lines[i], id,
                          in_quotes(id) + " already has a place in line " + std::to_string(first->second),
                          "delete one of the rows");
      }
    }
  }

  void check_redirect_reasons() {
    for (std::size_t i = 0; i < gazetteer_.redirects.size(); ++i) {
      const Redirect& redirect = gazetteer_.redirects[i];
      if (redirect.reason.empty()) {
        reporters_.report(kRedirectsFile, "W405-no-reason", gazetteer_.redirect_lines[i], redirect.old_id,
                          "nothing says why " + in_quotes(redirect.old_id) + " is no longer used",
                          "write a reason: merged, split, not notable …");
      }
    }
  }

  const Gazetteer& gazetteer_;
  TableReporters reporters_;
  std::unordered_set<std::string_view> english_labels_;
};

}  // namespace

std::string table_path(const Gazetteer& gazetteer, std::string_view table) {
  return (gazetteer.folder / table).string();
}

void TableReporters::report(std::string_view table, std::string_view rule, std::uint64_t line, std::string_view id,
                            std::string message, std::string remedy) {
  if (!rule.starts_with('E') && is_allowed(rule, id)) {
    return;
  }
  const auto [reporter, is_new] = reporters_.try_emplace(table, table_path(gazetteer_, table), diagnostics_);
  reporter->second.report(rule, line, std::move(message), std::move(remedy));
}

void TableReporters::finish() {
  for (auto& [table, reporter] : reporters_) {
    reporter.finish();
  }
}

bool TableReporters::is_allowed(std::string_view rule, std::string_view id) const {
  return std::any_of(gazetteer_.lint_allowances.begin(), gazetteer_.lint_allowances.end(),
                     [&](const LintAllowance& allowance) {
                       return (allowance.rule == rule || allowance.rule == rule.substr(0, 4)) &&
                              (allowance.id == "*" || allowance.id == id);
                     });
}

void check_gazetteer(const Gazetteer& gazetteer, Diagnostics& diagnostics) { Checker(gazetteer, diagnostics).run(); }

}  // namespace wasla::gazetteer
