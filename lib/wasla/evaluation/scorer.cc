#include "wasla/evaluation/scorer.h"

#include <algorithm>
#include <set>
#include <utility>

namespace wasla {
namespace {

using Span = std::pair<std::uint64_t, std::uint64_t>;
using SpanMap = std::map<Span, const ScoredMention*>;

// By place; of two mentions with one span the later counts.
SpanMap by_span(const std::vector<ScoredMention>& mentions) {
  SpanMap map;
  for (const ScoredMention& mention : mentions) {
    map[{mention.start, mention.end}] = &mention;
  }
  return map;
}

// System mentions that overlap a gold mention not yet found (and, if asked, have its entity), from left to right.
std::uint64_t count_weak(const SpanMap& gold, const SpanMap& system, bool same_entity) {
  std::set<Span> found;
  std::uint64_t right = 0;
  for (const auto& [span, mention] : system) {
    if (same_entity && mention->entity.empty()) {
      continue;
    }
    for (const auto& [gold_span, gold_mention] : gold) {
      if (gold_span.first >= span.second) {
        break;
      }
      if (gold_span.second > span.first && !found.contains(gold_span) &&
          (!same_entity || gold_mention->entity == mention->entity)) {
        found.insert(gold_span);
        ++right;
        break;
      }
    }
  }
  return right;
}

Measures measure(const SpanMap& gold, const SpanMap& system) {
  Measures m;
  m.documents = 1;
  m.mentions = gold.size();
  for (const auto& [span, mention] : gold) {
    m.covered += !mention->entity.empty();
  }
  std::uint64_t linked = 0, right = 0, spans = 0, nil = 0;
  for (const auto& [span, mention] : system) {
    const auto found = gold.find(span);
    linked += !mention->entity.empty();
    if (found == gold.end()) {
      continue;
    }
    ++spans;
    const bool same = found->second->entity == mention->entity;
    right += same && !mention->entity.empty();
    nil += same && mention->entity.empty();
  }
  m.linked = {right, linked, m.covered};
  m.linked_weak = {count_weak(gold, system, true), linked, m.covered};
  m.open = {right, linked, m.mentions};
  m.spans = {spans, system.size(), m.mentions};
  m.spans_weak = {count_weak(gold, system, false), system.size(), m.mentions};
  m.nil = {nil, system.size() - linked, m.mentions - m.covered};
  m.macro_precision = m.linked.precision();
  m.macro_recall = m.linked.recall();
  m.macro_f1 = m.linked.f1();
  return m;
}

void add_to(Measures& sum, const Measures& m) {
  sum.documents += m.documents;
  sum.mentions += m.mentions;
  sum.covered += m.covered;
  sum.linked += m.linked;
  sum.linked_weak += m.linked_weak;
  sum.open += m.open;
  sum.spans += m.spans;
  sum.spans_weak += m.spans_weak;
  sum.nil += m.nil;
  sum.macro_precision += m.macro_precision;
  sum.macro_recall += m.macro_recall;
  sum.macro_f1 += m.macro_f1;
}

void finish(Measures& m) {
  const double n = m.documents ? static_cast<double>(m.documents) : 1.0;
  m.macro_precision /= n;
  m.macro_recall /= n;
  m.macro_f1 /= n;
}

template <typename Wanted>
SpanMap only(const SpanMap& mentions, Wanted&& wanted) {
  SpanMap selected;
  for (const auto& [span, mention] : mentions) {
    if (wanted(*mention)) {
      selected.emplace(span, mention);
    }
  }
  return selected;
}

}  // namespace

double Ratio::precision() const {
  return system ? static_cast<double>(right) / static_cast<double>(system) : (gold == 0 ? 1.0 : 0.0);
}

double Ratio::recall() const { return gold ? static_cast<double>(right) / static_cast<double>(gold) : 1.0; }

double Ratio::f1() const {
  const double p = precision(), r = recall();
  return p + r > 0 ? 2 * p * r / (p + r) : 0.0;
}

Ratio& Ratio::operator+=(const Ratio& other) {
  right += other.right;
  system += other.system;
  gold += other.gold;
  return *this;
}

std::vector<Disagreement> disagreements(const ScoredDocument& document) {
  std::map<Span, Disagreement> places;
  for (const ScoredMention& mention : document.gold) {
    places[{mention.start, mention.end}] = {mention.start, mention.end, mention.entity, ""};
  }
  for (const ScoredMention& mention : document.system) {
    if (!mention.entity.empty()) {
      Disagreement& place = places[{mention.start, mention.end}];
      place.start = mention.start;
      place.end = mention.end;
      place.system = mention.entity;
    }
  }
  std::vector<Disagreement> out;
  for (const auto& [span, place] : places) {
    if (place.gold != place.system) {
      out.push_back(place);
    }
  }
  return out;
}

void Scorer::add(const ScoredDocument& document) {
  const SpanMap gold = by_span(document.gold), system = by_span(document.system);
  const Measures m = measure(gold, system);
  add_to(sums_.all, m);
  add_to(sums_.languages[document.lang], m);
  sums_.documents.push_back({document.lang, m.linked});
  std::set<std::string> types, classes;
  for (const SpanMap* mentions : {&gold, &system}) {
    for (const auto& [span, mention] : *mentions) {
      types.insert(mention->type);
      classes.insert(mention->classes.begin(), mention->classes.end());
    }
  }
  types.erase("");
  for (const std::string& type : types) {
    const auto wanted = [&](const ScoredMention& mention) { return mention.type == type; };
    add_to(sums_.types[type], measure(only(gold, wanted), only(system, wanted)));
  }
  for (const std::string& name : classes) {
    const auto wanted = [&](const ScoredMention& mention) {
      return std::find(mention.classes.begin(), mention.classes.end(), name) != mention.classes.end();
    };
    add_to(sums_.classes[name], measure(only(gold, wanted), only(system, wanted)));
  }
}

Evaluation Scorer::result() const {
  Evaluation result = sums_;
  finish(result.all);
  for (auto& [lang, measures] : result.languages) {
    finish(measures);
  }
  for (auto* group : {&result.types, &result.classes}) {
    for (auto& [name, measures] : *group) {
      finish(measures);
    }
  }
  return result;
}

}  // namespace wasla
