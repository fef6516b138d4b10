// Names that are the same when folded: of one entity, or of several (rules.h).
#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "wasla/base/hash.h"
#include "wasla/gazetteer/lint/rules.h"
#include "wasla/text/normalizer.h"

namespace wasla::gazetteer {
namespace {

constexpr std::size_t kCrowd = 25;  // entities of one name, from which on it says little
constexpr int kClearly = 3;         // priors that differ by so much tell homonyms apart

struct Row {
  std::uint64_t hash = 0;  // of language and match form
  std::uint32_t gazetteer = 0, row = 0;
  bool operator<(const Row& other) const {
    return std::tie(hash, gazetteer, row) < std::tie(other.hash, other.gazetteer, other.row);
  }
};

class HomonymLinter {
 public:
  HomonymLinter(const GazetteerSet& set, const EntityDirectory& directory, std::deque<LintReporter>& reporters)
      : set_(set), directory_(directory), reporters_(reporters) {}

  void run() {
    file_rows();
    for (std::size_t begin = 0; begin < rows_.size();) {
      std::size_t end = begin + 1;
      while (end < rows_.size() && rows_[end].hash == rows_[begin].hash) {
        ++end;
      }
      if (end - begin > 1) {
        group_.assign(rows_.begin() + static_cast<std::ptrdiff_t>(begin),
                      rows_.begin() + static_cast<std::ptrdiff_t>(end));
        check_own_names();
        check_group();
      }
      begin = end;
    }
  }

 private:
  const Name& name(const Row& row) const { return set_.gazetteers[row.gazetteer].names[row.row]; }
  const Entity* entity(const Row& row) const {
    const auto* definition = directory_.find(name(row).id);
    return definition ? &set_.gazetteers[definition->gazetteer].entities[definition->row] : nullptr;
  }
  std::string place_of(const Row& row) const {
    const Gazetteer& gazetteer = set_.gazetteers[row.gazetteer];
    return gazetteer.name + "/names.tsv:" + std::to_string(gazetteer.name_lines[row.row]);
  }
  static bool is_marked(const Name& name) { return (name.use & (kUseContext | kUseNever)) != 0; }

  void file_rows() {
    text::Letters letters;
    for (std::uint32_t g = 0; g < set_.gazetteers.size(); ++g) {
      const Gazetteer& gazetteer = set_.gazetteers[g];
      for (std::uint32_t r = 0; r < gazetteer.names.size(); ++r) {
        const Name& one = gazetteer.names[r];
        text::match_form(one.text, text::folding_profile(one.lang), letters);
        if (!letters.letters.empty()) {
          const std::uint64_t form =
              hash_bytes(letters.letters.data(), letters.letters.size() * sizeof letters.letters[0]);
          rows_.push_back({mix(form ^ hash_bytes(one.lang.data(), one.lang.size())), g, r});
        }
      }
    }
    std::sort(rows_.begin(), rows_.end());
  }

  void check_own_names() {
    for (std::size_t i = 1; i < group_.size(); ++i) {
      for (std::size_t j = 0; j < i && j < kCrowd; ++j) {
        const Name& one = name(group_[i]);
        const Name& other = name(group_[j]);
        // Those that stand in other gazetteers are there to change the use.
        if (one.id == other.id && one.text != other.text && group_[i].gazetteer == group_[j].gazetteer &&
            one.use == other.use) {
          reporters_[group_[i].gazetteer].name(
              "H735-same-when-folded", group_[i].row,
              in_quotes(one.text) + " is the same name as " + in_quotes(other.text) + " in line " +
                  std::to_string(set_.gazetteers[group_[j].gazetteer].name_lines[group_[j].row]) +
                  ": spellings like these are matched anyway",
              "delete the rarer one");
          break;
        }
      }
    }
  }

  void check_group() {
    std::set<std::string_view> ids;
    for (const Row& row : group_) {
      ids.insert(name(row).id);
    }
    if (ids.size() < 2) {
      return;
    }
    for (const Row& row : group_) {
      if (!is_marked(name(row))) {
        check_unmarked(row);
      }
    }
    if (ids.size() >= kCrowd) {
      const Row& first = group_.front();
      reporters_[first.gazetteer].name(
          "H743-crowded-name", first.row,
          in_quotes(name(first).text) + " is a name of " + std::to_string(ids.size()) + " entities",
          "set the use of most to never, or keep it for the best known ones");
    }
  }

  // `row` has no mark; is there another entity of which the same can be said?
  void check_unmarked(const Row& row) {
    const Entity* own = entity(row);
    if (!own) {
      return;
    }
    const Row* label = nullptr;
    for (const Row& other : group_) {
      const Entity* rival = entity(other);
      if (!rival || rival->id == own->id || own->prior >= rival->prior + kClearly) {
        continue;
      }
      if (rival->type == own->type && !is_marked(name(other))) {
        reporters_[row.gazetteer].name(
            "W736-homonym", row.row,
            in_quotes(name(row).text) + " of " + in_quotes(own->id) + " is also a name of " + in_quotes(rival->id) +
                " (" + place_of(other) + "), and nothing tells them apart",
            "set use to context for the less known one, or merge the two if they are one thing");
        return;
      }
      if (name(other).kind == NameKind::kLabel && name(row).kind != NameKind::kLabel && !label) {
        label = &other;
      }
    }
    if (label) {
      reporters_[row.gazetteer].name("W737-label-of-another", row.row,
                                     in_quotes(name(row).text) + " of " + in_quotes(own->id) + " is the label of " +
                                         in_quotes(name(*label).id) + " (" + place_of(*label) + ")",
                                     "set use to context, or delete the row if it is a mistake");
    }
  }

  const GazetteerSet& set_;
  const EntityDirectory& directory_;
  std::deque<LintReporter>& reporters_;
  std::vector<Row> rows_, group_;
};

}  // namespace

void lint_homonyms(const GazetteerSet& set, const EntityDirectory& directory, std::deque<LintReporter>& reporters) {
  HomonymLinter(set, directory, reporters).run();
}

}  // namespace wasla::gazetteer
