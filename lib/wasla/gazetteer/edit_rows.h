// Rows of an EditSession that speak of an entity, for the edits (edit.h).
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "wasla/gazetteer/edit.h"
#include "wasla/gazetteer/edit_session.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla::gazetteer {

// Where the ID of an entity stands, but for entities.tsv, and redirects.tsv, whose IDs are old ones.
struct IdColumn {
  std::string_view file;
  std::size_t column;
};
inline constexpr std::array<IdColumn, 8> kIdColumns = {{{kNamesFile, 0},
                                                        {kIdentifiersFile, 0},
                                                        {kPlacesFile, 0},
                                                        {kRelationsFile, 0},
                                                        {kRelationsFile, 2},
                                                        {kJudgementsFile, 0},
                                                        {kJudgementsFile, 2},
                                                        {kLintAllowFile, 1}}};

// Columns of the tables, as table_columns.h numbers them.
inline constexpr std::size_t kNameLang = 1, kNameKindColumn = 2, kNameUseColumn = 3, kNameText = 7;

struct RowPlace {
  std::size_t gazetteer;
  std::size_t row;
};

// The row of entities.tsv of an entity that follow() gave.
RowPlace entity_row(EditSession& session, std::string_view id);

// The row with just these values in the first columns; none where there is no such row.
std::optional<std::size_t> find_row(const EditableTable& table, const std::vector<std::string_view>& first_columns);

// Rows of the name: in the gazetteer where rows about `id` go (EditSession::place_for); if it has none, in the others.
// Throws Error(kInput) where there is none at all. A note tells of rows that are left out.
std::vector<RowPlace> name_rows(EditSession& session, std::string_view id, const NameKey& name);

// "the name of erbil in ar: …", the name last, for whatever way it is written.
std::string description_of(std::string_view id, const NameKey& name);

}  // namespace wasla::gazetteer
