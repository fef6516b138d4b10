// GeoNames: allCountries.txt or a country's file (19 columns), and alternateNamesV2.txt (10 columns).
//
// What each file is, is told by its columns; places are read first, then the names of those that were chosen
// (ImportChoices: countries, features, min_population). Places are known by `geonames`, countries by `iso3166-1` too.
// Which class a feature code becomes: docs/formats/imports.md.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/import/import_reading.h"
#include "wasla/gazetteer/import/imported_entity.h"

namespace wasla {

// Throws Error(kInput) where a file cannot be read or is none of both.
WASLA_EXPORT ImportedRecords read_geonames(const std::vector<std::filesystem::path>& files, ImportReading& reading);

// Our class for a feature, as ("P", "PPLC", 0); empty where it has none.
WASLA_EXPORT std::string_view geonames_class(std::string_view feature_class, std::string_view code,
                                             std::uint64_t population);

}  // namespace wasla
