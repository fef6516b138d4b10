#include "wasla/gazetteer/dependencies.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "wasla/gazetteer/gazetteer_check.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla::gazetteer {
namespace {

using Places = std::unordered_map<std::string_view, std::size_t>;

void report(const Gazetteer& gazetteer, Severity severity, std::string rule, std::string message, std::string remedy,
            Diagnostics& diagnostics) {
  diagnostics.push_back(
      {severity, std::move(rule), table_path(gazetteer, kManifestFile), 0, std::move(message), std::move(remedy)});
}

// Place in `gazetteers` of each folder name; the first where several share one.
Places places_of(const std::vector<Gazetteer>& gazetteers) {
  Places places;
  for (std::size_t i = 0; i < gazetteers.size(); ++i) {
    places.emplace(gazetteers[i].name, i);
  }
  return places;
}

}  // namespace

void order_by_dependencies(GazetteerSet& set, bool elsewhere, Diagnostics& diagnostics) {
  std::vector<Gazetteer>& gazetteers = set.gazetteers;
  // The folders come sorted by path; which of them lies where must not decide whose row wins in a merge.
  std::stable_sort(gazetteers.begin(), gazetteers.end(),
                   [](const Gazetteer& a, const Gazetteer& b) { return a.name < b.name; });
  const Places places = places_of(gazetteers);
  std::vector<std::set<std::size_t>> waits_for(gazetteers.size());
  for (std::size_t i = 0; i < gazetteers.size(); ++i) {
    const Gazetteer& gazetteer = gazetteers[i];
    if (const Gazetteer& first = gazetteers[places.at(gazetteer.name)]; &first != &gazetteer) {
      report(gazetteer, Severity::kError, "E610-same-folder-name",
             "a gazetteer of the name " + in_quotes(gazetteer.name) + " is also in " + first.folder.string(),
             "rename one of the folders: other gazetteers refer to it by its name", diagnostics);
    }
    for (const std::string& name : gazetteer.manifest.depends) {
      const auto found = places.find(name);
      if (found != places.end()) {
        waits_for[i].insert(found->second);
      } else if (elsewhere) {
        report(gazetteer, Severity::kWarning, "W608-dependency-not-loaded",
               "it depends on " + in_quotes(name) + ", which is taken to be in the base index", "", diagnostics);
      } else {
        report(gazetteer, Severity::kError, "E607-missing-dependency",
               "it depends on " + in_quotes(name) + ", which is not among the gazetteers loaded",
               "name its folder too, or correct depends (it lists folder names)", diagnostics);
      }
    }
  }

  std::vector<std::size_t> order;
  std::vector<bool> placed(gazetteers.size(), false);
  const auto is_ready = [&](std::size_t i) {
    return !placed[i] &&
           std::all_of(waits_for[i].begin(), waits_for[i].end(), [&](std::size_t other) { return placed[other]; });
  };
  const auto place = [&](std::size_t i) {
    placed[i] = true;
    order.push_back(i);
  };
  while (order.size() < gazetteers.size()) {
    std::size_t next = 0;
    while (next < gazetteers.size() && !is_ready(next)) {
      ++next;
    }
    if (next < gazetteers.size()) {
      place(next);
      continue;
    }
    // All that are left wait for another of them. Walking back along what is waited for ends in a circle.
    std::vector<std::size_t> path;
    for (std::size_t i = static_cast<std::size_t>(std::find(placed.begin(), placed.end(), false) - placed.begin());
         std::find(path.begin(), path.end(), i) == path.end();
         i = *std::find_if(waits_for[i].begin(), waits_for[i].end(),
                           [&](std::size_t other) { return !placed[other]; })) {
      path.push_back(i);
    }
    const std::size_t last = path.back();
    const std::size_t start = *std::find_if(waits_for[last].begin(), waits_for[last].end(),
                                            [&](std::size_t other) { return !placed[other]; });
    const auto circle = std::find(path.begin(), path.end(), start);
    std::string names = gazetteers[start].name;
    for (auto it = circle + 1; it < path.end(); ++it) {
      names += " → " + gazetteers[*it].name;
    }
    report(gazetteers[start], Severity::kError, "E609-dependency-circle",
           "gazetteers depend on each other in a circle: " + names + " → " + gazetteers[start].name,
           "take one of them out of depends; relations may stand in the later of two gazetteers", diagnostics);
    place(start);  // reported; the others are ordered as if it waited for nothing
  }

  std::vector<Gazetteer> ordered;
  ordered.reserve(gazetteers.size());
  for (const std::size_t i : order) {
    ordered.push_back(std::move(gazetteers[i]));
  }
  gazetteers = std::move(ordered);
}

std::vector<std::vector<bool>> dependency_closure(const GazetteerSet& set) {
  const std::vector<Gazetteer>& gazetteers = set.gazetteers;
  const Places places = places_of(gazetteers);
  std::vector<std::vector<bool>> closure(gazetteers.size(), std::vector<bool>(gazetteers.size(), false));
  for (std::size_t i = 0; i < gazetteers.size(); ++i) {
    for (const std::string& name : gazetteers[i].manifest.depends) {
      const auto found = places.find(name);
      if (found == places.end()) {
        continue;
      }
      closure[i][found->second] = true;
      for (std::size_t j = 0; j < gazetteers.size(); ++j) {
        closure[i][j] = closure[i][j] || closure[found->second][j];
      }
    }
  }
  return closure;
}

}  // namespace wasla::gazetteer
