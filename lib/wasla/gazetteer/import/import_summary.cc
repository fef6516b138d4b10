#include "wasla/gazetteer/import/import_summary.h"

#include <algorithm>

namespace wasla {
namespace {

constexpr std::size_t kExamples = 3;

// In one line, and not much of it.
std::string shortened(const std::string& example) {
  constexpr std::size_t kLongest = 90;
  std::string text = example.substr(0, kLongest);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
  while (text.size() < example.size() && !text.empty() && (example[text.size()] & 0xC0) == 0x80) {
    text.pop_back();  // to the beginning of a letter
  }
  return text.size() < example.size() ? text + "…" : text;
}

std::string group_line(std::string_view what, const ImportSummary::Group& group) {
  std::string line = std::string(what) + std::to_string(group.count) + ": " + group.reason;
  for (std::size_t i = 0; i < group.examples.size(); ++i) {
    line += (i == 0 ? " (" : ", ") + group.examples[i];
  }
  const bool more = group.count > group.examples.size() && !group.examples.empty();
  return line + (group.examples.empty() ? "" : more ? ", …)" : ")") + "\n";
}

}  // namespace

void ImportSummary::add(std::vector<Group>& groups, std::string_view reason, const std::string& example,
                        std::size_t count) {
  auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.reason == reason; });
  if (group == groups.end()) {
    group = groups.insert(groups.end(), Group{std::string(reason), 0, {}});
  }
  group->count += count;
  if (group->examples.size() < kExamples) {
    group->examples.push_back(shortened(example));
  }
}

std::string to_string(const ImportSummary& summary) {
  std::string text;
  if (summary.records > 0) {
    text = std::to_string(summary.records) + " records and " + std::to_string(summary.names_read) + " names read\n";
  }
  text += std::to_string(summary.names) + " names, " + std::to_string(summary.relations) + " relations; " +
          std::to_string(summary.joined_entities) + " entities of other gazetteers joined, " +
          std::to_string(summary.own_entities) + " of this one (" + std::to_string(summary.new_entities) + " new)\n";
  for (const ImportSummary::Group& group : summary.notes) {
    text += group_line("noted ", group);
  }
  for (const ImportSummary::Group& group : summary.skipped) {
    text += group_line("skipped ", group);
  }
  return text;
}

}  // namespace wasla
