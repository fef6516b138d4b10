// Entities renamed, split and removed (edit.h): what touches every table that speaks of them.
#include <algorithm>

#include "wasla/base/error.h"
#include "wasla/base/problem_reporter.h"
#include "wasla/gazetteer/edit.h"
#include "wasla/gazetteer/edit_rows.h"

namespace wasla::gazetteer {
namespace {

std::string or_value(const std::string& text, std::string_view fallback) {
  return text.empty() ? std::string(fallback) : text;
}

std::string sentence(const EditableTable& relations, std::size_t row) {
  std::string text;
  for (std::size_t column = 0; column < 3; ++column) {
    text += (column ? " " : "") + std::string(relations.field(row, column));
  }
  return text;
}

// Erases relations for which `matches`; false where there is none.
template <typename Matches>
bool erase_relations(EditSession& session, Matches matches) {
  bool found = false;
  for (std::size_t g = 0; g < session.set().gazetteers.size(); ++g) {
    EditableTable& relations = session.table(g, kRelationsFile);
    for (const std::size_t row : relations.rows()) {
      if (matches(relations, row)) {
        session.note("relation removed: " + sentence(relations, row));
        relations.erase(row);
        found = true;
      }
    }
  }
  return found;
}

}  // namespace

void rename_entity(EditSession& session, std::string_view given, std::string_view new_id, std::string_view reason) {
  const std::string old_id = session.follow(given);
  session.require_unused(new_id);
  const RowPlace place = entity_row(session, old_id);
  session.table(place.gazetteer, kEntitiesFile).set(place.row, 0, new_id);
  for (std::size_t g = 0; g < session.set().gazetteers.size(); ++g) {
    for (const IdColumn& id : kIdColumns) {
      EditableTable& table = session.table(g, id.file);
      for (const std::size_t row : table.rows_with(id.column, old_id)) {
        table.set(row, id.column, new_id);
      }
    }
  }
  session.table(place.gazetteer, kRedirectsFile).add({old_id, std::string(new_id), std::string(reason)});
  session.define(new_id, place.gazetteer);
}

void split_entity(EditSession& session, std::string_view given, const EntityFields& entity,
                  const std::vector<NameKey>& names) {
  const std::string id = session.follow(given);
  session.require_unused(entity.id);
  const RowPlace place = entity_row(session, id);
  EditableTable& entities = session.table(place.gazetteer, kEntitiesFile);
  entities.add({entity.id, or_value(entity.type, entities.field(place.row, 1)),
                // A class of the old type would not fit a new one.
                entity.type.empty() ? or_value(entity.entity_class, entities.field(place.row, 2)) : entity.entity_class,
                entity.wikidata, or_value(entity.prior, entities.field(place.row, 4)), entity.description});
  for (const NameKey& name : names) {
    bool found = false;
    for (std::size_t g = 0; g < session.set().gazetteers.size(); ++g) {
      EditableTable& table = session.table(g, kNamesFile);
      for (const std::size_t row : table.rows_with(0, id)) {
        if (table.field(row, kNameLang) == name.lang && table.field(row, kNameText) == name.text) {
          table.set(row, 0, entity.id);
          found = true;
        }
      }
    }
    if (!found) {
      throw Error(ErrorKind::kInput, id + " has no such name in " + name.lang + ": " + in_quotes(name.text),
                  "see its rows in names.tsv");
    }
  }
  session.define(entity.id, place.gazetteer);
  session.note("relations, identifiers and the place of " + id + " stay with it");
}

void remove_entity(EditSession& session, std::string_view given, std::string_view reason) {
  const std::string id = session.follow(given);
  const RowPlace place = entity_row(session, id);
  session.table(place.gazetteer, kEntitiesFile).erase(place.row);
  erase_relations(session, [&](const EditableTable& relations, std::size_t row) {
    return relations.field(row, 0) == id || relations.field(row, 2) == id;
  });
  for (std::size_t g = 0; g < session.set().gazetteers.size(); ++g) {
    for (const IdColumn& column : kIdColumns) {
      // What a person decided about the entity stays known, so that no program asks again.
      if (column.file != kJudgementsFile && column.file != kRelationsFile) {
        EditableTable& table = session.table(g, column.file);
        for (const std::size_t row : table.rows_with(column.column, id)) {
          table.erase(row);
        }
      }
    }
  }
  session.table(place.gazetteer, kRedirectsFile).add({id, "", std::string(reason)});
}

void remove_relation(EditSession& session, std::string_view given, std::string_view relation, std::string_view object) {
  const std::string id = session.follow(given);
  const std::string other = session.follow(object);
  if (!erase_relations(session, [&](const EditableTable& relations, std::size_t row) {
        return relations.field(row, 0) == id && relations.field(row, 1) == relation && relations.field(row, 2) == other;
      })) {
    throw Error(ErrorKind::kInput, "there is no relation " + id + " " + std::string(relation) + " " + other,
                "see relations.tsv");
  }
}

void remove_identifier(EditSession& session, std::string_view given, std::string_view scheme, std::string_view value) {
  const std::string id = session.follow(given);
  bool found = false;
  for (std::size_t g = 0; g < session.set().gazetteers.size(); ++g) {
    EditableTable& identifiers = session.table(g, kIdentifiersFile);
    if (const auto row = find_row(identifiers, {id, scheme, value})) {
      identifiers.erase(*row);
      found = true;
    }
  }
  if (!found) {
    throw Error(ErrorKind::kInput, id + " has no identifier " + std::string(scheme) + " " + in_quotes(value),
                "see identifiers.tsv");
  }
}

}  // namespace wasla::gazetteer
