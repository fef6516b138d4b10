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

// What is wrong in it is counted as skipped. Redirects and judgements go to `records`.
ImportedEntity own_entity(const simdjson::dom::object& object, ImportReading& reading, ImportedRecords& records);
// {"redirect":{…}}; false where it is none.
bool own_redirect(const simdjson::dom::object& object, ImportedRecords& records);

}  // namespace gazetteer
}  // namespace wasla
