#include "wasla/gazetteer/entity_page.h"

#include <algorithm>
#include <cstdio>
#include <tuple>

#include "wasla/gazetteer/gazetteer_check.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla {
namespace {

struct Words {
  std::string_view relation, forward, backward;
};
constexpr Words kWords[] = {
    {"part-of", "part of", "its part"},
    {"located-in", "located in", "located here"},
    {"capital-of", "capital of", "its capital"},
    {"member-of", "member of", "its member"},
    {"leader-of", "leader of", "its leader"},
    {"founder-of", "founder of", "its founder"},
    {"holds-office", "holds an office of", "holds an office of it"},
    {"spouse-of", "spouse of", "spouse of"},
    {"parent-of", "parent of", "child of"},
    {"sibling-of", "sibling of", "sibling of"},
    {"allied-with", "allied with", "allied with"},
    {"opposed-to", "opposed to", "opposed to"},
    {"successor-of", "successor of", "succeeded by"},
    {"wing-of", "wing of", "its wing"},
    {"citizen-of", "citizen of", "its citizen"},
    {"works-for", "works for", "works for it"},
};

class Page {
 public:
  Page(const SetIndex& index, std::string_view id, bool with_lines)
      : index_(index), id_(id), rows_(*index.rows(id)), with_lines_(with_lines) {}

  std::string text() {
    add_head();
    add_names(true);
    add_names(false);
    add_relations();
    add_the_rest();
    return std::move(text_);
  }

 private:
  std::string place(const RowPlace& row, std::string_view table, const std::vector<std::uint64_t>& lines) const {
    if (!with_lines_) {
      return {};
    }
    return gazetteer::table_path(index_.gazetteer(row), table) + ":" + std::to_string(lines[row.row]) + ": ";
  }

  void add_head() {
    const Entity* entity = index_.entity(id_);
    if (!entity) {
      text_ += std::string(id_) + "  (not defined here)\n";
      return;
    }
    const Gazetteer& owner = index_.gazetteer(*rows_.definition);
    text_ += place(*rows_.definition, gazetteer::kEntitiesFile, owner.entity_lines) + std::string(id_) + "  " +
             std::string(to_string(entity->type)) + " " + std::string(class_name(entity->entity_class)) + ", prior " +
             std::to_string(entity->prior) + (entity->wikidata.empty() ? "" : ", Wikidata " + entity->wikidata) +
             ", in " + owner.name + "\n";
    if (!entity->description.empty()) {
      text_ += "  " + entity->description + "\n";
    }
  }

  void add_names(bool labels) {
    std::vector<RowPlace> places;
    for (const RowPlace& row : rows_.names) {
      if ((index_.name(row).kind == NameKind::kLabel) == labels) {
        places.push_back(row);
      }
    }
    std::stable_sort(places.begin(), places.end(), [&](const RowPlace& a, const RowPlace& b) {
      const Name& one = index_.name(a);
      const Name& other = index_.name(b);
      return std::tie(one.lang, one.kind) < std::tie(other.lang, other.kind);
    });
    text_ += places.empty() ? "" : labels ? "Labels\n" : "Other names\n";
    for (const RowPlace& row : places) {
      const Name& name = index_.name(row);
      std::string marks = to_string(name.use);
      const std::string years = years_in_words(name.from, name.to);
      text_ +=
          "  " + place(row, gazetteer::kNamesFile, index_.gazetteer(row).name_lines) + name.lang +
          (labels ? "" : " " + std::string(to_string(name.kind))) + years + (marks.empty() ? "" : " [" + marks + "]") +
          (name.source.empty() || name.source == "curated" ? "" : " from " + name.source) + ": " + name.text + "\n";
    }
  }

  void add_relations() {
    text_ += rows_.subject_of.empty() && rows_.object_of.empty() ? "" : "Relations\n";
    for (const bool forward : {true, false}) {
      for (const RowPlace& row : forward ? rows_.subject_of : rows_.object_of) {
        const Relation& relation = index_.relation(row);
        const std::string& other = forward ? relation.object : relation.subject;
        const RelationWords words = relation_words(relation.relation);
        text_ += "  " + place(row, gazetteer::kRelationsFile, index_.gazetteer(row).relation_lines) +
                 std::string(forward ? words.forward : words.backward) + years_in_words(relation.from, relation.to) +
                 ": " + other + ", " + std::string(index_.label(other)) + "\n";
      }
    }
  }

  void add_the_rest() {
    for (const RowPlace& row : rows_.identifiers) {
      const Gazetteer& one = index_.gazetteer(row);
      text_ += "Identifier\n  " + place(row, gazetteer::kIdentifiersFile, one.identifier_lines) +
               one.identifiers[row.row].scheme + ": " + one.identifiers[row.row].value + "\n";
    }
    for (const RowPlace& row : rows_.places) {
      const Gazetteer& one = index_.gazetteer(row);
      char degrees[80];
      std::snprintf(degrees, sizeof degrees, "%.5f, %.5f", one.places[row.row].latitude, one.places[row.row].longitude);
      text_ += "Place\n  " + place(row, gazetteer::kPlacesFile, one.place_lines) + degrees + "\n";
    }
    for (const RowPlace& row : rows_.redirects_here) {
      const Gazetteer& one = index_.gazetteer(row);
      text_ += "Was called\n  " + place(row, gazetteer::kRedirectsFile, one.redirect_lines) +
               one.redirects[row.row].old_id +
               (one.redirects[row.row].reason.empty() ? "" : ": " + one.redirects[row.row].reason) + "\n";
    }
  }

  const SetIndex& index_;
  std::string_view id_;
  const SetIndex::EntityRows& rows_;
  bool with_lines_;
  std::string text_;
};

}  // namespace

std::string entity_page(const SetIndex& index, std::string_view id, bool with_lines) {
  return Page(index, id, with_lines).text();
}

std::string entity_line(const SetIndex& index, std::string_view id) {
  const Entity* entity = index.entity(id);
  std::string line(id);
  if (entity) {
    line += "  " + std::string(to_string(entity->type)) + " " + std::string(class_name(entity->entity_class)) +
            (entity->description.empty() ? "" : "  " + entity->description);
  }
  return line + ": " + std::string(index.label(id));
}

RelationWords relation_words(std::string_view relation) {
  const auto* const found = std::find_if(std::begin(kWords), std::end(kWords),
                                         [&](const Words& words) { return words.relation == relation; });
  return found == std::end(kWords) ? RelationWords{relation, relation} : RelationWords{found->forward, found->backward};
}

std::string years_in_words(std::optional<std::int16_t> from, std::optional<std::int16_t> to) {
  if (!from && !to) {
    return {};
  }
  if (!to) {
    return " (since " + std::to_string(*from) + ")";
  }
  return from ? " (" + std::to_string(*from) + "-" + std::to_string(*to) + ")" : " (until " + std::to_string(*to) + ")";
}

}  // namespace wasla
