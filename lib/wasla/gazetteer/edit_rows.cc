#include "wasla/gazetteer/edit_rows.h"

#include "wasla/base/error.h"
#include "wasla/base/problem_reporter.h"

namespace wasla::gazetteer {
namespace {

std::vector<RowPlace> name_rows_of(EditSession& session, std::size_t gazetteer, std::string_view id,
                                   const NameKey& name) {
  std::vector<RowPlace> found;
  EditableTable& names = session.table(gazetteer, kNamesFile);
  for (const std::size_t row : names.rows_with(0, id)) {
    if (names.field(row, kNameLang) == name.lang && names.field(row, kNameText) == name.text) {
      found.push_back({gazetteer, row});
    }
  }
  return found;
}

}  // namespace

RowPlace entity_row(EditSession& session, std::string_view id) {
  const std::size_t gazetteer = session.owner(id);
  const std::vector<std::size_t> rows = session.table(gazetteer, kEntitiesFile).rows_with(0, id);
  if (rows.empty()) {
    throw Error(ErrorKind::kInput, "the row of " + in_quotes(id) + " cannot be read", "run wasla gazetteer check");
  }
  return {gazetteer, rows.front()};
}

std::optional<std::size_t> find_row(const EditableTable& table, const std::vector<std::string_view>& first_columns) {
  for (const std::size_t row : table.rows_with(0, first_columns[0])) {
    bool same = true;
    for (std::size_t column = 1; same && column < first_columns.size(); ++column) {
      same = table.field(row, column) == first_columns[column];
    }
    if (same) {
      return row;
    }
  }
  return std::nullopt;
}

std::string description_of(std::string_view id, const NameKey& name) {
  return "the name of " + std::string(id) + " in " + name.lang + ": " + name.text;
}

std::vector<RowPlace> name_rows(EditSession& session, std::string_view id, const NameKey& name) {
  const std::size_t first = session.place_for(id);
  std::vector<RowPlace> found = name_rows_of(session, first, id, name);
  const bool here = !found.empty();
  for (std::size_t g = 0; g < session.set().gazetteers.size(); ++g) {
    if (g == first) {
      continue;
    }
    const std::vector<RowPlace> others = name_rows_of(session, g, id, name);
    if (here && !others.empty()) {
      session.note("left alone in " + session.set().gazetteers[g].name + ": " + description_of(id, name));
    } else {
      found.insert(found.end(), others.begin(), others.end());
    }
  }
  if (found.empty()) {
    throw Error(ErrorKind::kInput, std::string(id) + " has no such name in " + name.lang + ": " + in_quotes(name.text),
                "see its rows in names.tsv");
  }
  return found;
}

}  // namespace wasla::gazetteer
