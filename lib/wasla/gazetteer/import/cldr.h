// Names of countries, regions and cities from Unicode CLDR, in English, Arabic, Sorani and Kurmanji.
//
//   ImportSummary summary;
//   const CldrNames cldr = read_cldr("/usr/share/unicode/cldr/common", summary);
//
// Territories are known by `iso3166-1` (two letters) or `un-m49` (three digits), the places that time zones are called
// after by `tz`. What CLDR marks as a draft that nobody confirmed is passed over, and so are forms for menus that no
// text has ("Hong Kong SAR China (…)"), each counted in the summary. LDML: https://unicode.org/reports/tr35/
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/import/import_summary.h"
#include "wasla/gazetteer/import/imported_entity.h"

namespace wasla {

struct CldrNames {
  std::string version;                   // "41"; empty where the data does not say
  std::vector<ImportedEntity> entities;  // territories by code, then places of time zones by zone
};

// `common` is the folder with main/en.xml, main/ar.xml, main/ckb.xml and main/ku.xml (Kurmanji); main/root.xml,
// bcp47/timezone.xml and dtd/ldml.dtd are read where they are there. Throws Error(kInput).
WASLA_EXPORT CldrNames read_cldr(const std::filesystem::path& common, ImportSummary& summary);

}  // namespace wasla
