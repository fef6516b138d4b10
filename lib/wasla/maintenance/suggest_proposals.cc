// Suggester::propose (suggest.h): from what was seen to proposals.
#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "wasla/gazetteer/import/slug.h"
#include "wasla/index/name_search.h"
#include "wasla/linking/name_sounds.h"
#include "wasla/maintenance/suggest.h"
#include "wasla/text/neutral_form.h"
#include "wasla/text/normalizer.h"
#include "wasla/text/spelling.h"

namespace wasla::maintenance {
namespace {

using Seen = Suggester::Seen;
using Places = Suggester::Places;

// A known spelling must be so many times as frequent as another to make that a mistake.
constexpr std::uint64_t kMoreFrequent = 5;
// Names of new entities that are compared by sound, the most frequent first.
constexpr std::size_t kMostCompared = 20'000;
// Log odds from which two of them are one.
constexpr float kSameName = 2.0f;
// A name that could stand so many times and was linked less than in this share of them is proposed another use; one
// that is a common word already below the second.
constexpr std::uint64_t kLeastSeen = 5;
constexpr double kRarelyLinked = 1.0 / 3, kOftenNot = 0.8;

bool is_latin(std::string_view text) {
  return !text.empty() && static_cast<unsigned char>(text[0]) < 0xCA;  // up to U+027F
}

// At most one letter more, less or other.
bool one_edit(const std::string& a, const std::string& b) {
  if (a == b) {
    return true;
  }
  std::vector<std::string> letters[2];
  for (int side = 0; side < 2; ++side) {
    for (const char c : side ? b : a) {
      if ((static_cast<unsigned char>(c) & 0xC0) == 0x80 && !letters[side].empty()) {
        letters[side].back() += c;
      } else {
        letters[side].emplace_back(1, c);
      }
    }
  }
  auto &p = letters[0], &q = letters[1];
  const auto first = std::mismatch(p.begin(), p.end(), q.begin(), q.end());
  const auto left_p = p.end() - first.first, left_q = q.end() - first.second;
  auto same = [&](std::ptrdiff_t skip_p, std::ptrdiff_t skip_q) {
    return left_p >= skip_p && left_q >= skip_q &&
           std::equal(first.first + skip_p, p.end(), first.second + skip_q, q.end());
  };
  return same(1, 1) || same(1, 0) || same(0, 1);
}

class Decisions {
 public:
  explicit Decisions(const std::vector<Judgement>& judgements) {
    for (const Judgement& j : judgements) {
      if (!is_about_records(j.verdict)) {
        names_.insert({j.id, j.lang, j.name});
        texts_.insert({j.lang, j.name});
      }
    }
  }
  bool on(const std::string& id, const ProposedName& name) const { return names_.contains({id, name.lang, name.text}); }
  // For names of no entity yet: whatever the entity was called.
  bool on(const ProposedName& name) const { return texts_.contains({name.lang, name.text}); }

 private:
  std::set<std::array<std::string, 3>> names_;
  std::set<std::array<std::string, 2>> texts_;
};

class Proposer {
 public:
  Proposer(const Linker& linker, const SuggestOptions& options, const Seen& seen,
           const std::vector<Judgement>& judgements)
      : index_(linker.index()),
        options_(options),
        seen_(seen),
        decided_(judgements),
        sounds_(linking::NameSounds::of(index_, nullptr)) {}

  std::vector<Proposal> run() {
    for (const auto& [key, places] : seen_.spellings) {
      propose_name(ProposalKind::kSpelling, key, places);
    }
    for (const auto& [key, places] : seen_.acronyms) {
      propose_name(ProposalKind::kAcronym, key, places);
    }
    propose_entities();
    propose_uses();
    if (options_.unused) {
      propose_unused();
    }
    sort_proposals(proposals_);
    return std::move(proposals_);
  }

 private:
  bool is_frequent(std::uint64_t count, std::uint64_t documents) const {
    return count >= options_.least_count && documents >= options_.least_documents;
  }

  static void set_places(const Places& places, Proposal& p) {
    p.count = places.count;
    p.documents = places.documents.size();
    for (const Places::Place& place : places.shown) {
      p.evidence.push_back(place.text);
    }
  }

  void propose_name(ProposalKind kind, const Suggester::NameKey& key, const Places& places) {
    const auto& [id, lang, text] = key;
    const EntityNumber entity = index_.find_entity(id);
    if (!is_frequent(places.count, places.documents.size()) || places.mean() < options_.least_probability ||
        entity == kNoEntity || decided_.on(id, {lang, text})) {
      return;
    }
    bool latin_names = false, near = false;
    std::string like;  // a name of the entity, for the reason
    for (const NameNumber number : index_.names_of(entity)) {
      const NameView name = index_.name(number);
      if (name.text == text && (name.lang == lang || kind == ProposalKind::kAcronym)) {
        return;
      }
      latin_names = latin_names || is_latin(name.text);
      near = near || (name.lang == lang && one_edit(std::string(name.text), text));
      like = name.lang == "en" && name.kind == NameKind::kLabel ? std::string(name.text) : like;
    }
    Proposal p;
    p.kind = kind;
    p.id = id;
    p.names = {{lang, text}};
    p.probability = places.mean();
    set_places(places, p);
    if (kind == ProposalKind::kAcronym) {
      p.name_kind = NameKind::kAcronym;
      p.use = kUseContext;
      p.reason = "defined in brackets beside a name of " + (like.empty() ? id : like);
    } else {
      const auto known = seen_.linked.find({id, lang});
      const std::uint64_t times = known == seen_.linked.end() ? 0 : known->second;
      p.name_kind = is_latin(text) && !latin_names                  ? NameKind::kRomanisation
                    : near && times >= kMoreFrequent * places.count ? NameKind::kMisspelling
                                                                    : NameKind::kAlias;
      p.reason = "sounds like a name of " + (like.empty() ? id : like) + "; its listed names in " + lang + ": " +
                 std::to_string(times) + " times";
    }
    proposals_.push_back(std::move(p));
  }

  // A name in no gazetteer, in one language.
  struct Node {
    std::string lang, text;
    const Suggester::Unlisted* unlisted;
    EntityType type;
  };

  static EntityType type_of(const Suggester::Unlisted& unlisted) {
    // What is known of some mentions is better than nothing.
    const auto all = std::max_element(unlisted.types.begin(), unlisted.types.begin() + 3);
    return *all == 0 ? EntityType::kMiscellaneous : static_cast<EntityType>(all - unlisted.types.begin());
  }

  std::vector<Node> nodes() const {
    std::unordered_set<std::string> listed;
    for (EntityNumber e = 0; e < index_.entity_count(); ++e) {
      for (const NameNumber n : index_.names_of(e)) {
        listed.insert(std::string(index_.name(n).match));
      }
    }
    std::vector<Node> nodes;
    for (const auto& [key, unlisted] : seen_.unlisted) {
      const EntityType type = type_of(unlisted);
      const bool one_word = key[1].find(' ') == std::string::npos;
      const bool vague = type == EntityType::kMiscellaneous || type == EntityType::kPerson;
      if (listed.contains(key[1]) || (one_word && vague)) {
        continue;
      }
      const auto written = std::max_element(unlisted.written.begin(), unlisted.written.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; });
      nodes.push_back({key[0], written->first, &unlisted, type});
    }
    std::stable_sort(nodes.begin(), nodes.end(),
                     [](const Node& a, const Node& b) { return a.unlisted->places.count > b.unlisted->places.count; });
    return nodes;
  }

  // Numbers of nodes that are one entity, by sound; the root is the most frequent.
  std::vector<std::size_t> clusters(const std::vector<Node>& nodes) const {
    std::vector<std::size_t> root(nodes.size());
    std::iota(root.begin(), root.end(), std::size_t{0});
    const std::size_t count = std::min(nodes.size(), kMostCompared);
    if (!sounds_ || count < 2) {
      return root;
    }
    std::vector<models::TaggedName> names;
    for (std::size_t i = 0; i < count; ++i) {
      names.push_back({std::to_string(i), nodes[i].lang, nodes[i].text});
    }
    const NameSearch search(names, sounds_->names);
    NameSearch::Scratch scratch;
    struct Pair {
      float score;
      std::size_t a, b;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < count; ++i) {
      for (const FoundName& found : search.find(nodes[i].text, nodes[i].lang, {.top = 8, .fill = false}, scratch)) {
        const Node& other = nodes[found.name];
        const bool types = nodes[i].type == other.type || nodes[i].type == EntityType::kMiscellaneous ||
                           other.type == EntityType::kMiscellaneous;
        if (other.lang != nodes[i].lang && found.score >= kSameName && types) {
          pairs.push_back({found.score, std::min<std::size_t>(i, found.name), std::max<std::size_t>(i, found.name)});
        }
      }
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
      return std::tuple(-x.score, x.a, x.b) < std::tuple(-y.score, y.a, y.b);
    });
    auto find_root = [&](std::size_t i) {
      while (root[i] != i) {
        i = root[i];
      }
      return i;
    };
    // The likeliest first; two names of one language are two entities, as texts would write one alike.
    std::vector<std::set<std::string>> languages(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      languages[i].insert(nodes[i].lang);
    }
    for (const Pair& pair : pairs) {
      const std::size_t a = find_root(pair.a), b = find_root(pair.b), first = std::min(a, b), second = std::max(a, b);
      std::set<std::string> both = languages[first];
      both.insert(languages[second].begin(), languages[second].end());
      if (a != b && both.size() == languages[first].size() + languages[second].size()) {
        root[second] = first;
        languages[first] = std::move(both);
      }
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      root[i] = find_root(i);
    }
    return root;
  }

  void propose_entities() {
    const std::vector<Node> all = nodes();
    const std::vector<std::size_t> root = clusters(all);
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < all.size(); ++i) {
      members[root[i]].push_back(i);
    }
    for (const auto& [first, cluster] : members) {
      propose_entity(all, cluster);
    }
  }

  void propose_entity(const std::vector<Node>& all, const std::vector<std::size_t>& cluster) {
    Places places;
    Suggester::Unlisted sum;
    Proposal p;
    p.kind = ProposalKind::kEntity;
    for (const std::size_t i : cluster) {
      const Node& node = all[i];
      if (decided_.on({node.lang, node.text})) {
        return;
      }
      p.names.push_back({node.lang, node.text});
      places.merge(node.unlisted->places);
      for (std::size_t t = 0; t < sum.types.size(); ++t) {
        sum.types[t] += node.unlisted->types[t];
      }
      for (const auto& [title, count] : node.unlisted->titles) {
        sum.titles[title] += count;
      }
    }
    if (!is_frequent(places.count, places.documents.size()) || places.mean() < options_.least_probability) {
      return;
    }
    p.probability = places.mean();
    set_places(places, p);
    p.type = type_of(sum);
    p.id = fresh_id(p.names);
    std::vector<std::pair<std::uint64_t, std::string>> titles;
    for (const auto& [title, count] : sum.titles) {
      titles.emplace_back(count, title);
    }
    std::sort(titles.rbegin(), titles.rend());
    for (std::size_t t = 0; t < std::min<std::size_t>(3, titles.size()); ++t) {
      p.reason += (t ? ", " : "beside ") + titles[t].second + " (" + std::to_string(titles[t].first) + ")";
    }
    proposals_.push_back(std::move(p));
  }

  std::string fresh_id(const std::vector<ProposedName>& names) {
    const auto latin = std::find_if(names.begin(), names.end(), [](const auto& n) { return is_latin(n.text); });
    std::string id;
    if (latin != names.end()) {
      id = slug(latin->text);
    } else {
      text::SpellingScratch scratch;
      text::Spelling spelling;
      text::spell(names[0].text, text::spelling_profile(names[0].text, names[0].lang), scratch, spelling);
      id = slug(text::neutral_form(spelling));
    }
    id = is_valid_entity_id(id) ? id : "new-entity";
    std::string fresh = id;
    for (int n = 2; index_.find_entity(fresh) != kNoEntity || !ids_.insert(fresh).second; ++n) {
      fresh = id + "-" + std::to_string(n);
    }
    return fresh;
  }

  std::uint8_t commonness(const NameView& name) const {
    text::Tokens tokens;
    text::tokenize(name.text, tokens);
    return sounds_ && tokens.tokens.size() == 1
               ? sounds_->words.commonness(parse_language(name.lang), tokens.key(tokens.tokens[0]))
               : std::uint8_t{0};
  }

  void propose_uses() {
    for (const auto& [code, stats] : seen_.names) {
      const NameView name = index_.name({static_cast<std::uint32_t>(code >> 32), static_cast<std::uint32_t>(code)});
      if (name.entity == kNoEntity || name.use & (kUseNever | kUseContext) || stats.seen < options_.least_count) {
        continue;
      }
      const double share = static_cast<double>(stats.linked) / static_cast<double>(stats.seen);
      const std::uint8_t word = commonness(name);
      const bool common = word >= models::kCommonWord && share < kOftenNot;
      if (!common && (stats.seen < kLeastSeen || share >= kRarelyLinked)) {
        continue;
      }
      add_use(name, stats, share, word);
    }
  }

  void add_use(const NameView& name, const Suggester::NameStatistics& stats, double share, std::uint8_t word) {
    Proposal p;
    p.kind = ProposalKind::kUse;
    p.id = index_.entity(name.entity).id;
    p.names = {{std::string(name.lang), std::string(name.text)}};
    if (decided_.on(p.id, p.names[0]) || stats.bad.documents.size() < options_.least_documents) {
      return;
    }
    set_places(stats.bad, p);
    p.probability = 1 - share;
    const bool small = is_latin(name.text) && !(name.use & kUseCase) && 2 * stats.lowercase > stats.seen;
    p.use = static_cast<NameUse>(name.use | (small ? kUseCase : kUseContext));
    p.name_kind = name.kind;
    p.reason = "linked " + std::to_string(stats.linked) + " of " + std::to_string(stats.seen) + " times, " +
               std::to_string(stats.rivals) + " times to a rival" +
               (word >= models::kCommonWord ? "; a common word (class " + std::to_string(word) + ")" : "") +
               (small ? "; mostly written small" : "");
    proposals_.push_back(std::move(p));
  }

  void propose_unused() {
    for (EntityNumber e = 0; e < index_.entity_count(); ++e) {
      for (const NameNumber number : index_.names_of(e)) {
        const std::uint64_t code = std::uint64_t{number.segment} << 32 | number.name;
        const NameView name = index_.name(number);
        if (!seen_.names.contains(code) && !(name.use & kUseNever)) {
          Proposal p;
          p.kind = ProposalKind::kUnused;
          p.id = index_.entity(e).id;
          p.names = {{std::string(name.lang), std::string(name.text)}};
          p.reason = "in none of these texts";
          proposals_.push_back(std::move(p));
        }
      }
    }
  }

  const Index& index_;
  const SuggestOptions& options_;
  const Seen& seen_;
  Decisions decided_;
  std::optional<linking::NameSounds> sounds_;
  std::set<std::string> ids_;
  std::vector<Proposal> proposals_;
};

}  // namespace

std::vector<Proposal> Suggester::propose(const Seen& seen, const std::vector<Judgement>& judgements) const {
  return Proposer(linker_, options_, seen, judgements).run();
}

}  // namespace wasla::maintenance
