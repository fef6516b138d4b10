// The consolidated list of the Security Council of the United Nations, in XML.
//
// Parties are known by `un`, their DATAID, and `un-reference`, as "QDi.006". Names in the original script are filed by
// their letters. An alias of low quality gets the use `context`.
#pragma once

#include <filesystem>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/import/import_reading.h"
#include "wasla/gazetteer/import/imported_entity.h"

namespace wasla {

// Throws Error(kInput) where a file cannot be read or is no such list.
WASLA_EXPORT ImportedRecords read_un_list(const std::vector<std::filesystem::path>& files, ImportReading& reading);

}  // namespace wasla
