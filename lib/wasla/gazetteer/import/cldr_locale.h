// Files of CLDR: one locale, as its LDML file has it; and what the time zones are called in English.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/gazetteer/import/import_summary.h"

namespace wasla::gazetteer {

struct CldrTerritoryName {
  std::string text;
  std::string alt;  // "", "short" or "variant"
};

struct CldrLocale {
  std::map<std::string, std::vector<CldrTerritoryName>> territories;  // by code: "JO", "145"
  std::map<std::string, std::string> cities;                          // by time zone: "Asia/Amman"
};

// `file` is called after the locale, and must be about it. Throws Error(kInput).
CldrLocale read_cldr_locale(const std::filesystem::path& file, ImportSummary& summary);

// From bcp47/timezone.xml: "Adak (Alaska), United States" by "America/Adak". Throws Error(kInput).
std::map<std::string, std::string> read_cldr_zone_descriptions(const std::filesystem::path& file);

}  // namespace wasla::gazetteer
