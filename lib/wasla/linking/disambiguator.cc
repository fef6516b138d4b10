#include "wasla/linking/disambiguator.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace wasla::linking {
namespace {

// An entity that is named only behind the mention supports it less.
constexpr float kNamedOnlyLater = 0.6f;

constexpr float kLongName = 2;  // Feature::kWords of a name that is no chance match

// From which probability a reading is evidence for others.
constexpr double kEvidence = 0.5;

bool is_unlisted(const Candidate& candidate) { return candidate.match == MatchKind::kNil; }

// What each kind of evidence is worth to a name that asks for context, so that several together are worth more than
// each.
struct Evidence {
  Feature feature;
  float worth;  // if the feature is 1
};
constexpr Evidence kContext[] = {
    {Feature::kTypeCue, 1.0f},         {Feature::kQuoted, 0.9f},        {Feature::kOffice, 0.8f},
    {Feature::kOfficeNear, 0.6f},      {Feature::kYear, 0.7f},          {Feature::kGivenName, 0.7f},
    {Feature::kRelatedBeside, 0.7f},   {Feature::kCountryBeside, 0.4f}, {Feature::kSupportRelated, 0.5f},
    {Feature::kSupportResolved, 0.5f}, {Feature::kMainCountry, 0.2f},   {Feature::kTopic, 0.6f},
};

// How far such a name is from having it (Feature::kUnsupported): 1 with no evidence, 0 if it is certain. Noisy or:
// each piece of evidence leaves a share of the doubt.
float unsupported(bool same, const Candidate& candidate) {
  float doubt = same ? 0.0f : 1.0f;
  for (const Evidence& evidence : kContext) {
    doubt *= 1.0f - evidence.worth * std::clamp(value(candidate, evidence.feature), 0.0f, 1.0f);
  }
  return doubt;
}

}  // namespace

Disambiguator::Disambiguator(const Index& index, std::string_view text, const text::Tokens& tokens,
                             std::vector<NameMatch>& matches, const std::vector<text::LineLanguages>& languages,
                             const models::WordTable* words, const LinkOptions& options, const Ranker& ranker,
                             DocumentMemory& memory, DisambiguatorScratch& scratch)
    : index_(index),
      text_(text),
      tokens_(tokens),
      matches_(matches),
      languages_(languages),
      words_(words),
      options_(options),
      ranker_(ranker),
      memory_(memory),
      scratch_(scratch) {}

void Disambiguator::run() {
  score_all();
  choose(options_.min_probability, false);
  for (std::uint32_t i : scratch_.chosen) {
    const Candidate& best = scratch_.candidates[scratch_.readings[i].first_candidate];
    if (!is_unlisted(best) && index_.name(best.name).kind != NameKind::kShort &&
        static_cast<double>(best.probability) >= kEvidence) {
      ++memory_.named[best.entity];
    }
  }
}

void Disambiguator::score_all() {
  group_matches();
  score();
  if (add_second_mentions()) {
    group_matches();
    score();
  }
  find_named();
  add_support();
  score();
  if (find_resolved()) {
    add_support();
    score();
  }
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
  const CandidateFeatures features(index_, text_, tokens_, matches_, words_, options_, scratch_.notes);
  for (std::uint32_t m = 0; m < matches_.size(); ++m) {
    const NameMatch& match = matches_[m];
    if (m == 0 || matches_[m - 1].begin != match.begin || matches_[m - 1].end != match.end) {
      scratch_.readings.push_back(
          {match.begin, match.end, m, static_cast<std::uint32_t>(scratch_.candidates.size()), 0});
    }
    add_candidate(features, m);
  }
  drop_never();
  mark_inner();
  for (Reading& reading : scratch_.readings) {
    for (std::uint32_t c = reading.first_candidate; c < reading.first_candidate + reading.candidates; ++c) {
      Candidate& candidate = scratch_.candidates[c];
      if (is_unlisted(candidate)) {
        const auto first = scratch_.candidates.begin() + reading.first_candidate;
        value(candidate, Feature::kNilListed) =
            value(candidate, Feature::kNilWords) > 0 &&
            std::any_of(first, first + reading.candidates, [](const Candidate& other) {
              return other.match < MatchKind::kAntecedent && value(other, Feature::kUnsupported) == 0;
            });
        continue;
      }
      const auto listed = static_cast<float>(reading.candidates - (has_unlisted(reading) ? 1 : 0));
      value(candidate, Feature::kRivals) = std::log(listed);
      // What tells bearers apart tells nothing of a part of a longer name.
      if ((listed > 1 || needs_support(candidate)) && value(candidate, Feature::kInner) == 0) {
        features.add_context(scratch_.candidate_matches[c], candidate);
      }
    }
  }
}

// Keeps one candidate per entity of a span: the name that scores best.
void Disambiguator::add_candidate(const CandidateFeatures& features, std::uint32_t m) {
  Candidate c = features.of(m);
  c.score = ranker_.score(c);
  Reading& reading = scratch_.readings.back();
  for (std::uint32_t i = 0; i < reading.candidates; ++i) {
    Candidate& known = scratch_.candidates[reading.first_candidate + i];
    if (known.entity == c.entity) {
      // A row in the text's language decides over the same letters in another: it is there that "never" is said; and
      // "never" over the other names of the entity that the letters only resemble.
      const float closer =
          c.match == MatchKind::kUnseen ? 0.0f : value(c, Feature::kLanguage) - value(known, Feature::kLanguage);
      const bool forbids = closer == 0 && is_never(c) != is_never(known);
      if (closer < 0 || (forbids ? is_never(c) : closer == 0 && c.score > known.score)) {
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

bool Disambiguator::is_never(const Candidate& candidate) const {
  return !is_unlisted(candidate) && (index_.name(candidate.name).use & kUseNever) != 0;
}

// Names of use "never". Only now, as such a row in the text's language speaks for the same letters in others.
void Disambiguator::drop_never() {
  auto& candidates = scratch_.candidates;
  auto& from = scratch_.candidate_matches;
  std::uint32_t kept = 0;
  // A name of several words that is never to link holds its words: no part of it links.
  auto silences = [&](const Reading& reading) {
    for (std::uint32_t c = reading.first_candidate; c < reading.first_candidate + reading.candidates; ++c) {
      if (is_never(candidates[c]) && matches_[from[c]].words > 1) {
        return true;
      }
    }
    return false;
  };
  std::uint32_t silenced = 0, ahead = 0;  // how far names reach that begin here or before
  for (Reading& reading : scratch_.readings) {
    for (; ahead < scratch_.readings.size() && scratch_.readings[ahead].begin <= reading.begin; ++ahead) {
      silenced = silences(scratch_.readings[ahead]) ? std::max(silenced, scratch_.readings[ahead].end) : silenced;
    }
    const std::uint32_t first = kept;
    const bool within = reading.end < silenced;
    for (std::uint32_t c = reading.first_candidate; c < reading.first_candidate + reading.candidates; ++c) {
      if (!within && !is_never(candidates[c])) {
        candidates[kept] = candidates[c];
        from[kept++] = from[c];
      }
    }
    reading.first_candidate = first;
    reading.candidates = kept - first;
  }
  candidates.resize(kept);
  from.resize(kept);
}

// Readings within a longer one that a gazetteer lists and that needs no support, or is long.
void Disambiguator::mark_inner() {
  auto is_firm = [&](const Reading& reading) {
    const auto first = scratch_.candidates.begin() + reading.first_candidate;
    return std::any_of(first, first + reading.candidates, [](const Candidate& c) {
      return c.match < MatchKind::kUnseen &&
             (value(c, Feature::kUnsupported) == 0 || value(c, Feature::kWords) >= kLongName);
    });
  };
  auto mark = [&](Reading& reading) {
    for (std::uint32_t c = reading.first_candidate; c < reading.first_candidate + reading.candidates; ++c) {
      Candidate& candidate = scratch_.candidates[c];
      value(candidate, is_unlisted(candidate) ? Feature::kNilInner : Feature::kInner) = 1;
    }
  };
  // By begin, the longest first, so that whatever reaches as far as an earlier one lies within it.
  auto& readings = scratch_.readings;
  std::uint32_t reach = 0;
  for (std::size_t first = 0; first < readings.size();) {
    std::size_t last = first;
    while (last < readings.size() && readings[last].begin == readings[first].begin) {
      ++last;
    }
    for (std::size_t i = last; i-- > first;) {
      if (readings[i].end <= reach) {
        mark(readings[i]);
      } else if (is_firm(readings[i])) {
        reach = readings[i].end;
      }
    }
    first = last;
  }
}

bool Disambiguator::needs_support(const Candidate& candidate) const {
  return !is_unlisted(candidate) && (index_.name(candidate.name).use & kUseContext) != 0;
}

// The surnames of persons named in full; false if nothing came of it.
bool Disambiguator::add_second_mentions() {
  choose(kEvidence, true);
  SecondMentions& mentions = scratch_.second_mentions;
  mentions.clear();
  for (std::uint32_t i : scratch_.chosen) {
    const Reading& reading = scratch_.readings[i];
    const NameMatch& match = matches_[reading.match];
    const Candidate& best = scratch_.candidates[reading.first_candidate];
    const EntityType type = is_unlisted(best) ? match.nil.type : index_.entity(best.entity).type;
    if (match.words > 1 && type == EntityType::kPerson && best.match != MatchKind::kUnseen) {
      mentions.add(tokens_, match);
    }
  }
  const std::size_t before = matches_.size();
  mentions.find(text_, tokens_, languages_, matches_);
  return matches_.size() > before;
}

void Disambiguator::find_named() {
  choose(kEvidence, true);
  Coherence& coherence = scratch_.coherence;
  coherence.clear();
  for (std::uint32_t i : scratch_.chosen) {
    const Reading& reading = scratch_.readings[i];
    if (const Candidate& best = scratch_.candidates[reading.first_candidate]; !is_unlisted(best)) {
      const bool alone = reading.candidates == (has_unlisted(reading) ? 2u : 1u);
      const bool firm = alone && index_.name(best.name).kind != NameKind::kShort;
      coherence.add_named(best.entity, {reading.begin, reading.end}, firm);
    }
  }
  coherence.find_neighbours(index_, memory_);
}

// The names that were read with the document's help; false if there are none.
bool Disambiguator::find_resolved() {
  choose(kEvidence, false);
  Coherence& coherence = scratch_.coherence;
  coherence.clear_resolved();
  bool unlisted = false;
  for (std::uint32_t i : scratch_.chosen) {
    const Reading& reading = scratch_.readings[i];
    const Candidate& best = scratch_.candidates[reading.first_candidate];
    if (is_unlisted(best)) {
      const NameMatch& match = matches_[reading.match];
      if (match.words > 1) {
        coherence.add_unlisted(last_word(match), reading.begin);
        unlisted = true;
      }
      continue;
    }
    if (best.match != MatchKind::kUnseen && (value(best, Feature::kRivals) > 0 || needs_support(best))) {
      coherence.add_resolved(best.entity, {reading.begin, reading.end});
    }
  }
  return coherence.has_resolved() || unlisted;
}

std::uint64_t Disambiguator::last_word(const NameMatch& match) const {
  return text::key_hash(tokens_.key(tokens_.tokens[match.last_token]));
}

bool Disambiguator::has_unlisted(const Reading& reading) const {
  const auto first = scratch_.candidates.begin() + reading.first_candidate;
  return std::any_of(first, first + reading.candidates, is_unlisted);
}

void Disambiguator::add_support() {
  const Coherence& coherence = scratch_.coherence;
  for (Reading& reading : scratch_.readings) {
    const Coherence::Place here{reading.begin, reading.end};
    std::int64_t latest = -1;
    Candidate* latest_candidate = nullptr;
    bool any_before = false;
    const NameMatch& match = matches_[reading.match];
    const bool unlisted_bearer =
        match.words == 1 && coherence.has_unlisted() && coherence.unlisted_before(last_word(match), reading.begin);
    for (std::uint32_t i = 0; i < reading.candidates; ++i) {
      Candidate& c = scratch_.candidates[reading.first_candidate + i];
      if (is_unlisted(c)) {
        continue;
      }
      value(c, Feature::kUnlistedBearer) = unlisted_bearer;
      if (value(c, Feature::kInner) > 0) {
        continue;
      }
      const Coherence::Naming named = coherence.named(c.entity, here, memory_);
      const Coherence::Naming resolved = coherence.resolved(c.entity, here);
      const bool same = named.before || named.behind;
      // What is known by its sound is no support for itself.
      const bool unseen = c.match == MatchKind::kUnseen;
      // Nor does a full name that is read wrongly become right by standing there twice.
      // For names that ask for support, kUnsupported tells it.
      const bool brief = !needs_support(c) && (value(c, Feature::kKindShort) > 0 || value(c, Feature::kRivals) > 0);
      value(c, Feature::kSupportSame) = unseen || !brief ? 0.0f : named.before ? 1.0f : same ? kNamedOnlyLater : 0.0f;
      value(c, Feature::kNamedLast) = 0;
      value(c, Feature::kSupportResolved) = unseen || same    ? 0.0f
                                            : resolved.before ? 1.0f
                                            : resolved.behind ? kNamedOnlyLater
                                                              : 0.0f;
      value(c, Feature::kSupportRelated) = coherence.relatedness(index_, c.entity, here, memory_);
      const Coherence::Country country = coherence.country(index_, c.entity);
      value(c, Feature::kMainCountry) = country == Coherence::Country::kMain;
      value(c, Feature::kOtherCountry) = country == Coherence::Country::kOther;
      if (needs_support(c)) {
        // A name that is also a word, written small, is the word: yekîtî "unity".
        value(c, Feature::kUnsupported) = value(c, Feature::kLowercase) > 0 ? 1.0f : unsupported(same, c);
        value(c, Feature::kWordUnsupported) = value(c, Feature::kUnsupported) * value(c, Feature::kWordToo);
      }
      any_before = any_before || (!unseen && named.before);
      value(c, Feature::kRivalNamed) = unseen || !named.before;  // if there is such a rival, see below
      if (!unseen && named.last_before > latest) {
        latest = named.last_before;
        latest_candidate = &c;
      }
    }
    for (std::uint32_t i = 0; i < reading.candidates && !any_before; ++i) {
      value(scratch_.candidates[reading.first_candidate + i], Feature::kRivalNamed) = 0;
    }
    if (latest_candidate && value(*latest_candidate, Feature::kRivals) > 0) {
      value(*latest_candidate, Feature::kNamedLast) = 1;
    }
  }
}

void Disambiguator::score() {
  auto& weighed = scratch_.weighed;
  weighed.clear();
  for (Reading& reading : scratch_.readings) {
    Candidate* const first = scratch_.candidates.data() + reading.first_candidate;
    // The best first; by entity ID where scores are equal, so that the order of the tables does not matter.
    for (std::uint32_t i = 0; i < reading.candidates; ++i) {
      first[i].score = ranker_.score(first[i]);
      const bool better =
          first[i].score > first[0].score ||
          (first[i].score == first[0].score && index_.entity(first[i].entity).id < index_.entity(first[0].entity).id);
      if (better) {
        std::swap(first[0], first[i]);
        std::swap(scratch_.candidate_matches[reading.first_candidate],
                  scratch_.candidate_matches[reading.first_candidate + i]);
      }
    }
    double weight = -std::numeric_limits<double>::infinity();
    if (reading.candidates > 0) {
      reading.match = scratch_.candidate_matches[reading.first_candidate];
      double sum = 0;
      for (std::uint32_t i = 0; i < reading.candidates; ++i) {
        sum += std::exp(static_cast<double>(first[i].score) - static_cast<double>(first[0].score));
      }
      weight = static_cast<double>(first[0].score) + std::log(sum);
    }
    weighed.push_back({reading.begin, reading.end, weight});
  }
  set_marginals(weighed, scratch_.segmentation);
  for (std::size_t r = 0; r < scratch_.readings.size(); ++r) {
    const Reading& reading = scratch_.readings[r];
    for (std::uint32_t i = 0; i < reading.candidates; ++i) {
      Candidate& c = scratch_.candidates[reading.first_candidate + i];
      const double share = std::exp(static_cast<double>(c.score) - weighed[r].weight);
      c.probability = static_cast<float>(ranker_.calibrated(weighed[r].marginal * share));
    }
  }
}

// Of the readings at least `least` probable, the set of which most can be expected to be right.
void Disambiguator::choose(double least, bool strong_only) {
  auto& valued = scratch_.valued;
  valued.clear();
  for (std::uint32_t i = 0; i < scratch_.readings.size(); ++i) {
    const Reading& reading = scratch_.readings[i];
    if (reading.candidates == 0) {
      continue;
    }
    const Candidate& best = scratch_.candidates[reading.first_candidate];
    const auto probability = static_cast<double>(best.probability);
    if (probability >= least && !(strong_only && value(best, Feature::kUnsupported) > 0)) {
      valued.push_back({reading.begin, reading.end, probability, i});
    }
  }
  choose_disjoint(valued, scratch_.segmentation, scratch_.chosen);
}

}  // namespace wasla::linking
