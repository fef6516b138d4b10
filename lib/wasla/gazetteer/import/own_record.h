// Our own record of an entity in JSON, all its rows: what `wasla gazetteer export jsonl` writes, a line each, and what
// the FtM export puts beside the properties of FollowTheMoney.
#pragma once

#include <simdjson.h>

#include <filesystem>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/import/import_reading.h"
#include "wasla/gazetteer/import/imported_entity.h"

namespace wasla {

// Throws Error(kInput).
WASLA_EXPORT ImportedRecords read_own_jsonl(const std::vector<std::filesystem::path>& files, ImportReading& reading);

namespace gazetteer {

// What is wrong in it is counted as skipped.
ImportedEntity own_entity(const simdjson::dom::object& object, ImportReading& reading);

}  // namespace gazetteer
}  // namespace wasla
