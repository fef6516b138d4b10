// Rows added to the tables, and fields changed (edit.h).
#include "wasla/gazetteer/edit.h"

#include <algorithm>
#include <iterator>

#include "wasla/base/error.h"
#include "wasla/base/problem_reporter.h"
#include "wasla/gazetteer/edit_rows.h"

namespace wasla::gazetteer {
namespace {

// Adds the row unless one with the same first `key` columns is there, which is an error.
void add_row(EditSession& session, std::size_t gazetteer, std::string_view file, const std::vector<std::string>& values,
             std::size_t key, const std::string& what) {
  EditableTable& table = session.table(gazetteer, file);
  if (const auto row = find_row(table, {values.begin(), values.begin() + static_cast<std::ptrdiff_t>(key)})) {
    throw Error(ErrorKind::kInput, table.path().string(), table.line(*row), "the row is there already: " + what,
                "change it with wasla gazetteer set");
  }
  table.add(values);
}

std::size_t column_of(std::string_view field, std::span<const TsvColumn> columns,
                      std::initializer_list<std::string_view> allowed, std::string_view of) {
  std::string list;
  for (const std::string_view one : allowed) {
    if (one == field) {
      const auto column =
          std::find_if(columns.begin(), columns.end(), [&](const TsvColumn& c) { return c.name == field; });
      return static_cast<std::size_t>(column - columns.begin());
    }
    list += (list.empty() ? "" : ", ") + std::string(one);
  }
  throw Error(ErrorKind::kUsage, in_quotes(field) + " is no field of " + std::string(of) + " that can be set",
              "it is one of " + list);
}

}  // namespace

void add_entity(EditSession& session, const EntityFields& entity) {
  session.require_unused(entity.id);
  const std::size_t gazetteer = session.place_for_new();
  session.table(gazetteer, kEntitiesFile)
      .add({entity.id, entity.type, entity.entity_class, entity.wikidata, entity.prior, entity.description});
  session.define(entity.id, gazetteer);
}

void add_name(EditSession& session, std::string_view given, const NameFields& name) {
  const std::string id = session.follow(given);
  const std::size_t gazetteer = session.place_for(id);
  EditableTable& names = session.table(gazetteer, kNamesFile);
  for (const std::size_t row : names.rows_with(0, id)) {
    if (names.field(row, kNameLang) == name.lang && names.field(row, kNameText) == name.text) {
      throw Error(ErrorKind::kInput, names.path().string(), names.line(row),
                  id + " has this name in " + name.lang + " already: " + in_quotes(name.text),
                  "change it with wasla gazetteer set");
    }
  }
  names.add({id, name.lang, name.kind, name.use, name.from, name.to, name.source, name.text});
}

void add_relation(EditSession& session, std::string_view given, const RelationFields& relation) {
  const std::string id = session.follow(given);
  const std::string object = session.follow(relation.object);
  add_row(session, session.place_for(id), kRelationsFile,
          {id, relation.relation, object, relation.from, relation.to, relation.source}, 5,
          id + " " + relation.relation + " " + object);
}

void add_identifier(EditSession& session, std::string_view given, std::string_view scheme, std::string_view value) {
  const std::string id = session.follow(given);
  add_row(session, session.place_for(id), kIdentifiersFile, {id, std::string(scheme), std::string(value)}, 3,
          id + " " + std::string(scheme) + " " + std::string(value));
}

void add_place(EditSession& session, std::string_view given, std::string_view latitude, std::string_view longitude) {
  const std::string id = session.follow(given);
  add_row(session, session.place_for(id), kPlacesFile, {id, std::string(latitude), std::string(longitude)}, 1,
          "the place of " + id);
}

void set_field(EditSession& session, std::string_view given, std::string_view field, std::string_view value) {
  const std::string id = session.follow(given);
  const std::size_t column =
      column_of(field, kEntityColumns, {"type", "class", "wikidata", "prior", "description"}, "an entity");
  const RowPlace place = entity_row(session, id);
  session.table(place.gazetteer, kEntitiesFile).set(place.row, column, value);
}

void set_name_field(EditSession& session, std::string_view given, const NameKey& name, std::string_view field,
                    std::string_view value) {
  const std::string id = session.follow(given);
  const std::size_t column = column_of(field, kNameColumns, {"lang", "kind", "use", "from", "to", "source"}, "a name");
  for (const RowPlace& place : name_rows(session, id, name)) {
    session.table(place.gazetteer, kNamesFile).set(place.row, column, value);
  }
}

void rename_name(EditSession& session, std::string_view given, const NameKey& name, std::string_view text) {
  const std::string id = session.follow(given);
  for (const RowPlace& place : name_rows(session, id, name)) {
    EditableTable& names = session.table(place.gazetteer, kNamesFile);
    for (const std::size_t row : names.rows_with(0, id)) {
      if (row != place.row && names.field(row, kNameLang) == name.lang && names.field(row, kNameText) == text) {
        throw Error(ErrorKind::kInput, names.path().string(), names.line(row),
                    id + " has this name in " + name.lang + " already: " + in_quotes(text),
                    "remove one of the two names");
      }
    }
    names.set(place.row, kNameText, text);
  }
}

void remove_name(EditSession& session, std::string_view given, const NameKey& name) {
  const std::string id = session.follow(given);
  for (const RowPlace& place : name_rows(session, id, name)) {
    session.table(place.gazetteer, kNamesFile).erase(place.row);
  }
}

}  // namespace wasla::gazetteer
