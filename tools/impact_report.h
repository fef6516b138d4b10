// What `wasla gazetteer impact` prints.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wasla/maintenance/gate.h"
#include "wasla/maintenance/impact.h"

namespace wasla::tools {

struct GateResult {
  std::optional<maintenance::GoldChange> gold;
  std::size_t listed = 0;          // links that must stay
  std::vector<std::string> lost;   // of those, one a line
  std::vector<std::string> notes;  // listed links that were not there before either
  bool fails() const { return !lost.empty() || (gold && gold->fails()); }
};

struct ImpactReport {
  const maintenance::ImpactSummary& summary;
  std::string everything;  // why all documents were linked; empty if only some had to be
  std::optional<GateResult> gate;
  bool short_form = false;  // counts alone
};

std::string impact_text(const ImpactReport& report);
std::string impact_json(const ImpactReport& report);

}  // namespace wasla::tools
