// Several gazetteers made one (gazetteer.h).
#include <algorithm>
#include <numeric>
#include <span>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "wasla/gazetteer/gazetteer.h"

namespace wasla {
namespace {

template <typename Row>
struct Ranked {
  const Row* row;
  std::size_t rank;  // place of its gazetteer in the set; the highest wins
};

template <typename Row>
std::vector<Ranked<Row>> collect(const GazetteerSet& set, std::vector<Row> Gazetteer::*rows) {
  std::vector<Ranked<Row>> all;
  for (std::size_t i = 0; i < set.gazetteers.size(); ++i) {
    for (const Row& row : set.gazetteers[i].*rows) {
      all.push_back({&row, i});
    }
  }
  return all;
}

// Sorts by `key`, then what wins first, and copies the first of each key. Nothing depends on the order of the rows in
// the files: `tie` decides between rows of one gazetteer.
template <typename Row, typename Key, typename Tie>
std::vector<Row> winners(std::vector<Ranked<Row>> rows, Key key, Tie tie) {
  std::sort(rows.begin(), rows.end(), [&](const Ranked<Row>& a, const Ranked<Row>& b) {
    if (key(*a.row) != key(*b.row)) {
      return key(*a.row) < key(*b.row);
    }
    return a.rank != b.rank ? a.rank > b.rank : tie(*a.row) < tie(*b.row);
  });
  std::vector<Row> result;
  for (const Ranked<Row>& ranked : rows) {
    if (result.empty() || key(result.back()) != key(*ranked.row)) {
      result.push_back(*ranked.row);
    }
  }
  return result;
}

// What sorts names. Comparing three texts a million times over is slow, so IDs are compared by their rank among IDs.
struct NameRow {
  const Name* name;
  std::size_t gazetteer;  // place in the set
  std::size_t id;         // rank of name->id
};

std::vector<NameRow> rows_by_id(const GazetteerSet& set) {
  std::unordered_map<std::string_view, std::size_t> ranks;
  std::vector<std::string_view> ids;
  std::vector<NameRow> rows;
  for (std::size_t i = 0; i < set.gazetteers.size(); ++i) {
    for (const Name& name : set.gazetteers[i].names) {
      const auto [rank, is_new] = ranks.emplace(name.id, ids.size());
      if (is_new) {
        ids.push_back(name.id);
      }
      rows.push_back({&name, i, rank->second});
    }
  }
  std::vector<std::size_t> order(ids.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ids[a] < ids[b]; });
  std::vector<std::size_t> rank_of(ids.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    rank_of[order[rank]] = rank;
  }
  for (NameRow& row : rows) {
    row.id = rank_of[row.id];
  }
  std::sort(rows.begin(), rows.end(), [](const NameRow& a, const NameRow& b) { return a.id < b.id; });
  return rows;
}

// The names of one entity, given in any order: for each language and text the winning row. Earlier labels yield to
// the last gazetteer's.
void merge_entity(std::span<NameRow> rows, std::vector<Name>& result) {
  const auto key = [](const NameRow& row) { return std::tie(row.name->lang, row.name->text); };
  // Within one gazetteer the weightier kind wins, then the stricter use: not the order of the rows in the file.
  const auto tie = [](const Name& name) {
    return std::make_tuple(name.kind, -static_cast<int>(name.use), name.from, name.to, std::string_view(name.source));
  };
  std::sort(rows.begin(), rows.end(), [&](const NameRow& a, const NameRow& b) {
    if (key(a) != key(b)) {
      return key(a) < key(b);
    }
    return a.gazetteer != b.gazetteer ? a.gazetteer > b.gazetteer : tie(*a.name) < tie(*b.name);
  });
  std::unordered_map<std::string_view, std::size_t> last_label;  // by language: the last gazetteer that gives one
  for (const NameRow& row : rows) {
    if (row.name->kind == NameKind::kLabel) {
      std::size_t& last = last_label[row.name->lang];
      last = std::max(last, row.gazetteer);
    }
  }
  const std::size_t first = result.size();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0 && key(rows[i]) == key(rows[i - 1])) {
      continue;
    }
    result.push_back(*rows[i].name);
    if (rows[i].name->kind == NameKind::kLabel && rows[i].gazetteer < last_label[rows[i].name->lang]) {
      result.back().kind = NameKind::kAlias;
    }
  }
  std::sort(result.begin() + static_cast<std::ptrdiff_t>(first), result.end(), [](const Name& a, const Name& b) {
    if (a.lang != b.lang) {
      return a.lang < b.lang;
    }
    return a.kind != b.kind ? to_string(a.kind) < to_string(b.kind) : a.text < b.text;
  });
}

std::vector<Name> merge_names(const GazetteerSet& set) {
  std::vector<NameRow> rows = rows_by_id(set);
  std::vector<Name> result;
  result.reserve(rows.size());
  for (auto begin = rows.begin(); begin != rows.end();) {
    const auto end = std::find_if(begin, rows.end(), [&](const NameRow& row) { return row.id != begin->id; });
    merge_entity(std::span(begin, end), result);
    begin = end;
  }
  return result;
}

// Makes each redirect lead to the end of its chain. A loop, which the checks report, ends as a tombstone.
void resolve_chains(std::vector<Redirect>& redirects) {
  std::unordered_map<std::string_view, std::string_view> next;
  for (const Redirect& redirect : redirects) {
    next.emplace(redirect.old_id, redirect.target);
  }
  std::vector<std::string> ends;
  for (const Redirect& redirect : redirects) {
    std::string_view end = redirect.target;
    std::size_t steps = 0;
    for (auto it = next.find(end); it != next.end() && steps <= redirects.size(); it = next.find(end), ++steps) {
      end = it->second;
    }
    ends.emplace_back(steps > redirects.size() ? std::string_view() : end);
  }
  for (std::size_t i = 0; i < redirects.size(); ++i) {
    redirects[i].target = std::move(ends[i]);
  }
}

}  // namespace

MergedGazetteer merge(const GazetteerSet& set) {
  MergedGazetteer merged;
  merged.entities = winners(
      collect(set, &Gazetteer::entities), [](const Entity& entity) { return std::string_view(entity.id); },
      [](const Entity& e) { return std::tie(e.type, e.entity_class, e.wikidata, e.prior, e.description); });
  merged.names = merge_names(set);
  merged.relations = winners(
      collect(set, &Gazetteer::relations),
      [](const Relation& r) {
        return std::make_tuple(std::string_view(r.subject), std::string_view(r.relation), std::string_view(r.object),
                               r.from, r.to);
      },
      [](const Relation& r) { return std::string_view(r.source); });
  merged.redirects = winners(
      collect(set, &Gazetteer::redirects), [](const Redirect& redirect) { return std::string_view(redirect.old_id); },
      [](const Redirect& r) { return std::tie(r.target, r.reason); });
  resolve_chains(merged.redirects);
  return merged;
}

}  // namespace wasla
