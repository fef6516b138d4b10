// FollowTheMoney, as OpenSanctions publishes it: entities.ftm.json (one entity a line; also targets.nested.json) and
// statements.csv, which has a language and a data set for every name and is better where it is offered.
//
// Entities are known by `opensanctions` (their ID and those that it replaced) and by Wikidata item. Schemata without
// names to be found in texts (addresses, passports, sanctions …) are skipped and counted. What becomes of properties
// and relations: docs/formats/imports.md.
#pragma once

#include <filesystem>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/import/import_reading.h"
#include "wasla/gazetteer/import/imported_entity.h"

namespace wasla {

inline constexpr std::string_view kFtmScheme = "opensanctions";

// Throws Error(kInput) where a file cannot be read.
WASLA_EXPORT ImportedRecords read_ftm(const std::vector<std::filesystem::path>& files, ImportReading& reading);

}  // namespace wasla
