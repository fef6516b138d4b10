// Wikidata: the JSON dump (one entity a line, in an array or not), Special:EntityData, and the answers of its SPARQL
// service as TSV or JSON.
//
// Entities are known by their item, and by what it says of other collections (GeoNames, ISO 3166-1). The type and class
// come from P31, of persons also from P106, by a table (wikidata_classes.h) that ImportChoices::classes goes before;
// entities of other types are skipped and counted. Names are in the languages chosen; `ku` is filed by its letters.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/import/import_reading.h"
#include "wasla/gazetteer/import/imported_entity.h"

namespace wasla {

// Throws Error(kInput) where a file cannot be read.
WASLA_EXPORT ImportedRecords read_wikidata(const std::vector<std::filesystem::path>& files, ImportReading& reading);

// Variables are told by name: `item`; `itemLabel`, `label`; `itemAltLabel`, `alias`, `name`, or any kind of name;
// `type`; `itemDescription`, `description`. Throws Error(kInput) also where there is no `item`.
WASLA_EXPORT ImportedRecords read_wikidata_sparql(const std::vector<std::filesystem::path>& files,
                                                  ImportReading& reading);

// The class for an entity of these types and occupations; empty where the table has none of them.
WASLA_EXPORT std::string wikidata_class(const std::vector<std::string>& types,
                                        const std::vector<std::string>& occupations, const ImportChoices& choices);

}  // namespace wasla
