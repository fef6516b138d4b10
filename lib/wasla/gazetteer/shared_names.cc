#include "wasla/gazetteer/shared_names.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "wasla/text/normalizer.h"

namespace wasla {

std::vector<SharedName> shared_names(const GazetteerSet& set) {
  std::unordered_map<std::string, std::vector<RowPlace>> by_form;
  for (std::uint32_t g = 0; g < set.gazetteers.size(); ++g) {
    for (std::uint32_t r = 0; r < set.gazetteers[g].names.size(); ++r) {
      const Name& name = set.gazetteers[g].names[r];
      const std::string form = text::match_form(name.text, text::folding_profile(name.lang));
      if (!form.empty()) {
        by_form[name.lang + "\t" + form].push_back({g, r});
      }
    }
  }
  std::vector<SharedName> result;
  for (auto& [form, rows] : by_form) {
    const auto name = [&](const RowPlace& place) -> const Name& {
      return set.gazetteers[place.gazetteer].names[place.row];
    };
    std::set<std::string_view> ids, unmarked;
    for (const RowPlace& place : rows) {
      ids.insert(name(place).id);
      if ((name(place).use & (kUseContext | kUseNever)) == 0) {
        unmarked.insert(name(place).id);
      }
    }
    if (ids.size() > 1) {
      std::stable_sort(rows.begin(), rows.end(),
                       [&](const RowPlace& a, const RowPlace& b) { return name(a).id < name(b).id; });
      const Name& first = name(rows.front());
      result.push_back({first.lang, first.text, std::move(rows), ids.size(), unmarked.size()});
    }
  }
  std::sort(result.begin(), result.end(), [](const SharedName& a, const SharedName& b) {
    return std::tie(b.entities, a.lang, a.text) < std::tie(a.entities, b.lang, b.text);
  });
  return result;
}

}  // namespace wasla
