// The list of Specially Designated Nationals of OFAC (US Treasury): the set of CSV files, or XML.
//
//   ImportReading reading;
//   ImportedRecords list = read_ofac({"sdn.csv", "alt.csv"}, reading);      // or {"sdn_advanced.xml"}
//
// What each file is, is told by what is in it: sdn.csv (12 columns), alt.csv (5), add.csv (6: addresses, not needed),
// sdn_comments.csv (2: not needed), sdn.xml, sdn_advanced.xml (which has names in Arabic letters too). Parties are
// known by `ofac`, their number in the list. Names come with the given name first and in small letters
// (listed_party.h).
#pragma once

#include <filesystem>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/import/import_reading.h"
#include "wasla/gazetteer/import/imported_entity.h"

namespace wasla {

inline constexpr std::string_view kOfacScheme = "ofac";

// Throws Error(kInput) where a file cannot be read or is none of those.
WASLA_EXPORT ImportedRecords read_ofac(const std::vector<std::filesystem::path>& files, ImportReading& reading);

// One XML file of either kind; for read_ofac().
std::vector<ImportedEntity> read_ofac_xml(const std::filesystem::path& file, ImportReading& reading);

}  // namespace wasla
