#include "wasla/index/name_entity_matcher.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "wasla/gazetteer/import/import_reading.h"
#include "wasla/text/normalizer.h"

namespace wasla {
namespace {

// Log odds that the evidence is worth. Set by hand, so that one name of two words leaves a person unsure.
constexpr double kSameName = 2.6;  // the same letters, in one language
constexpr double kSameInAnotherLanguage = 1.4;
constexpr double kLongName = 0.7;  // for each word beyond two, at most two
constexpr double kSingleWord = -1.4;
constexpr double kSharedName = -2.5;  // another known entity of the type has it too
constexpr double kIsPerson = -1.2;    // persons share names more often than others
constexpr double kSameYear = 2.5, kOtherYear = -5;
constexpr double kSameClass = 0.4, kOtherClass = -1.0;
constexpr double kNear = 3, kFar = -4;  // places: within 15 km, beyond 60
constexpr double kNearKilometres = 15, kFarKilometres = 60;
constexpr double kMostBySound = 1.5;  // what a name that only sounds alike may say
// Of that it loses, a whole share each: words that the record has and the entity lacks, and the other way round, words
// in another order, unlike skeletons. A search gives the best there is, and half a name may be the best.
constexpr double kMissing = 4, kExtra = 2, kReordered = 1.5, kUnlikeSkeleton = 5;
constexpr double kNoSound = -20;
constexpr std::size_t kMostNames = 12;  // of a record that are looked for by sound

double kilometres(const Coordinates& a, const Coordinates& b) {
  constexpr double kRadius = 6371, kRadians = std::numbers::pi / 180;
  const double lat = (b.latitude - a.latitude) * kRadians, lon = (b.longitude - a.longitude) * kRadians;
  const double h = std::pow(std::sin(lat / 2), 2) +
                   std::cos(a.latitude * kRadians) * std::cos(b.latitude * kRadians) * std::pow(std::sin(lon / 2), 2);
  return 2 * kRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

std::string form_of(EntityType type, std::string_view lang, std::string_view name) {
  const text::FoldingProfile profile = text::folding_profile(lang);
  return std::to_string(static_cast<int>(type)) + std::to_string(static_cast<int>(profile)) +
         text::match_form(name, profile);
}

std::size_t words_of(std::string_view name) {
  return static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
}

double odds_of(double probability) {
  const double p = std::clamp(probability, 1e-4, 1 - 1e-4);
  return std::log(p / (1 - p));
}

double sound_odds(const FoundName& found) {
  const auto feature = [&](models::MatchFeature f) {
    return static_cast<double>(found.features[static_cast<std::size_t>(f)]);
  };
  return std::min(odds_of(static_cast<double>(found.probability)), kMostBySound) -
         kMissing * feature(models::MatchFeature::kMissing) - kExtra * feature(models::MatchFeature::kExtra) -
         kReordered * feature(models::MatchFeature::kReordered) -
         kUnlikeSkeleton * (1 - feature(models::MatchFeature::kSkeleton));
}

// Years that a description tells: "born 1957", "(1937–2006)".
std::set<int> years_in(std::string_view text) {
  std::set<int> years;
  while (true) {
    const std::size_t digit = text.find_first_of("0123456789");
    if (digit == std::string_view::npos) {
      return years;
    }
    text.remove_prefix(digit);
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    if (const auto year = find_year(text.substr(0, end))) {
      years.insert(*year);
    }
    text.remove_prefix(end);
  }
}

}  // namespace

struct NameEntityMatcher::Known {
  Entity entity;
  std::set<int> years;  // of birth, as far as the description says so
  std::optional<Coordinates> place;
};

// How the names of a record and an entity agree.
struct NameEntityMatcher::Agreement {
  std::string name, record_name;
  std::set<std::string> same_languages;
  double sound = kNoSound;  // log odds of the best pair, the same or not
  std::size_t words = 0;
  std::size_t bearers = 1;  // entities of the type that have the name
};

struct NameEntityMatcher::Found {
  std::map<std::string, Agreement> by_id;
};

NameEntityMatcher::NameEntityMatcher(const NameMatchingModel* model) : model_(model) {}
NameEntityMatcher::~NameEntityMatcher() = default;

void NameEntityMatcher::learn(const std::vector<const Gazetteer*>& gazetteers) {
  for (const Gazetteer* gazetteer : gazetteers) {
    for (const Entity& entity : gazetteer->entities) {
      Known known;
      known.entity = entity;
      if (const std::size_t born = entity.description.find("born "); born != std::string::npos) {
        known.years = years_in(std::string_view(entity.description).substr(born, 40));
      } else if (entity.description.find('(') != std::string::npos) {
        known.years = years_in(std::string_view(entity.description).substr(entity.description.find('(')));
      }
      known_.emplace(entity.id, std::move(known));
    }
  }
  for (const Gazetteer* gazetteer : gazetteers) {
    for (const Place& place : gazetteer->places) {
      if (const auto known = known_.find(place.id); known != known_.end()) {
        known->second.place = Coordinates{place.latitude, place.longitude};
      }
    }
    for (const Name& name : gazetteer->names) {
      const auto known = known_.find(name.id);
      if (known == known_.end()) {
        continue;
      }
      const EntityType type = known->second.entity.type;
      forms_[form_of(type, name.lang, name.text)].emplace_back(name.id, name.text);
      // A surname or acronym alone says little of who it is.
      if (name.kind != NameKind::kShort && name.kind != NameKind::kAcronym) {
        names_[static_cast<std::size_t>(type)].push_back({name.id, name.lang, name.text});
      }
    }
  }
}

void NameEntityMatcher::find_same(const ImportedEntity& record, Found& found) const {
  for (const Name& name : record.names) {
    const auto same = forms_.find(form_of(record.entity.type, name.lang, name.text));
    if (same == forms_.end()) {
      continue;
    }
    std::set<std::string> ids;
    for (const auto& [id, text] : same->second) {
      ids.insert(id);
    }
    for (const auto& [id, text] : same->second) {
      Agreement& agreement = found.by_id[id];
      const std::size_t words = words_of(name.text);
      agreement.same_languages.insert(name.lang.substr(0, name.lang.find('-')));
      if (agreement.record_name.empty() || ids.size() < agreement.bearers ||
          (ids.size() == agreement.bearers && words > agreement.words)) {
        agreement.name = text;
        agreement.record_name = name.text;
        agreement.words = words;
        agreement.bearers = ids.size();
      }
    }
  }
}

void NameEntityMatcher::find_by_sound(const ImportedEntity& record, Found& found) {
  const auto type = static_cast<std::size_t>(record.entity.type);
  if (!model_ || names_[type].empty()) {
    return;
  }
  if (!searches_[type]) {
    searches_[type] = std::make_unique<NameSearch>(names_[type], *model_);
  }
  NameSearchOptions options;
  options.top = 5;
  options.fill = false;
  std::size_t asked = 0;
  for (const Name& name : record.names) {
    if (name.kind == NameKind::kShort || name.kind == NameKind::kAcronym || ++asked > kMostNames) {
      continue;
    }
    for (const FoundName& hit : searches_[type]->find(name.text, name.lang, options, scratch_[type])) {
      const models::TaggedName& known = names_[type][hit.name];
      Agreement& agreement = found.by_id[known.id];
      if (const double odds = sound_odds(hit); odds > agreement.sound) {
        agreement.sound = odds;
        if (agreement.same_languages.empty()) {
          agreement.name = known.text;
          agreement.record_name = name.text;
          agreement.words = words_of(name.text);
        }
      }
    }
  }
}

double NameEntityMatcher::log_odds(const ImportedEntity& record, const Known& known, const Agreement& agreement) const {
  double odds = 0;
  if (agreement.same_languages.empty()) {
    odds = agreement.sound;
  } else {
    odds = kSameName + kSameInAnotherLanguage * static_cast<double>(agreement.same_languages.size() - 1);
    odds += agreement.bearers > 1 ? kSharedName : 0;
  }
  odds += agreement.words == 1  ? kSingleWord
          : agreement.words > 2 ? kLongName * static_cast<double>(std::min<std::size_t>(agreement.words - 2, 2))
                                : 0;
  odds += record.entity.type == EntityType::kPerson ? kIsPerson : 0;
  if (record.begin_year && !known.years.empty()) {
    odds += known.years.contains(*record.begin_year) ? kSameYear : kOtherYear;
  }
  const std::string_view ours = class_name(known.entity.entity_class), theirs = class_name(record.entity.entity_class);
  const auto says_little = [](std::string_view name) {
    return name == "other" || name == "person" || name == "organisation" || name == "region" || name == "company";
  };
  if (!says_little(ours) && !says_little(theirs)) {
    odds += ours == theirs ? kSameClass : kOtherClass;
  }
  if (record.place && known.place) {
    const double distance = kilometres(*record.place, *known.place);
    odds += distance < kNearKilometres ? kNear : distance > kFarKilometres ? kFar : 0;
  }
  return odds;
}

std::vector<EntityCandidate> NameEntityMatcher::match(const ImportedEntity& record,
                                                      const std::function<bool(const std::string& id)>& possible) {
  Found found;
  find_same(record, found);
  find_by_sound(record, found);
  std::vector<EntityCandidate> candidates;
  std::vector<double> odds;
  for (const auto& [id, agreement] : found.by_id) {
    const auto known = known_.find(id);
    if (known == known_.end() || !possible(id)) {
      continue;
    }
    odds.push_back(log_odds(record, known->second, agreement));
    candidates.push_back({id, 0, agreement.name, agreement.record_name});
  }
  // The record is one of them or none: what one is likelier, the others are less.
  double sum = 1;
  for (const double o : odds) {
    sum += std::exp(o);
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    candidates[i].probability = std::exp(odds[i]) / sum;
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const EntityCandidate& a, const EntityCandidate& b) { return a.probability > b.probability; });
  return candidates;
}

}  // namespace wasla
