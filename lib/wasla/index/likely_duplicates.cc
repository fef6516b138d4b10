#include "wasla/index/likely_duplicates.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "wasla/base/parallel.h"
#include "wasla/text/utf8.h"

namespace wasla {
namespace {

// The score is a sum of log odds; set by hand on pairs of the shipped gazetteers.
constexpr double kSoundsAlike = 0.5;   // how probable it must be that two names are one, to count
constexpr double kOfTheNames = 0.7;    // times the log odds of the best pair of names
constexpr double kOfTheShare = 4;      // times the share of names that are alike, from which a half is taken
constexpr double kOfDescriptions = 6;  // times the share of words they have in common, from which 0.4 is taken;
                                       // the class itself, "city" or "party", says nothing
// What NameSearch forgives, since the list has nothing better, tells two things apart here: a word without a partner
// (Manchester City, Manchester United), a pair of words that hardly sound alike, a number.
constexpr double kLackingWord = -40, kWeakPair = -20, kReorderedWords = -5;
constexpr double kOtherClass = -1.5;
constexpr double kOtherItem = -6;  // two Wikidata items
constexpr double kRelated = -3;    // who says that one is part of the other means two
constexpr double kFarApart = -5, kNear = 1.5;
constexpr double kFar = 0.2, kVeryNear = 0.03;  // degrees, some 20 and 3 km

using Pair = std::pair<std::string_view, std::string_view>;

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

std::set<std::string> words_of(const Entity& entity) {
  const std::string_view text = entity.description;
  const std::string_view own_class = class_name(entity.entity_class);
  std::set<std::string> words;
  std::string word;
  for (const char c : std::string(text) + " ") {
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
      word += static_cast<char>(c | 0x20);
    } else {
      if (word.size() > 2 && word != "and" && word != "the" && word != "for" &&
          own_class.find(word) == std::string::npos) {
        words.insert(word);
      }
      word.clear();
    }
  }
  return words;
}

// The digits of a name, a space between numbers, in whatever digits they are written.
std::string numbers_in(std::string_view name) {
  std::string numbers;
  std::size_t position = 0;
  while (position < name.size()) {
    const text::CodePoint c = text::decode(name.data() + position, name.data() + name.size());
    position += c.length;
    const auto digit = [&](char32_t zero) { return c.value >= zero && c.value <= zero + 9; };
    const char32_t zero = digit(U'0') ? U'0' : digit(0x0660) ? 0x0660 : digit(0x06F0) ? 0x06F0 : 0;
    if (zero != 0) {
      numbers += static_cast<char>('0' + (c.value - zero));
    } else if (!numbers.empty() && numbers.back() != ' ') {
      numbers += ' ';
    }
  }
  while (numbers.ends_with(' ')) {
    numbers.pop_back();
  }
  return numbers;
}

double share_in_common(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty() || b.empty()) {
    return 0;
  }
  const auto common = std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); });
  return static_cast<double>(common) / static_cast<double>(std::min(a.size(), b.size()));
}

// Pairs that a person has judged to be two. Other records are known by Wikidata item or by scheme:value.
std::set<std::pair<std::string, std::string>> judged_different(const GazetteerSet& set) {
  std::map<std::string, std::string> ids;
  for (const Gazetteer& gazetteer : set.gazetteers) {
    for (const Entity& entity : gazetteer.entities) {
      if (!entity.wikidata.empty()) {
        ids.emplace(entity.wikidata, entity.id);
      }
    }
    for (const Identifier& identifier : gazetteer.identifiers) {
      ids.emplace(identifier.scheme + ":" + identifier.value, identifier.id);
    }
  }
  std::set<std::pair<std::string, std::string>> pairs;
  for (const Gazetteer& gazetteer : set.gazetteers) {
    for (const Judgement& judgement : gazetteer.judgements) {
      if (judgement.verdict == Verdict::kDifferent) {
        const auto known = ids.find(judgement.other);
        const std::string& other = known == ids.end() ? judgement.other : known->second;
        pairs.emplace(std::min(judgement.id, other), std::max(judgement.id, other));
      }
    }
  }
  return pairs;
}

class DuplicateFinder {
 public:
  DuplicateFinder(const GazetteerSet& set, const NameMatchingModel& model, const DuplicateOptions& options)
      : index_(set), model_(model), options_(options), different_(judged_different(set)) {}

  std::vector<LikelyDuplicate> run() {
    for (const EntityType type :
         {EntityType::kPerson, EntityType::kOrganisation, EntityType::kLocation, EntityType::kMiscellaneous}) {
      if (!options_.type || *options_.type == type) {
        compare_names_of(type);
      }
    }
    std::vector<LikelyDuplicate> result;
    for (const auto& [pair, evidence] : evidence_) {
      LikelyDuplicate found = judged(pair, evidence);
      if (found.probability >= options_.min_probability) {
        result.push_back(std::move(found));
      }
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const auto& a, const auto& b) { return a.probability > b.probability; });
    return result;
  }

 private:
  struct Evidence {
    double best = 0;
    std::string first_name, second_name;
    std::set<std::uint32_t> alike;  // names of either that sound like one of the other
  };
  struct Hit {
    std::uint32_t query = 0, name = 0;
    double probability = 0;
  };

  // Whole names: a surname or an acronym that two share says nothing.
  static bool is_whole(const Name& name) {
    return name.kind == NameKind::kLabel || name.kind == NameKind::kOfficial || name.kind == NameKind::kAlias ||
           name.kind == NameKind::kBirth || name.kind == NameKind::kFormer || name.kind == NameKind::kRomanisation;
  }

  void compare_names_of(EntityType type) {
    std::vector<models::TaggedName> names;
    std::vector<std::uint32_t> asked;
    for (const Gazetteer& gazetteer : index_.set().gazetteers) {
      for (const Name& name : gazetteer.names) {
        const Entity* entity = index_.entity(name.id);
        if (entity && entity->type == type && is_whole(name)) {
          if (name.kind == NameKind::kLabel) {
            asked.push_back(static_cast<std::uint32_t>(names.size()));
            ++labels_[entity->id];
          }
          names.push_back({name.id, name.lang, name.text});
        }
      }
    }
    if (names.empty()) {
      return;
    }
    const NameSearch search(names, model_);
    std::vector<NameSearch::Scratch> scratches(static_cast<std::size_t>(options_.jobs));
    std::size_t at = 0;
    run_ordered<std::uint32_t, std::vector<Hit>>(
        {.jobs = options_.jobs},
        {.next = [&]() -> std::optional<std::uint32_t> {
           return at < asked.size() ? std::optional(asked[at++]) : std::nullopt;
         },
         .work = [&](std::uint32_t& query,
                     int worker) { return hits_of(search, names, query, scratches[static_cast<std::size_t>(worker)]); },
         .deliver =
             [&](const std::vector<Hit>& hits) {
               for (const Hit& hit : hits) {
                 note(names, hit);
               }
             }});
  }

  static double strict_odds(const FoundName& found) {
    const auto feature = [&](models::MatchFeature which) {
      return static_cast<double>(found.features[static_cast<std::size_t>(which)]);
    };
    using enum models::MatchFeature;
    return static_cast<double>(found.score) + kLackingWord * (feature(kMissing) + feature(kExtra)) +
           kWeakPair * (1 - std::clamp(feature(kWeakestPart), 0.0, 1.0)) +
           kReorderedWords * feature(models::MatchFeature::kReordered);
  }

  static std::vector<Hit> hits_of(const NameSearch& search, const std::vector<models::TaggedName>& names,
                                  std::uint32_t query, NameSearch::Scratch& scratch) {
    // What skeletons bring is enough: who sounds alike has nearly the same consonants.
    const NameSearchOptions options{.compared = 32, .vectors = false, .pieces = false, .widen_below = 0};
    std::vector<Hit> hits;
    for (const FoundName& found : search.candidates(names[query].text, names[query].lang, options, scratch)) {
      const double probability = sigmoid(strict_odds(found));
      if (names[found.name].id != names[query].id && probability >= kSoundsAlike &&
          numbers_in(names[found.name].text) == numbers_in(names[query].text)) {
        hits.push_back({query, found.name, probability});
      }
    }
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
      return std::tie(b.probability, a.name) < std::tie(a.probability, b.name);
    });
    return hits;
  }

  void note(const std::vector<models::TaggedName>& names, const Hit& hit) {
    const std::string& asked = names[hit.query].id;
    const std::string& other = names[hit.name].id;
    const Pair pair = asked < other ? Pair(index_.entity(asked)->id, index_.entity(other)->id)
                                    : Pair(index_.entity(other)->id, index_.entity(asked)->id);
    Evidence& evidence = evidence_[pair];
    evidence.alike.insert(hit.query);
    if (hit.probability > evidence.best) {
      evidence.best = hit.probability;
      evidence.first_name = asked < other ? names[hit.query].text : names[hit.name].text;
      evidence.second_name = asked < other ? names[hit.name].text : names[hit.query].text;
    }
  }

  LikelyDuplicate judged(const Pair& pair, const Evidence& evidence) const {
    LikelyDuplicate result{std::string(pair.first), std::string(pair.second), 0, evidence.first_name,
                           evidence.second_name,    evidence.alike.size(),    0};
    if (different_.contains({result.first, result.second})) {
      return result;
    }
    result.asked = count(pair.first) + count(pair.second);
    const double best = std::min(evidence.best, 0.98);
    const double share =
        static_cast<double>(result.alike) / static_cast<double>(std::max<std::size_t>(result.asked, 1));
    double odds = kOfTheNames * std::log(best / (1 - best)) + kOfTheShare * (share - 0.5);
    const Entity& a = *index_.entity(pair.first);
    const Entity& b = *index_.entity(pair.second);
    odds += kOfDescriptions * (share_in_common(words_of(a), words_of(b)) - 0.4);
    odds += a.entity_class != b.entity_class ? kOtherClass : 0;
    odds += !a.wikidata.empty() && !b.wikidata.empty() ? kOtherItem : 0;
    odds += are_related(pair) ? kRelated : 0;
    odds += of_places(pair);
    result.probability = sigmoid(odds);
    return result;
  }

  std::size_t count(std::string_view id) const {
    const auto found = labels_.find(id);
    return found == labels_.end() ? 0 : found->second;
  }

  bool are_related(const Pair& pair) const {
    const auto leads_to = [&](std::string_view from, std::string_view to) {
      const auto& rows = index_.rows(from)->subject_of;
      return std::any_of(rows.begin(), rows.end(),
                         [&](const RowPlace& row) { return index_.relation(row).object == to; });
    };
    return leads_to(pair.first, pair.second) || leads_to(pair.second, pair.first);
  }

  double of_places(const Pair& pair) const {
    const auto place = [&](std::string_view id) -> const Place* {
      const auto& rows = index_.rows(id)->places;
      return rows.empty() ? nullptr : &index_.gazetteer(rows.front()).places[rows.front().row];
    };
    const Place* a = place(pair.first);
    const Place* b = place(pair.second);
    if (!a || !b) {
      return 0;
    }
    const double distance = std::hypot(a->latitude - b->latitude, a->longitude - b->longitude);
    return distance > kFar ? kFarApart : distance < kVeryNear ? kNear : 0;
  }

  SetIndex index_;
  const NameMatchingModel& model_;
  DuplicateOptions options_;
  std::set<std::pair<std::string, std::string>> different_;
  std::map<Pair, Evidence> evidence_;
  std::map<std::string_view, std::size_t> labels_;
};

}  // namespace

std::vector<LikelyDuplicate> likely_duplicates(const GazetteerSet& set, const NameMatchingModel& model,
                                               const DuplicateOptions& options) {
  return DuplicateFinder(set, model, options).run();
}

}  // namespace wasla
