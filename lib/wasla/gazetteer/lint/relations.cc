// Relations that cannot be true together (rules.h).
#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "wasla/gazetteer/lint/rules.h"
#include "wasla/gazetteer/lint/years.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla::gazetteer {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;
struct Row {
  std::size_t gazetteer = 0, row = 0;
};

// Relations that lead one way only.
constexpr std::string_view kOneWay[] = {"part-of",      "located-in", "capital-of", "member-of",
                                        "leader-of",    "founder-of", "parent-of",  "wing-of",
                                        "successor-of", "works-for",  "citizen-of"};
// Those whose chains must end.
constexpr std::string_view kChains[] = {"part-of", "located-in", "parent-of", "wing-of"};
// Pairs that exclude each other, in whatever direction.
constexpr Pair kExclusive[] = {{"allied-with", "opposed-to"},
                               {"spouse-of", "parent-of"},
                               {"spouse-of", "sibling-of"},
                               {"parent-of", "sibling-of"}};

bool is_one_way(std::string_view relation) {
  return std::find(std::begin(kOneWay), std::end(kOneWay), relation) != std::end(kOneWay);
}

// Whether the two may hold in one year: an open end reaches to any year.
bool overlap(const Relation& a, const Relation& b) {
  return (!a.from || !b.to || *a.from <= *b.to) && (!b.from || !a.to || *b.from <= *a.to);
}

class RelationLinter {
 public:
  RelationLinter(const GazetteerSet& set, const EntityDirectory& directory, std::deque<LintReporter>& reporters)
      : set_(set), directory_(directory), reporters_(reporters) {}

  void run() {
    for (std::size_t g = 0; g < set_.gazetteers.size(); ++g) {
      for (std::size_t r = 0; r < set_.gazetteers[g].relations.size(); ++r) {
        const Relation& one = relation({g, r});
        if (one.subject != one.object) {
          by_ends_[{one.subject, one.object}].push_back({g, r});
        }
        check_years({g, r}, one);
      }
    }
    for (const auto& [ends, rows] : by_ends_) {
      check_same_way(rows);
      const auto back = by_ends_.find({ends.second, ends.first});
      if (back != by_ends_.end() && ends.first < ends.second) {
        check_against(rows, back->second);
      }
      check_exclusive(rows, rows);
    }
    check_capitals();
    for (const std::string_view chain : kChains) {
      check_cycles(chain);
    }
  }

 private:
  const Relation& relation(const Row& row) const { return set_.gazetteers[row.gazetteer].relations[row.row]; }
  std::string place_of(const Row& row) const {
    const Gazetteer& gazetteer = set_.gazetteers[row.gazetteer];
    return gazetteer.name + "/relations.tsv:" + std::to_string(gazetteer.relation_lines[row.row]);
  }
  std::string sentence(const Row& row) const {
    const Relation& one = relation(row);
    return one.subject + " " + one.relation + " " + one.object;
  }
  void report(const Row& row, std::string_view rule, std::string message, std::string remedy) {
    reporters_[row.gazetteer].report(kRelationsFile, rule, set_.gazetteers[row.gazetteer].relation_lines[row.row],
                                     relation(row).subject, std::move(message), std::move(remedy));
  }
  void contradict(const Row& a, const Row& b) {
    report(a, "W771-contradiction", sentence(a) + " and " + sentence(b) + " (" + place_of(b) + ") cannot both be",
           "delete the wrong one, or give the years of each");
    report(b, "W771-contradiction", sentence(b) + " and " + sentence(a) + " (" + place_of(a) + ") cannot both be",
           "delete the wrong one, or give the years of each");
  }

  void check_years(const Row& row, const Relation& one) {
    const auto* definition = directory_.find(one.subject);
    const bool person =
        definition && set_.gazetteers[definition->gazetteer].entities[definition->row].type == EntityType::kPerson &&
        class_name(set_.gazetteers[definition->gazetteer].entities[definition->row].entity_class) != "family";
    if (const std::string fault = year_fault(one.from, one.to, person); !fault.empty()) {
      report(row, "W740-unlikely-year", fault, "correct it");
    }
  }

  // The same relation twice in years that overlap. With the same years it is W304.
  void check_same_way(const std::vector<Row>& rows) {
    for (std::size_t i = 1; i < rows.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const Relation& a = relation(rows[i]);
        const Relation& b = relation(rows[j]);
        const bool same_years = a.from == b.from && a.to == b.to;
        // One ends in the year in which the next begins: that is no overlap.
        const bool touch = (a.to && b.from && *a.to == *b.from) || (b.to && a.from && *b.to == *a.from);
        if (a.relation == b.relation && !same_years && !touch && overlap(a, b)) {
          report(rows[i], "W773-overlapping-years",
                 sentence(rows[i]) + " stands in " + place_of(rows[j]) + " too, in years that overlap",
                 "make one row of the two, or correct the years");
          break;
        }
      }
    }
  }

  void check_against(const std::vector<Row>& rows, const std::vector<Row>& back) {
    for (const Row& a : rows) {
      for (const Row& b : back) {
        if (relation(a).relation == relation(b).relation && is_one_way(relation(a).relation) &&
            overlap(relation(a), relation(b))) {
          contradict(a, b);
        }
      }
    }
    check_exclusive(rows, back);
  }

  void check_exclusive(const std::vector<Row>& rows, const std::vector<Row>& others) {
    for (const Row& a : rows) {
      for (const Row& b : others) {
        const auto excludes = [&](const Pair& pair) {
          return (relation(a).relation == pair.first && relation(b).relation == pair.second) ||
                 (&rows != &others && relation(a).relation == pair.second && relation(b).relation == pair.first);
        };
        if (std::any_of(std::begin(kExclusive), std::end(kExclusive), excludes) && overlap(relation(a), relation(b))) {
          contradict(a, b);
        }
      }
    }
  }

  // A land has one capital at a time.
  void check_capitals() {
    std::map<std::string_view, std::vector<Row>> capitals;
    for (const auto& [ends, rows] : by_ends_) {
      for (const Row& row : rows) {
        if (relation(row).relation == "capital-of") {
          for (const Row& other : capitals[ends.second]) {
            if (relation(other).subject != relation(row).subject && overlap(relation(other), relation(row))) {
              contradict(row, other);
            }
          }
          capitals[ends.second].push_back(row);
        }
      }
    }
  }

  // Circles of three and more; those of two are contradictions. Depth first, without recursion.
  void check_cycles(std::string_view wanted) {
    std::map<std::string_view, std::vector<Row>> next;
    for (const auto& [ends, rows] : by_ends_) {
      for (const Row& row : rows) {
        if (relation(row).relation == wanted) {
          next[ends.first].push_back(row);
        }
      }
    }
    std::unordered_map<std::string_view, int> state;  // 1: on the path; 2: done
    for (const auto& [start, rows] : next) {
      std::vector<std::pair<std::string_view, std::size_t>> path;
      if (state[start] == 0) {
        path.emplace_back(start, 0);
        state[start] = 1;
      }
      while (!path.empty()) {
        auto& [id, at] = path.back();
        const auto found = next.find(id);
        if (found == next.end() || at >= found->second.size()) {
          state[id] = 2;
          path.pop_back();
          continue;
        }
        const Row row = found->second[at++];
        const std::string_view object = relation(row).object;
        if (state[object] == 0) {
          state[object] = 1;
          path.emplace_back(object, 0);
        } else if (state[object] == 1 && !(path.size() >= 2 && path[path.size() - 2].first == object)) {
          report(row, "W772-relation-circle", sentence(row) + " closes a circle of " + std::string(wanted),
                 "delete the wrong one of its relations");
        }
      }
    }
  }

  const GazetteerSet& set_;
  const EntityDirectory& directory_;
  std::deque<LintReporter>& reporters_;
  std::map<Pair, std::vector<Row>> by_ends_;
};

}  // namespace

void lint_relations(const GazetteerSet& set, const EntityDirectory& directory, std::deque<LintReporter>& reporters) {
  RelationLinter(set, directory, reporters).run();
}

}  // namespace wasla::gazetteer
