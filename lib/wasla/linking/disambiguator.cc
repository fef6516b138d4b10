#include "wasla/linking/disambiguator.h"

#include <algorithm>
#include <cmath>

#include "wasla/linking/scoring.h"

namespace wasla::linking {
namespace {

float& value(Candidate& candidate, Feature feature) { return candidate.features[static_cast<std::size_t>(feature)]; }
float value(const Candidate& candidate, Feature feature) {
  return candidate.features[static_cast<std::size_t>(feature)];
}

// How much speaks for an entity that is not named itself: a related one is; two are that share a relation with it (two
// parties of one region); or only its country is the one the document speaks of most.
constexpr float kDirectlyRelated = 1.0f;
constexpr float kRelatedByNeighbour = 0.7f;
constexpr float kInMainCountry = 0.3f;

// An entity that is named in full only behind the mention supports it less; the one named last before it, more.
constexpr float kNamedOnlyLater = 0.6f;
constexpr float kNamedLast = 0.9f;

// How far a name that asks for context is from having it (kUnsupported): 0 with full support, 1 with none.
float unsupported(bool same, float related, float cue) {
  if (same || cue >= 1.0f) {
    return 0.0f;
  }
  const float title = cue > 0 ? 0.25f : 0.0f;
  return std::max(0.2f, 1.0f - title - 0.5f * related);
}

// What it takes to keep a name of use "never" from linking, whatever else speaks for it.
constexpr float kNever = 10.0f;
constexpr int kShortWord = 4;            // letters
constexpr float kNoNameOfItsOwn = 0.6f;  // kLanguage where the gazetteer has no name in the text's language
constexpr float kOtherWords = 1.6f;      // kLanguage between languages of one script
float language_distance(std::string_view lang, Language text) {
  switch (text) {
    case Language::kOther:
    case Language::kPersian:
    case Language::kTurkish: return 0.5f;
    default: break;
  }
  const Language own = parse_language(lang);
  if (own == text || lang == "mul") {
    return 0.0f;
  }
  // Arabic and Sorani share most letters and few words.
  auto arabic_script = [](Language l) {
    return l == Language::kArabic || l == Language::kSorani || l == Language::kPersian;
  };
  return arabic_script(own) && arabic_script(text) ? kOtherWords : 1.0f;
}

}  // namespace

Disambiguator::Disambiguator(const Index& index, std::string_view text, const text::Tokens& tokens,
                             std::vector<NameMatch>& matches, const LinkOptions& options, DocumentMemory& memory,
                             DisambiguatorScratch& scratch)
    : index_(index),
      text_(text),
      tokens_(tokens),
      matches_(matches),
      options_(options),
      memory_(memory),
      scratch_(scratch),
      country_(*parse_entity_class("country")),
      cues_(text, tokens) {}

void Disambiguator::run() {
  score_all();
  choose(options_.min_probability, false);
  for (std::uint32_t i : scratch_.chosen) {
    const Candidate& best = scratch_.candidates[scratch_.readings[i].first_candidate];
    if (index_.name(best.name).kind != NameKind::kShort) {
      ++memory_.named[best.entity];
    }
  }
}

void Disambiguator::score_all() {
  group_matches();
  find_named_entities();
  add_support();
  score();
}

void Disambiguator::group_matches() {
  scratch_.candidates.clear();
  scratch_.candidate_matches.clear();
  scratch_.readings.clear();
  std::sort(matches_.begin(), matches_.end(), [](const NameMatch& a, const NameMatch& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.end != b.end) return a.end < b.end;
    if (a.entity != b.entity) return a.entity < b.entity;
    if (a.kind != b.kind) return a.kind < b.kind;
    if (a.name.segment != b.name.segment) return a.name.segment > b.name.segment;
    return a.name.name < b.name.name;
  });
  for (std::uint32_t m = 0; m < matches_.size(); ++m) {
    const NameMatch& match = matches_[m];
    if (m == 0 || matches_[m - 1].begin != match.begin || matches_[m - 1].end != match.end) {
      scratch_.readings.push_back(
          {match.begin, match.end, m, static_cast<std::uint32_t>(scratch_.candidates.size()), 0});
    }
    add_candidate(m);
  }
  for (Reading& reading : scratch_.readings) {
    for (std::uint32_t c = 0; c < reading.candidates; ++c) {
      Candidate& candidate = scratch_.candidates[reading.first_candidate + c];
      value(candidate, Feature::kRivals) = std::log(static_cast<float>(reading.candidates));
    }
  }
}

// Keeps one candidate per entity of a span: the name that scores best.
void Disambiguator::add_candidate(std::uint32_t m) {
  const NameMatch& match = matches_[m];
  const EntityView entity = index_.entity(match.entity);
  if (entity.type == EntityType::kMiscellaneous && !options_.miscellaneous) {
    return;
  }
  const NameView name = index_.name(match.name);
  Candidate c;
  c.entity = match.entity;
  c.name = match.name;
  c.match = match.kind;
  value(c, Feature::kBias) = 1;
  value(c, Feature::kClitic) = match.kind == MatchKind::kClitic;
  value(c, Feature::kLoose) = match.kind != MatchKind::kLoose                   ? 0.0f
                              : match.words == 1 && match.letters <= kShortWord ? 2.0f
                                                                                : 1.0f;
  value(c, Feature::kVariant) = match.kind == MatchKind::kVariant;
  const bool unseen = match.kind == MatchKind::kUnseen;
  value(c, Feature::kUnseen) = unseen;
  value(c, Feature::kUnseenOdds) = match.odds;
  value(c, Feature::kUnseenPrior) =
      unseen ? static_cast<float>(entity.prior) - static_cast<float>(kMiddlingPrior) : 0.0f;
  value(c, Feature::kWeakestWord) = match.weakest_word;
  value(c, Feature::kUnknownBeside) = match.unknown_neighbours;
  value(c, Feature::kCommonWord) = match.commonness;
  value(c, Feature::kWords) = static_cast<float>(std::min<int>(match.words, unseen ? 2 : 4) - 1);
  const bool acronym = name.kind == NameKind::kAcronym;
  value(c, Feature::kLetters) =
      match.words == 1 && !acronym ? static_cast<float>(std::max(0, 5 - static_cast<int>(match.letters))) : 0.0f;
  value(c, Feature::kPrior) = static_cast<float>(entity.prior) - static_cast<float>(kMiddlingPrior);
  // To sound alike in two languages is what unseen spellings are found by.
  float distance = unseen ? 0.0f : language_distance(name.lang, match.language);
  if (distance > 0 && !index_.has_name_in(match.entity, to_string(match.language))) {
    distance *= kNoNameOfItsOwn;
  }
  value(c, Feature::kLanguage) = distance * (match.words > 1 || acronym ? 0.4f : 1.0f);
  value(c, Feature::kKindShort) = name.kind == NameKind::kShort;
  value(c, Feature::kKindAcronym) = acronym;
  value(c, Feature::kUnsupported) = name.use & kUseContext ? 1.0f : 0.0f;
  value(c, Feature::kCaseDiffers) = match.case_differs && !match.lowercase;
  value(c, Feature::kLowercase) = !match.lowercase ? 0.0f : match.words == 1 ? 1.0f : 0.25f;
  const auto cue = static_cast<float>(cues_.type_cue(match, entity));
  value(c, Feature::kTypeCue) = cue;
  // Behind a class noun the ending is an ezafe: شاری فرانکفۆرتی ئەڵمانیا.
  value(c, Feature::kOtherWord) = cues_.other_word(match, entity, cue);
  value(c, Feature::kInsideName) =
      unseen ? cues_.inside_longer_name(match, entity) : cues_.inside_name(match, entity, name.kind);
  if (name.use & kUseNever) {
    value(c, Feature::kUnsupported) = kNever;
  }
  set_score(c);
  Reading& reading = scratch_.readings.back();
  for (std::uint32_t i = 0; i < reading.candidates; ++i) {
    Candidate& known = scratch_.candidates[reading.first_candidate + i];
    if (known.entity == c.entity) {
      // A row in the text's language decides over the same letters in another: it is there that "never" is said.
      const float closer = unseen ? 0.0f : value(c, Feature::kLanguage) - value(known, Feature::kLanguage);
      if (closer < 0 || (closer == 0 && c.score > known.score)) {
        known = c;
        scratch_.candidate_matches[reading.first_candidate + i] = m;
      }
      return;
    }
  }
  scratch_.candidates.push_back(c);
  scratch_.candidate_matches.push_back(m);
  ++reading.candidates;
}

void Disambiguator::find_named_entities() {
  score();
  choose(0.5, true);
  scratch_.named.clear();
  for (std::uint32_t i : scratch_.chosen) {
    const Reading& reading = scratch_.readings[i];
    const Candidate& best = scratch_.candidates[reading.first_candidate];
    scratch_.named[best.entity].push_back(reading.begin);
  }
}

void Disambiguator::find_neighbours() {
  scratch_.neighbours.clear();
  scratch_.countries.clear();
  auto add = [&](EntityNumber entity, std::uint32_t mentions) {
    const EntityView view = index_.entity(entity);
    if (view.entity_class == country_) {
      scratch_.countries[entity] += mentions;
      return;
    }
    for (EntityNumber other : index_.related(entity)) {
      if (index_.entity(other).entity_class == country_) {
        scratch_.countries[other] += mentions;
      } else {
        ++scratch_.neighbours[other];
      }
    }
  };
  for (const auto& [entity, positions] : scratch_.named) {
    add(entity, static_cast<std::uint32_t>(positions.size()));
  }
  for (const auto& [entity, mentions] : memory_.named) {
    add(entity, mentions);
  }
  scratch_.main_country = kNoEntity;
  std::uint32_t most = 0;
  for (const auto& [country, mentions] : scratch_.countries) {
    // By ID where equal, so that no hash order shows.
    if (mentions > most || (mentions == most && index_.entity(country).id < index_.entity(scratch_.main_country).id)) {
      most = mentions;
      scratch_.main_country = country;
    }
  }
}

float Disambiguator::relatedness(EntityNumber entity) const {
  float best = 0;
  for (EntityNumber other : index_.related(entity)) {
    if (index_.entity(other).entity_class == country_) {
      best = std::max(best, other == scratch_.main_country ? kInMainCountry : 0.0f);
    } else if (scratch_.named.count(other) || memory_.named.count(other)) {
      return kDirectlyRelated;
    } else if (auto found = scratch_.neighbours.find(other); found != scratch_.neighbours.end() && found->second >= 2) {
      best = std::max(best, kRelatedByNeighbour);
    }
  }
  return best;
}

void Disambiguator::add_support() {
  find_neighbours();
  for (Reading& reading : scratch_.readings) {
    std::int64_t latest = -1;
    std::uint32_t latest_candidate = 0;
    for (std::uint32_t i = 0; i < reading.candidates; ++i) {
      const std::uint32_t number = reading.first_candidate + i;
      Candidate& c = scratch_.candidates[number];
      const bool asks = value(c, Feature::kUnsupported) > 0;
      bool before = memory_.named.count(c.entity) > 0, same = before;
      if (auto found = scratch_.named.find(c.entity); found != scratch_.named.end()) {
        const auto& positions = found->second;
        same = same || positions.size() > 1 || positions[0] != reading.begin;
        auto after = std::lower_bound(positions.begin(), positions.end(), reading.begin);
        if (after != positions.begin()) {
          before = true;
          if (static_cast<std::int64_t>(*std::prev(after)) > latest) {
            latest = *std::prev(after);
            latest_candidate = i;
          }
        }
      }
      const float related = relatedness(c.entity);
      // What is known by its sound is no support for itself.
      const bool unseen = c.match == MatchKind::kUnseen;
      value(c, Feature::kSupportSame) = unseen ? 0.0f : before ? 1.0f : same ? kNamedOnlyLater : 0.0f;
      value(c, Feature::kSupportRelated) = related;
      const float cue = value(c, Feature::kTypeCue);
      if (asks && value(c, Feature::kUnsupported) < kNever) {
        // A name that is also a word, written small, is the word: yekîtî "unity".
        value(c, Feature::kUnsupported) = value(c, Feature::kLowercase) > 0 ? 1.0f : unsupported(same, related, cue);
      }
    }
    if (latest >= 0 && scratch_.candidates[reading.first_candidate + latest_candidate].match != MatchKind::kUnseen) {
      value(scratch_.candidates[reading.first_candidate + latest_candidate], Feature::kSupportSame) += kNamedLast;
    }
  }
}

void Disambiguator::score() {
  for (Reading& reading : scratch_.readings) {
    auto* first = scratch_.candidates.data() + reading.first_candidate;
    for (std::uint32_t i = 0; i < reading.candidates; ++i) {
      set_score(first[i]);
    }
    set_probabilities({first, reading.candidates});
    // The best first; by entity ID where scores are equal, so that the order of the tables does not matter.
    for (std::uint32_t i = 1; i < reading.candidates; ++i) {
      const bool better =
          first[i].score > first[0].score ||
          (first[i].score == first[0].score && index_.entity(first[i].entity).id < index_.entity(first[0].entity).id);
      if (better) {
        std::swap(first[0], first[i]);
        std::swap(scratch_.candidate_matches[reading.first_candidate],
                  scratch_.candidate_matches[reading.first_candidate + i]);
      }
    }
    if (reading.candidates) {
      reading.match = scratch_.candidate_matches[reading.first_candidate];
    }
  }
}

// Weighted interval scheduling: of the readings at least `least` probable, the non-overlapping set with the greatest
// sum of probability x length.
void Disambiguator::choose(double least, bool strong_only) {
  scratch_.chosen.clear();
  auto& order = scratch_.order;
  order.clear();
  for (std::uint32_t i = 0; i < scratch_.readings.size(); ++i) {
    const Reading& reading = scratch_.readings[i];
    if (reading.candidates == 0) {
      continue;
    }
    const Candidate& best = scratch_.candidates[reading.first_candidate];
    if (static_cast<double>(best.probability) < least || (strong_only && value(best, Feature::kUnsupported) > 0)) {
      continue;
    }
    order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Reading &x = scratch_.readings[a], &y = scratch_.readings[b];
    return x.end != y.end ? x.end < y.end : x.begin != y.begin ? x.begin < y.begin : a < b;
  });
  const std::size_t n = order.size();
  scratch_.best_value.assign(n + 1, 0);
  scratch_.best_previous.assign(n + 1, -1);  // -1: reading not taken
  for (std::size_t i = 0; i < n; ++i) {
    const Reading& reading = scratch_.readings[order[i]];
    // How many of the earlier ones end before this begins.
    std::size_t low = 0, high = i;
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      (scratch_.readings[order[middle]].end <= reading.begin ? low = middle + 1 : high = middle);
    }
    const double probability = static_cast<double>(scratch_.candidates[reading.first_candidate].probability);
    const double gain = scratch_.best_value[low] + probability * (reading.end - reading.begin);
    if (gain > scratch_.best_value[i]) {
      scratch_.best_value[i + 1] = gain;
      scratch_.best_previous[i + 1] = static_cast<std::int32_t>(low);
    } else {
      scratch_.best_value[i + 1] = scratch_.best_value[i];
    }
  }
  for (std::size_t i = n; i > 0;) {
    if (scratch_.best_previous[i] >= 0) {
      scratch_.chosen.push_back(order[i - 1]);
      i = static_cast<std::size_t>(scratch_.best_previous[i]);
    } else {
      --i;
    }
  }
  std::reverse(scratch_.chosen.begin(), scratch_.chosen.end());
}

}  // namespace wasla::linking
