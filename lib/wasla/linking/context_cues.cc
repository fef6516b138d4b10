#include "wasla/linking/context_cues.h"

#include <algorithm>

#include "wasla/index/name_path.h"
#include "wasla/linking/entity_classes.h"
#include "wasla/linking/head_words.h"

namespace wasla::linking {
namespace {

using text::Gap;
using text::Token;

constexpr float kOtherWordOfTown = 0.3f;  // kOtherWord of a place that is no country or the like
constexpr float kPlaceInsideName = 0.8f;  // kInsideName of a place behind a capitalised word
constexpr float kPlaceBeforeName = 0.4f;  // … before one

constexpr float kInsideLongerName = 2.5f;  // … of a name known by its sound

// A word between a class noun and its name: "city of Erbil".
bool is_of(std::string_view word) { return word == "of"; }

bool is_quoted(std::string_view text, std::size_t begin, std::size_t end) {
  static constexpr std::pair<std::string_view, std::string_view> kQuotes[] = {
      {"\"", "\""}, {"«", "»"}, {"“", "”"}, {"”", "“"}, {"”", "”"}};
  return std::any_of(std::begin(kQuotes), std::end(kQuotes), [&](const auto& quotes) {
    return text.substr(0, begin).ends_with(quotes.first) && text.substr(end).starts_with(quotes.second);
  });
}

// Only an opening quotation mark between this word and the one before: صحيفة «الشرق الأوسط».
bool behind_quote(std::string_view text, const text::Tokens& tokens, std::uint32_t token) {
  const std::uint32_t from = tokens.tokens[token - 1].end;
  const std::string_view between = text.substr(from, tokens.tokens[token].begin - from);
  return between == " \"" || between == " «" || between == " “" || between == " ”" || between == " ‘";
}

// العاصمة السعودية, عائلة سورية: behind a noun the name of a country in ‑ية is the adjective.
bool is_adjective(std::span<const std::uint8_t> before, std::span<const std::uint8_t> word) {
  if (word.size() < 5 || word[word.size() - 1] != text::kHeh || word[word.size() - 2] != text::kYeh ||
      before.size() < 4) {
    return false;
  }
  auto definite = [](std::span<const std::uint8_t> key) { return key[0] == text::kAlef && key[1] == text::kLam; };
  return definite(word) ? definite(before) && before.size() >= 5 : before.back() == text::kHeh;
}

}  // namespace

ContextCues::ContextCues(const Index& index, std::string_view text, const text::Tokens& tokens)
    : index_(index),
      text_(text),
      tokens_(tokens),
      country_(*parse_entity_class("country")),
      media_(*parse_entity_class("media")),
      capital_(*parse_entity_class("capital")) {}

double ContextCues::type_cue(const NameMatch& match, const EntityView& entity) const {
  auto cue = [&](std::uint32_t token) {
    const HeadWord* word = find_head_word(tokens_.key(tokens_.tokens[token]));
    if (!word || word->type != entity.type) {
      return 0.0;
    }
    return word->entity_class && *word->entity_class == entity.entity_class ? 1.0 : 0.5;
  };
  double best = 0;
  if (match.first_token > 0 &&
      (tokens_.tokens[match.first_token].gap <= Gap::kNewline || behind_quote(text_, tokens_, match.first_token))) {
    std::uint32_t before = match.first_token - 1;
    const Token& token = tokens_.tokens[before];
    if (before > 0 && is_of(text_.substr(token.begin, token.end - token.begin)) && token.gap <= Gap::kNewline) {
      --before;
    }
    best = std::max(best, cue(before));
  }
  const std::uint32_t behind = match.last_token + 1;
  if (behind < tokens_.tokens.size() && tokens_.tokens[behind].gap <= Gap::kSoft &&
      entity.type != EntityType::kPerson && tokens_.tokens[behind].script == text::CharKind::kLatin) {
    best = std::max(best, cue(behind));
  }
  return best;
}

// The press writes the names of newspapers and channels in quotation marks: لـ«الشرق الأوسط».
float ContextCues::quoted(const NameMatch& match, const EntityView& entity) const {
  if (!is_quoted(text_, match.begin, match.end)) {
    return 0;
  }
  return entity.entity_class == media_ ? 1.0f : entity.type == EntityType::kLocation ? -1.0f : 0.0f;
}

float ContextCues::other_word(const NameMatch& match, const EntityView& entity, float cue) const {
  const Token& token = tokens_.tokens[match.first_token];
  if (entity.entity_class == country_ && match.words == 1 && match.language == Language::kArabic &&
      match.first_token > 0 && token.gap == Gap::kSoft && match.begin == token.begin &&
      is_adjective(tokens_.key(tokens_.tokens[match.first_token - 1]), tokens_.key(token))) {
    return 1.0f;
  }
  // Behind a class noun the ending is an ezafe: شاری فرانکفۆرتی ئەڵمانیا.
  if (!match.other_word || (match.maybe_ezafe && cue > 0)) {
    return 0.0f;
  }
  return match.maybe_ezafe && !is_land(entity.entity_class) ? kOtherWordOfTown : 1.0f;
}

// How much speaks for the match being a part of a longer name that is not known: "Thamer Latif al-Rikabi", "Karim
// Abboud al-Sarraji", "Miami Herald", فيصل بن عبدالعزيز.
float ContextCues::inside_name(const NameMatch& match, const EntityView& entity, NameKind kind) const {
  const std::uint32_t first = match.first_token, behind = match.last_token + 1;
  const auto& tokens = tokens_.tokens;
  const bool surname = entity.type == EntityType::kPerson && kind == NameKind::kShort;
  auto joined = [&](std::uint32_t i) { return tokens[i].gap == Gap::kSoft; };
  if (entity.type == EntityType::kPerson && first > 0 && joined(first) &&
      is_patronymic(tokens_.key(tokens[first - 1]))) {
    return 1.0f;
  }
  if (tokens[first].script == text::CharKind::kArabic && match.words == 1 &&
      (surname || entity.type == EntityType::kLocation) && behind_given_name(match)) {
    return 1.0f;
  }
  if (tokens[first].script != text::CharKind::kLatin ||
      !(surname || (entity.type == EntityType::kLocation && match.words == 1))) {
    return 0.0f;
  }
  auto is_name_part = [&](std::uint32_t i) {
    const Token& token = tokens[i];
    return token.script == text::CharKind::kLatin && token.flags & text::kCapital &&
           !(token.flags & text::kAllCapitals) && token.key_length > 2 && !find_head_word(tokens_.key(token)) &&
           !is_calendar_word(tokens_.key(token));
  };
  // At the beginning of a sentence any word has a capital.
  if (first > 1 && joined(first) && joined(first - 1) && is_name_part(first - 1)) {
    return surname ? 1.0f : kPlaceInsideName;
  }
  if (behind < tokens.size() && joined(behind)) {
    const bool article = index::is_latin_article(text_, tokens_, behind) && behind + 1 < tokens.size();
    if (article ? surname && is_name_part(behind + 1) : is_name_part(behind)) {
      return surname || begins_organisation(tokens_.key(tokens[behind])) ? 1.0f : kPlaceBeforeName;
    }
  }
  return 0.0f;
}

// The word before begins the names of persons, in a text without capitals: زيلان جوانڕۆ, عمر الحريري, أبو هنية.
bool ContextCues::behind_given_name(const NameMatch& match) const {
  const auto& tokens = tokens_.tokens;
  const std::uint32_t first = match.first_token;
  if (first == 0 || tokens[first].gap != Gap::kSoft || match.begin != tokens[first].begin) {
    return false;
  }
  const auto key = tokens_.key(tokens[first - 1]);
  return !find_head_word(key) && (index_.name_word(text::key_hash(key)) & kGivenName) != 0;
}

bool ContextCues::behind_organisation_noun(const NameMatch& match) const {
  const auto& tokens = tokens_.tokens;
  std::uint32_t first = match.first_token;
  if (first == 0 || tokens[first].gap != Gap::kSoft) {
    return false;
  }
  const Token& before = tokens[first - 1];
  if (before.script == text::CharKind::kLatin) {
    // English and Kurmanji lead on with a small word, and the noun has a capital if the whole is a name.
    static constexpr std::string_view kLeads[] = {"of", "a", "ya", "yê", "yên", "ê"};
    const std::string_view word = text_.substr(before.begin, before.end - before.begin);
    const bool leads = std::find(std::begin(kLeads), std::end(kLeads), word) != std::end(kLeads);
    first -= leads ? 1 : 0;
    for (std::uint32_t back = 1; back <= 3 && back <= first; ++back) {
      const Token& noun = tokens[first - back];
      if (!(noun.flags & text::kCapital) || (back > 1 && tokens[first - back + 1].gap != Gap::kSoft)) {
        return false;
      }
      if (names_organisation(tokens_.key(noun))) {
        return leads || match.language == Language::kKurmanji;
      }
    }
    return false;
  }
  return names_organisation(tokens_.key(before));
}

// The same for a name known by its sound, of which any word beside may be a part: Barzan International, سوپای قودس,
// Partiya Demokrat a Kurdistanê. It weighs more there.
float ContextCues::inside_longer_name(const NameMatch& match, const EntityView& entity) const {
  const auto& tokens = tokens_.tokens;
  auto key = [&](std::size_t i) { return tokens_.key(tokens[i]); };
  auto capital = [&](std::size_t i) {
    return tokens[i].script == text::CharKind::kLatin && tokens[i].flags & text::kCapital;
  };
  const std::size_t behind = match.last_token + 1;
  if (behind < tokens.size() && tokens[behind].gap == Gap::kSoft && capital(behind) && capital(match.last_token) &&
      match.end == tokens[match.last_token].end && !is_calendar_word(key(behind))) {
    const HeadWord* head = find_head_word(key(behind));
    if (!head || head->type != EntityType::kPerson) {
      return kInsideLongerName;
    }
  }
  const bool person = entity.type == EntityType::kPerson;
  if (entity.type == EntityType::kOrganisation || (person && match.words > 1)) {
    return 0.0f;
  }
  // What leads from the noun of an organisation to the name it is called after.
  auto leads_on = [&](std::size_t i, const HeadWord* head) {
    const Token& token = tokens[i];
    const std::string_view word = text_.substr(token.begin, token.end - token.begin);
    if (token.script == text::CharKind::kLatin) {
      return capital(i) || word == "of" || word == "the" || word == "a" || word == "ya" || word == "yê" ||
             word == "yên";
    }
    return word.starts_with("ال") || word.ends_with("ی") || (head && head->class_noun);
  };
  for (std::size_t i = match.first_token; i > 0 && tokens[i].gap == Gap::kSoft && match.first_token - i < 4;) {
    --i;
    const HeadWord* head = find_head_word(key(i));
    // "Region" and "camp" stay in the mention: إقليم كردستان.
    const bool kept = head && head->type == EntityType::kLocation && !head->class_noun && head->entity_class &&
                      head->entity_class != capital_;
    if (begins_organisation(key(i)) || kept) {
      return kInsideLongerName;
    }
    if (i + 1 == match.first_token && i > 0 && capital(i) && tokens[i].gap <= Gap::kSoft && !head &&
        !is_calendar_word(key(i))) {
      return kInsideLongerName;  // at the beginning of a sentence any word has a capital
    }
    if (person || !leads_on(i, head)) {
      break;
    }
  }
  return 0.0f;
}

}  // namespace wasla::linking
