#include "wasla/gazetteer/import/import_format.h"

#include <algorithm>
#include <string>

#include "wasla/gazetteer/import/ofac.h"
#include "wasla/gazetteer/import/un_list.h"

namespace wasla {
namespace {

constexpr ImportFormat kFormats[] = {
    {"ofac", "sdn.csv alt.csv, sdn_advanced.xml or sdn.xml", "ofac", "OFAC: Specially Designated Nationals",
     "LicenseRef-public-domain", "OFAC, US Department of the Treasury, https://ofac.treasury.gov", false, read_ofac},
    {"un", "consolidated.xml", "un", "United Nations: consolidated list of the Security Council", "LicenseRef-UN",
     "UN Security Council consolidated list, https://main.un.org/securitycouncil", false, read_un_list},
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
  target.as_it_is = format.is_ours;
  target.manifest.title = format.title;
  target.manifest.licence = format.licence;
  if (!format.origin.empty()) {
    target.manifest.sources = {std::string(format.origin)};
  }
  return target;
}

}  // namespace wasla
