#include "wasla/gazetteer/near_ids.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace wasla::gazetteer {
namespace {

constexpr std::size_t kMost = 3;

// Letters added, left out or changed (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    row[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<std::string> near_ids(const GazetteerSet& set, std::string_view id) {
  const std::size_t limit = id.size() < 5 ? 1 : id.size() < 16 ? 2 : 3;
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const Gazetteer& gazetteer : set.gazetteers) {
    for (const Entity& entity : gazetteer.entities) {
      const std::size_t longer = std::max(entity.id.size(), id.size());
      if (longer - std::min(entity.id.size(), id.size()) > limit) {
        continue;
      }
      if (const std::size_t letters = distance(entity.id, id); letters <= limit) {
        found.emplace_back(letters, entity.id);
      }
    }
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> result;
  for (std::size_t i = 0; i < std::min(found.size(), kMost); ++i) {
    result.push_back(found[i].second);
  }
  return result;
}

}  // namespace wasla::gazetteer
