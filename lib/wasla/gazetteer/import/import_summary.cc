#include "wasla/gazetteer/import/import_summary.h"

#include <algorithm>

namespace wasla {
namespace {

constexpr std::size_t kExamples = 3;

std::string group_line(std::string_view what, const ImportSummary::Group& group) {
  std::string line = std::string(what) + std::to_string(group.count) + ": " + group.reason;
  for (std::size_t i = 0; i < group.examples.size(); ++i) {
    line += (i == 0 ? " (" : ", ") + group.examples[i];
  }
  const bool more = group.count > group.examples.size();
  return line + (group.examples.empty() ? "" : more ? ", …)" : ")") + "\n";
}

}  // namespace

void ImportSummary::add(std::vector<Group>& groups, std::string_view reason, const std::string& example) {
  auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.reason == reason; });
  if (group == groups.end()) {
    group = groups.insert(groups.end(), Group{std::string(reason), 0, {}});
  }
  ++group->count;
  if (group->examples.size() < kExamples) {
    group->examples.push_back(example);
  }
}

std::string to_string(const ImportSummary& summary) {
  std::string text = std::to_string(summary.names) + " names, " + std::to_string(summary.relations) + " relations; " +
                     std::to_string(summary.joined_entities) + " entities of other gazetteers joined, " +
                     std::to_string(summary.own_entities) + " of this one (" + std::to_string(summary.new_entities) +
                     " new)\n";
  for (const ImportSummary::Group& group : summary.notes) {
    text += group_line("noted ", group);
  }
  for (const ImportSummary::Group& group : summary.skipped) {
    text += group_line("skipped ", group);
  }
  return text;
}

}  // namespace wasla
