#include "wasla/gazetteer/import/import_format.h"

#include <algorithm>
#include <string>

#include "wasla/gazetteer/import/ftm.h"
#include "wasla/gazetteer/import/geonames.h"
#include "wasla/gazetteer/import/ofac.h"
#include "wasla/gazetteer/import/own_record.h"
#include "wasla/gazetteer/import/skos.h"
#include "wasla/gazetteer/import/table_records.h"
#include "wasla/gazetteer/import/un_list.h"
#include "wasla/gazetteer/import/wikidata.h"

namespace wasla {
namespace {

constexpr const char* kWikidata = "Wikidata, https://www.wikidata.org";
constexpr const char* kUnknown = "LicenseRef-unknown";

constexpr ImportFormat kFormats[] = {
    {"csv", "table.csv (with --map)", "csv", "Names from a table", kUnknown, "", true, read_csv},
    {"ftm", "entities.ftm.json or statements.csv", "opensanctions", "OpenSanctions", "CC-BY-NC-4.0",
     "OpenSanctions, https://www.opensanctions.org", false, read_ftm},
    {"geonames", "allCountries.txt alternateNamesV2.txt", "geonames", "GeoNames", "CC-BY-4.0",
     "GeoNames, https://www.geonames.org, CC BY 4.0", false, read_geonames},
    {"jsonl", "export.jsonl (as `wasla gazetteer export jsonl` writes)", "", "Exported gazetteer", kUnknown, "", true,
     read_own_jsonl},
    {"ofac", "sdn.csv alt.csv, sdn_advanced.xml or sdn.xml", "ofac", "OFAC: Specially Designated Nationals",
     "LicenseRef-public-domain", "OFAC, US Department of the Treasury, https://ofac.treasury.gov", false, read_ofac},
    {"paranames", "paranames.tsv", "paranames", "ParaNames", "CC-BY-4.0",
     "ParaNames, https://github.com/bltlab/paranames", true, read_paranames},
    {"skos", "thesaurus.ttl or thesaurus.nt", "skos", "SKOS thesaurus", kUnknown, "", true, read_skos},
    {"spacy", "patterns.jsonl", "spacy", "Patterns of spaCy", kUnknown, "", true, read_spacy_patterns},
    {"tsv", "table.tsv (with --map)", "tsv", "Names from a table", kUnknown, "", true, read_tsv},
    {"un", "consolidated.xml", "un", "United Nations: consolidated list of the Security Council", "LicenseRef-UN",
     "UN Security Council consolidated list, https://main.un.org/securitycouncil", false, read_un_list},
    {"wikidata", "latest-all.json or Special:EntityData", "wikidata", "Wikidata", "CC0-1.0", kWikidata, true,
     read_wikidata},
    {"wikidata-sparql", "answer.tsv or answer.json", "wikidata", "Wikidata", "CC0-1.0", kWikidata, false,
     read_wikidata_sparql},
};

}  // namespace

std::span<const ImportFormat> import_formats() { return kFormats; }

const ImportFormat* find_import_format(std::string_view name) {
  const auto* found = std::find_if(std::begin(kFormats), std::end(kFormats),
                                   [&](const ImportFormat& format) { return format.name == name; });
  return found == std::end(kFormats) ? nullptr : found;
}

ImportTarget import_target(const ImportFormat& format, const std::filesystem::path& folder) {
  ImportTarget target;
  target.folder = folder;
  target.source = format.source;
  target.source_family = format.source;
  target.manifest.title = format.title;
  target.manifest.licence = format.licence;
  if (!format.origin.empty()) {
    target.manifest.sources = {std::string(format.origin)};
  }
  return target;
}

}  // namespace wasla
