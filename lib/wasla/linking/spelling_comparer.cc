#include "wasla/linking/spelling_comparer.h"

#include <algorithm>

#include "wasla/linking/demonyms.h"
#include "wasla/linking/entity_classes.h"
#include "wasla/text/clitics.h"
#include "wasla/text/utf8.h"

namespace wasla::linking {
namespace {

using text::Token;

// Log odds, by the comparer, below which a name is not worth weighing.
constexpr double kLeastOdds = -3.0;
// So much the vectors may add to the odds of the letters.
constexpr double kVectorsWorth = 3.0;
// A suffix makes another word, unless the name is spelled worse without it by so many log odds.
constexpr double kSuffixWorth = 0.3;
constexpr std::size_t kShortestStem = 3;  // bytes
// What a form without its ending may lack of log odds and still be preferred.
constexpr double kEndingWorth = 1.0;

bool is_vowel(char sound) { return sound == 'a' || sound == 'e' || sound == 'i' || sound == 'o' || sound == 'u'; }

void drop_first_article(text::Spelling& spelling) {
  const std::uint16_t place = spelling.parts[0].begin;
  spelling.letters.erase(spelling.letters.begin() + place);
  spelling.parts[0].article = false;
  for (text::SpelledPart& part : spelling.parts) {
    part.begin = static_cast<std::uint16_t>(part.begin - (part.begin > place));
    --part.end;
  }
}

}  // namespace

SpellingComparer::SpellingComparer(const Index& index, const NameSounds& models, std::string_view text,
                                   const text::Tokens& tokens, SpellingScratch& scratch)
    : index_(index),
      models_(models),
      comparer_(models.names.alignment),
      text_(text),
      tokens_(tokens),
      scratch_(scratch) {}

void SpellingComparer::prepare(std::string_view written, text::FoldingProfile profile, SpellingScratch::Compared& out) {
  text::spell(written, profile, scratch_.spelling, out.spelling);
  text::skeletons(out.spelling, 0, out.spelling.parts.size(), out.skeletons);
  out.neutral = text::neutral_form(out.spelling);
  out.embedded = false;
}

// Whether the vectors know anything of it; its vector is made when it is first asked for.
bool SpellingComparer::embed(SpellingScratch::Compared& out) {
  if (!models_.names.vectors) {
    return false;
  }
  if (out.embedded) {
    return models::is_known(out.vector);
  }
  out.embedded = true;
  const std::size_t size = models_.names.vectors->dimensions();
  scratch_.sums.assign(size, 0);
  scratch_.word.resize(size);
  out.vector.resize(size);
  for (std::size_t part = 0; part < out.spelling.parts.size(); ++part) {
    const std::string neutral = text::neutral_form(out.spelling, part), letters = text::written(out.spelling, part);
    models_.names.vectors->embed({neutral, letters}, scratch_.word);
    models::add_scaled(scratch_.sums, scratch_.word, 1);
  }
  models::scale_vector(scratch_.sums, out.vector);
  return models::is_known(out.vector);
}

SpellingComparer::Likeness SpellingComparer::likeness(std::uint32_t begin, std::uint32_t end,
                                                      text::FoldingProfile profile) {
  prepare(text_.substr(begin, end - begin), profile, scratch_.surface);
  auto compared = [&](const models::ComparedName& query, const models::ComparedName& candidate) {
    models::MatchFeatures features = comparer_.features(query, candidate, scratch_.comparer);
    Likeness result{models_.names.weights.score(features, query.profile, candidate.profile),
                    features[static_cast<std::size_t>(models::MatchFeature::kWeakestPart)]};
    // What the vectors know nothing of says nothing; and what the letters rule out they do not save.
    if (result.odds > kLeastOdds - kVectorsWorth && embed(scratch_.surface) && embed(scratch_.name)) {
      features[static_cast<std::size_t>(models::MatchFeature::kVectors)] =
          static_cast<float>(models::cosine(scratch_.surface.vector, scratch_.name.vector));
      result.odds =
          models_.names.weights.score(features, query.profile, candidate.profile, {.alignment = true, .vectors = true});
    }
    return result;
  };
  const Likeness whole = compared(scratch_.surface.view(), scratch_.name.view());
  // Languages take a name over with its article or without: البصرة, Basra.
  auto& a = scratch_.surface.spelling;
  auto& b = scratch_.name.spelling;
  if (a.parts.empty() || b.parts.empty() || a.parts[0].article == b.parts[0].article) {
    return whole;
  }
  auto& longer = a.parts[0].article ? scratch_.surface : scratch_.name;
  scratch_.bare = longer;
  drop_first_article(scratch_.bare.spelling);
  const Likeness bare = &longer == &scratch_.surface ? compared(scratch_.bare.view(), scratch_.name.view())
                                                     : compared(scratch_.surface.view(), scratch_.bare.view());
  return bare.odds > whole.odds ? bare : whole;
}

bool SpellingComparer::compare(const NameView& name, const TokenSounds& beginnings, const TokenSounds& ends,
                               NameMatch& match) {
  const Token &head = tokens_.tokens[match.first_token], &tail = tokens_.tokens[match.last_token];
  prepare(name.text, text::spelling_profile(name.text, name.lang), scratch_.name);
  const text::FoldingProfile profile = sound_profile(match.language, head.script);
  Likeness best{kLeastOdds, 0};
  const SoundForm *first = nullptr, *last = nullptr;
  const bool one = match.first_token == match.last_token;
  for (const SoundForm& begin : beginnings.all()) {
    for (const SoundForm& end : one ? beginnings.all() : ends.all()) {
      if (one ? &begin != &end : begin.ending || end.proclitic) {
        continue;
      }
      const Likeness now = likeness(head.begin + begin.letters_begin, tail.begin + end.end, profile);
      if (end.ending && cuts_into_name(tail.begin + end.end, tail.end)) {
        continue;
      }
      // What may be an ending mostly is one.
      const double worth = last && end.end < last->end ? kEndingWorth : 0.0;
      if (now.odds > kLeastOdds && now.odds > best.odds - worth) {
        best = now.odds > best.odds ? now : best;
        first = &begin;
        last = &end;
      }
    }
  }
  if (!first) {
    return false;
  }
  match.begin = head.begin + first->begin;
  match.end = tail.begin + last->end;
  match.letters = static_cast<std::uint8_t>(
      std::min<std::size_t>(scratch_.name.spelling.letters.size() - scratch_.name.spelling.parts.size() - 1, 255));
  match.odds = static_cast<float>(best.odds);
  match.weakest_word = best.weakest_word;
  match.other_word = another_word(match, *last, profile, best.odds);
  return true;
}

// Where a name ends in a vowel, an ending of the text may be that vowel: Tirkiyê, Sûriye, کۆبانێ.
bool SpellingComparer::cuts_into_name(std::uint32_t end, std::uint32_t word_end) const {
  const std::string_view stem = scratch_.surface.neutral, name = scratch_.name.neutral;
  if (stem.empty() || name.empty() || !is_vowel(name.back())) {
    return false;
  }
  const std::string_view ending = text_.substr(end, word_end - end);
  const bool open = name.back() == 'a' || name.back() == 'e';
  if (is_vowel(stem.back())) {
    return open && stem.back() == 'i' && (ending == "ye" || ending == "ya" || ending == "یە");
  }
  static constexpr std::string_view kVowels[] = {"a", "e", "i", "o", "u", "ê", "î", "û", "ا", "ە", "ێ", "ی"};
  return std::any_of(std::begin(kVowels), std::end(kVowels), [&](auto vowel) { return ending.starts_with(vowel); });
}

// True if the last word is made from the name by an ending, such as the demonym.
bool SpellingComparer::another_word(const NameMatch& match, const SoundForm& last, text::FoldingProfile profile,
                                    double odds_as_it_is) {
  const std::string_view tail = text_.substr(match.end, match.token_end - match.end);
  const std::string_view surface = text_.substr(match.begin, match.end - match.begin);
  if (last.ending && !tail.empty()) {
    const EntityType type = index_.entity(match.entity).type;
    text::match_form(surface, profile, scratch_.stem);
    text::match_form(tail, profile, scratch_.ending);
    return text::makes_another_word(scratch_.ending.letters, scratch_.stem.letters, type == EntityType::kLocation,
                                    type == EntityType::kOrganisation);
  }
  prepare(surface, profile, scratch_.surface);
  const EntityView entity = index_.entity(match.entity);
  if (entity.type == EntityType::kLocation && may_be_land(entity.entity_class) &&
      sounds_like_demonym(scratch_.surface.neutral, scratch_.name.neutral)) {
    return true;
  }
  for (const std::string_view suffix : demonym_endings(profile)) {
    if (surface.size() > suffix.size() + kShortestStem && surface.ends_with(suffix) &&
        likeness(match.begin, match.end - static_cast<std::uint32_t>(suffix.size()), profile).odds >
            odds_as_it_is - kSuffixWorth) {
      return true;
    }
  }
  return false;
}

}  // namespace wasla::linking
