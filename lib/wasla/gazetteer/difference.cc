#include "wasla/gazetteer/difference.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace wasla {
namespace {

// Rows by what makes them the same fact, sorted; of several the first.
template <typename Row, typename Key>
auto keyed(const GazetteerSet& set, std::vector<Row> Gazetteer::*rows, Key key) {
  std::map<decltype(key(std::declval<const Row&>())), const Row*> result;
  for (const Gazetteer& gazetteer : set.gazetteers) {
    for (const Row& row : gazetteer.*rows) {
      result.emplace(key(row), &row);
    }
  }
  return result;
}

template <typename Row, typename Key, typename Both>
void compare(const GazetteerSet& before, const GazetteerSet& after, std::vector<Row> Gazetteer::*rows, Key key,
             std::vector<Row>& added, std::vector<Row>& removed, Both both) {
  const auto old_rows = keyed(before, rows, key);
  const auto new_rows = keyed(after, rows, key);
  for (const auto& [k, row] : old_rows) {
    const auto found = new_rows.find(k);
    if (found == new_rows.end()) {
      removed.push_back(*row);
    } else {
      both(*row, *found->second);
    }
  }
  for (const auto& [k, row] : new_rows) {
    if (!old_rows.contains(k)) {
      added.push_back(*row);
    }
  }
}

std::map<std::string, std::string> owners(const GazetteerSet& set) {
  std::map<std::string, std::string> result;
  for (const Gazetteer& gazetteer : set.gazetteers) {
    for (const Entity& entity : gazetteer.entities) {
      result.emplace(entity.id, gazetteer.name);
    }
  }
  return result;
}

}  // namespace

bool GazetteerDifference::empty() const {
  return entities_added.empty() && entities_removed.empty() && entities_changed.empty() && names_added.empty() &&
         names_removed.empty() && names_changed.empty() && relations_added.empty() && relations_removed.empty() &&
         identifiers_added.empty() && identifiers_removed.empty() && places_added.empty() && places_removed.empty() &&
         redirects_added.empty() && redirects_removed.empty() && gazetteers_added.empty() && gazetteers_removed.empty();
}

GazetteerDifference difference(const GazetteerSet& before, const GazetteerSet& after) {
  GazetteerDifference d;
  const auto old_owners = owners(before), new_owners = owners(after);
  // One folder compared with another is one gazetteer in two states, whatever the folders are called.
  const bool same_gazetteer = before.gazetteers.size() == 1 && after.gazetteers.size() == 1;
  compare(
      before, after, &Gazetteer::entities, [](const Entity& e) { return e.id; }, d.entities_added, d.entities_removed,
      [&](const Entity& a, const Entity& b) {
        const std::string& to = new_owners.at(b.id);
        const std::string& from = same_gazetteer ? to : old_owners.at(a.id);
        if (!(a == b) || from != to) {
          d.entities_changed.push_back({a, b, from, to});
        }
      });
  compare(
      before, after, &Gazetteer::names, [](const Name& n) { return std::tuple(n.id, n.lang, n.text); }, d.names_added,
      d.names_removed,
      [&](const Name& a, const Name& b) {
        if (!(a == b)) {
          d.names_changed.push_back({a, b});
        }
      });
  const auto nothing = [](const auto&, const auto&) {};
  compare(
      before, after, &Gazetteer::relations,
      [](const Relation& r) { return std::tuple(r.subject, r.relation, r.object, r.from, r.to); }, d.relations_added,
      d.relations_removed, nothing);
  compare(
      before, after, &Gazetteer::identifiers, [](const Identifier& i) { return std::tuple(i.id, i.scheme, i.value); },
      d.identifiers_added, d.identifiers_removed, nothing);
  compare(
      before, after, &Gazetteer::places, [](const Place& p) { return std::tuple(p.id, p.latitude, p.longitude); },
      d.places_added, d.places_removed, nothing);
  compare(
      before, after, &Gazetteer::redirects, [](const Redirect& r) { return std::tuple(r.old_id, r.target, r.reason); },
      d.redirects_added, d.redirects_removed, nothing);
  if (same_gazetteer) {
    return d;
  }
  std::set<std::string> old_names, new_names;
  for (const Gazetteer& gazetteer : before.gazetteers) {
    old_names.insert(gazetteer.name);
  }
  for (const Gazetteer& gazetteer : after.gazetteers) {
    new_names.insert(gazetteer.name);
  }
  std::set_difference(new_names.begin(), new_names.end(), old_names.begin(), old_names.end(),
                      std::back_inserter(d.gazetteers_added));
  std::set_difference(old_names.begin(), old_names.end(), new_names.begin(), new_names.end(),
                      std::back_inserter(d.gazetteers_removed));
  return d;
}

}  // namespace wasla
