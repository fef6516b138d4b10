#include "wasla/models/name_pairs.h"

#include <algorithm>
#include <map>

#include "wasla/base/read_file.h"
#include "wasla/base/tsv.h"
#include "wasla/text/spelling.h"

namespace wasla::models {

std::vector<NamePair> read_name_pairs(const std::filesystem::path& file, ProblemReporter& problems) {
  static constexpr TsvColumn kColumns[] = {{"query", kRequired},
                                           {"query_lang", kRequired},
                                           {"target", kRequired},
                                           {"target_lang", kRequired},
                                           {"id", kOptional},
                                           // Read by people only.
                                           {"kind", kOptional},
                                           {"type", kOptional},
                                           {"source", kOptional}};
  std::vector<NamePair> pairs;
  TsvReader table(read_file(file), kColumns, problems);
  while (table.next()) {
    if (table[0].empty() || table[2].empty()) {
      problems.report("E310-empty-name", table.line(), "a row has no query or no target", "fill it in or delete it");
      continue;
    }
    const std::string id(table[4]);
    pairs.push_back(
        {{id, std::string(table[1]), std::string(table[0])}, {id, std::string(table[3]), std::string(table[2])}});
  }
  return pairs;
}

std::vector<NamePair> pairs_of_names(std::span<const TaggedName> names, std::size_t most) {
  std::map<std::string_view, std::vector<const TaggedName*>> by_id;
  for (const TaggedName& name : names) {
    by_id[name.id].push_back(&name);
  }
  std::vector<NamePair> pairs;
  for (auto& [id, members] : by_id) {
    std::map<std::pair<text::FoldingProfile, text::FoldingProfile>, std::size_t> taken;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const auto first = text::spelling_profile(members[i]->text, members[i]->lang);
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        const auto second = text::spelling_profile(members[j]->text, members[j]->lang);
        if (members[i]->text == members[j]->text) {
          continue;
        }
        std::size_t& count = taken[std::minmax(first, second)];
        if (count < most) {
          ++count;
          pairs.push_back({*members[i], *members[j]});
        }
      }
    }
  }
  return pairs;
}

}  // namespace wasla::models
