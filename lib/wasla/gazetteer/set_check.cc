#include "wasla/gazetteer/set_check.h"

#include <deque>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "wasla/gazetteer/entity_directory.h"
#include "wasla/gazetteer/gazetteer_check.h"
#include "wasla/gazetteer/redirect_check.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla::gazetteer {
namespace {

class SetChecker {
 public:
  SetChecker(const GazetteerSet& set, const std::vector<std::string>& known_elsewhere, Diagnostics& diagnostics)
      : set_(set), directory_(set, known_elsewhere) {
    for (const Gazetteer& gazetteer : set.gazetteers) {
      reporters_.emplace_back(gazetteer, diagnostics);
      for (const Redirect& redirect : gazetteer.redirects) {
        targets_.emplace(redirect.old_id, redirect.target);
      }
    }
  }

  void run() {
    for (std::size_t i = 0; i < set_.gazetteers.size(); ++i) {
      const Gazetteer& gazetteer = set_.gazetteers[i];
      check_definitions(i);
      check_references(i, kNamesFile, gazetteer.names, gazetteer.name_lines, &Name::id, "E201-unknown-id");
      check_references(i, kIdentifiersFile, gazetteer.identifiers, gazetteer.identifier_lines, &Identifier::id,
                       "E201-unknown-id");
      check_references(i, kPlacesFile, gazetteer.places, gazetteer.place_lines, &Place::id, "E201-unknown-id");
      check_references(i, kRelationsFile, gazetteer.relations, gazetteer.relation_lines, &Relation::subject,
                       "E302-dangling-relation");
      check_references(i, kRelationsFile, gazetteer.relations, gazetteer.relation_lines, &Relation::object,
                       "E302-dangling-relation");
      check_relation_types(i);
      report_undeclared(i);
    }
    check_redirects(set_, directory_, reporters_);
    for (TableReporters& reporters : reporters_) {
      reporters.finish();
    }
  }

 private:
  std::string place_of(const EntityDirectory::Definition& definition) const {
    const Gazetteer& gazetteer = set_.gazetteers[definition.gazetteer];
    return table_path(gazetteer, kEntitiesFile) + ":" + std::to_string(gazetteer.entity_lines[definition.row]);
  }

  void check_definitions(std::size_t i) {
    const Gazetteer& gazetteer = set_.gazetteers[i];
    for (std::size_t row = 0; row < gazetteer.entities.size(); ++row) {
      const Entity& entity = gazetteer.entities[row];
      check_definition(i, row, entity);
      if (entity.wikidata.empty()) {
        continue;
      }
      const auto [first, is_new] = wikidata_.emplace(entity.wikidata, EntityDirectory::Definition{i, row});
      const EntityDirectory::Definition& other = first->second;
      // The same ID twice has its own rule.
      if (!is_new && set_.gazetteers[other.gazetteer].entities[other.row].id != entity.id) {
        reporters_[i].report(kEntitiesFile, "E109-wikidata-twice", gazetteer.entity_lines[row], entity.id,
                             entity.wikidata + " is already that of " +
                                 in_quotes(set_.gazetteers[other.gazetteer].entities[other.row].id) + " in " +
                                 place_of(other),
                             "empty the wrong one, or merge the entities if they are one");
      }
    }
  }

  void check_definition(std::size_t i, std::size_t row, const Entity& entity) {
    const std::uint64_t line = set_.gazetteers[i].entity_lines[row];
    const EntityDirectory::Definition& first = *directory_.find(entity.id);
    if (directory_.is_known_elsewhere(entity.id)) {
      reporters_[i].report(kEntitiesFile, "E104-redefined-id", line, entity.id,
                           in_quotes(entity.id) + " is already defined in the base index",
                           "delete this row; names and relations can be added without it");
    } else if (first.gazetteer != i && directory_.depends(i, first.gazetteer)) {
      reporters_[i].report(
          kEntitiesFile, "E104-redefined-id", line, entity.id,
          in_quotes(entity.id) + " is already defined in " + place_of(first) + ", on which this gazetteer depends",
          "delete this row; names and relations can be added without it");
    } else if (first.gazetteer != i) {
      reporters_[i].report(kEntitiesFile, "E103-id-clash", line, entity.id,
                           "the ID " + in_quotes(entity.id) + " is also used in " + place_of(first),
                           "if both are the same thing, add \"" + set_.gazetteers[first.gazetteer].name +
                               "\" to depends and delete this row; if not, give one another ID");
    }
  }

  // That rows[…].*id names an entity this gazetteer may refer to.
  template <typename Row>
  void check_references(std::size_t i, std::string_view table, const std::vector<Row>& rows,
                        const std::vector<std::uint64_t>& lines, std::string Row::*id, std::string_view rule) {
    std::string_view last;  // rows of one entity mostly stand together
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const std::string& wanted = rows[row].*id;
      if (wanted == last) {
        continue;
      }
      const EntityDirectory::Definition* definition = directory_.find(wanted);
      if (definition && (definition->gazetteer == i || directory_.depends(i, definition->gazetteer))) {
        last = wanted;
      } else if (directory_.is_known_elsewhere(wanted)) {
        last = wanted;
      } else if (definition) {
        Undeclared& undeclared = undeclared_[{table, definition->gazetteer}];
        if (undeclared.rows++ == 0) {
          undeclared.line = lines[row];
          undeclared.id = wanted;
        }
      } else if (is_valid_entity_id(wanted)) {  // a bad ID has been reported as such
        reporters_[i].report(table, rule, lines[row], wanted, "there is no entity " + in_quotes(wanted),
                             remedy_for(wanted));
      }
    }
  }

  std::string remedy_for(std::string_view id) const {
    const auto found = targets_.find(id);
    if (found == targets_.end()) {
      return "correct the ID, or add the entity to entities.tsv";
    }
    return found->second.empty() ? "the entity was removed: delete the row"
                                 : "the ID was redirected: use " + std::string(found->second);
  }

  void check_relation_types(std::size_t i) {
    const Gazetteer& gazetteer = set_.gazetteers[i];
    for (std::size_t row = 0; row < gazetteer.relations.size(); ++row) {
      const Relation& relation = gazetteer.relations[row];
      const EntityDirectory::Definition* subject = directory_.find(relation.subject);
      const EntityDirectory::Definition* object = directory_.find(relation.object);
      if (!subject || !object) {
        continue;
      }
      const EntityType from = set_.gazetteers[subject->gazetteer].entities[subject->row].type;
      const EntityType to = set_.gazetteers[object->gazetteer].entities[object->row].type;
      if (!relation_joins(relation.relation, from, to)) {
        reporters_[i].report(kRelationsFile, "W305-relation-types", gazetteer.relation_lines[row], relation.subject,
                             relation.relation + " leads from " + std::string(to_string(from)) + " " +
                                 in_quotes(relation.subject) + " to " + std::string(to_string(to)) + " " +
                                 in_quotes(relation.object),
                             "correct the relation or the ends, or exchange the ends");
      }
    }
  }

  // One problem for all rows that lack the same dependency: one line in the manifest mends them.
  void report_undeclared(std::size_t i) {
    for (const auto& [key, undeclared] : undeclared_) {
      const std::string& owner = set_.gazetteers[key.second].name;
      const std::string others =
          undeclared.rows > 1 ? " (and so in " + std::to_string(undeclared.rows - 1) + " more places)" : "";
      reporters_[i].report(key.first, "E202-undeclared-dependency", undeclared.line, undeclared.id,
                           in_quotes(undeclared.id) + " belongs to the gazetteer " + in_quotes(owner) +
                               ", on which this one does not depend" + others,
                           "add \"" + owner + "\" to depends in gazetteer.toml");
    }
    undeclared_.clear();
  }

  struct Undeclared {
    std::uint64_t line = 0;
    std::string_view id;
    std::size_t rows = 0;
  };

  const GazetteerSet& set_;
  EntityDirectory directory_;
  std::deque<TableReporters> reporters_;
  std::unordered_map<std::string_view, std::string_view> targets_;  // of redirects
  std::unordered_map<std::string_view, EntityDirectory::Definition> wikidata_;
  std::map<std::pair<std::string_view, std::size_t>, Undeclared> undeclared_;
};

}  // namespace

void check_set(const GazetteerSet& set, const std::vector<std::string>& known_elsewhere, Diagnostics& diagnostics) {
  SetChecker(set, known_elsewhere, diagnostics).run();
}

}  // namespace wasla::gazetteer
