// TableEdits: which rows of the tables differ between two states of the gazetteers.
//
// Only tables that linking depends on: entities, names, relations, redirects. A plain value.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla::maintenance {

struct TableEdit {
  enum Kind : std::uint8_t { kAdded, kRemoved, kChanged };
  Kind kind = kAdded;
  std::string table;       // "iraq-people/names.tsv"
  std::uint64_t line = 0;  // in the later state; of a removed row in the earlier one
  std::string id;          // the entity; of a relation its subject
  std::string other;       // the relation's object, the redirect's target
  std::string lang, name;  // of a row of names.tsv
  std::string what;        // in words, without the name: "ckb alias, use: \"\" -> \"context\""
};

// By table, then by ID, language and name.
WASLA_EXPORT std::vector<TableEdit> compare_tables(const GazetteerSet& from, const GazetteerSet& to);

// "iraq-people/names.tsv:12: added dolan-club ckb alias: <name>"; the name, which may run right to left, comes last.
WASLA_EXPORT std::string to_string(const TableEdit& edit);

}  // namespace wasla::maintenance
