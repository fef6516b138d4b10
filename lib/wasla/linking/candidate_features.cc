#include "wasla/linking/candidate_features.h"

#include <algorithm>
#include <array>

namespace wasla::linking {
namespace {

constexpr int kShortWord = 4;            // letters
constexpr float kLooseLongName = 0.3f;   // kLoose of several words, which do not all happen to be alike
constexpr float kNoNameOfItsOwn = 0.6f;  // kLanguage where the gazetteer has no name in the text's language
constexpr float kOtherWords = 1.6f;      // kLanguage between languages of one script

constexpr float kFormerOffice = 0.5f;    // kOffice of a former one
constexpr float kTitleBehind = 0.5f;     // share of a title behind the name: it may begin the next clause
constexpr float kOfficesUnknown = 0.5f;  // kOtherOffice of a person of whom no office is known

constexpr std::uint32_t kBeside = 6;       // words that kRelatedBeside looks to either side
constexpr std::uint32_t kMostBeside = 24;  // matches

// How far to either side words are looked at for …
constexpr std::uint32_t kTopicWords = 14, kYearWords = 25, kGivenNameWords = 80;
constexpr int kFirstYear = 1000, kLastYear = 2100;
constexpr float kCommonnessUnit = 5;
constexpr float kCommonForLoose = 0.8f;  // from the class of common words on (models::kCommonWord)

// The years in a description; that of death apart.
struct Years {
  std::array<int, 8> years{};
  std::size_t count = 0;
  std::optional<int> death;

  bool has(int year) const { return std::find(years.begin(), years.begin() + count, year) != years.begin() + count; }
};

Years years_of(std::string_view description) {
  static constexpr std::string_view kDeaths[] = {"killed", "died", "executed", "assassinated", "murdered", "death"};
  Years result;
  bool dead = false;
  std::size_t word = 0;
  auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i <= description.size(); ++i) {
    const char c = i < description.size() ? description[i] : ' ';
    if (is_letter(c) || is_digit(c)) {
      continue;
    }
    const std::string_view found = description.substr(word, i - word);
    word = i + 1;
    dead = dead || std::find(std::begin(kDeaths), std::end(kDeaths), found) != std::end(kDeaths);
    if (found.size() == 4 && std::all_of(found.begin(), found.end(), is_digit)) {
      int year = 0;
      for (const char digit : found) {
        year = year * 10 + (digit - '0');
      }
      if (result.count < result.years.size()) {
        result.years[result.count++] = year;
      }
      result.death = dead ? std::optional(year) : result.death;
    }
  }
  return result;
}

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

bool outside(int year, std::optional<std::int16_t> from, std::optional<std::int16_t> to) {
  return (from && year < *from) || (to && year > *to);
}

}  // namespace

CandidateFeatures::CandidateFeatures(const Index& index, std::string_view text, const text::Tokens& tokens,
                                     const std::vector<NameMatch>& matches, const models::WordTable* words,
                                     const LinkOptions& options, TokenNotes& notes)
    : index_(index),
      text_(text),
      tokens_(tokens),
      matches_(matches),
      words_(words),
      options_(options),
      notes_(notes),
      cues_(index, text, tokens),
      titles_(text, tokens, notes.roles),
      country_(*parse_entity_class("country")) {
  set_roles();
  notes_.hashes.clear();
  notes_.titles = {};
  notes_.topics.resize(tokens.tokens.size());
  notes_.has_topics.assign(tokens.tokens.size(), false);
}

void CandidateFeatures::set_roles() const {
  auto& roles = notes_.roles;
  roles.assign(tokens_.tokens.size(), TokenRole::kOther);
  for (const NameMatch& match : matches_) {
    if (match.kind >= MatchKind::kUnseen || index_.name(match.name).use & (kUseNever | kUseContext)) {
      continue;
    }
    const TokenRole role =
        index_.entity(match.entity).type == EntityType::kPerson ? TokenRole::kPerson : TokenRole::kPlaceOrOrganisation;
    std::fill(roles.begin() + match.first_token, roles.begin() + match.last_token + 1, role);
  }
}

Candidate CandidateFeatures::of(std::uint32_t number) const {
  const NameMatch& match = matches_[number];
  if (match.kind == MatchKind::kNil) {
    return unlisted(match);
  }
  const EntityView entity = index_.entity(match.entity);
  const NameView name = index_.name(match.name);
  Candidate c;
  c.entity = match.entity;
  c.name = match.name;
  c.match = match.kind;
  value(c, Feature::kBias) = 1;
  value(c, Feature::kClitic) = match.kind == MatchKind::kClitic;
  value(c, Feature::kLoose) = match.kind != MatchKind::kLoose ? 0.0f
                              : match.words > 1               ? kLooseLongName
                              : match.letters <= kShortWord   ? 2.0f
                                                              : 1.0f;
  value(c, Feature::kVariant) = match.kind == MatchKind::kVariant;
  const bool antecedent = match.kind == MatchKind::kAntecedent;
  value(c, Feature::kAntecedent) = antecedent;
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
  value(c, Feature::kKindShort) = name.kind == NameKind::kShort || antecedent;
  value(c, Feature::kKindAcronym) = acronym;
  value(c, Feature::kUnsupported) = name.use & kUseContext ? 1.0f : 0.0f;
  value(c, Feature::kCaseDiffers) = match.case_differs && !match.lowercase;
  value(c, Feature::kLowercase) = !match.lowercase ? 0.0f : match.words == 1 ? 1.0f : 0.25f;
  const auto cue = static_cast<float>(cues_.type_cue(match, entity));
  value(c, Feature::kTypeCue) = cue;
  value(c, Feature::kQuoted) = cues_.quoted(match, entity);
  // Behind a class noun the ending is an ezafe: شاری فرانکفۆرتی ئەڵمانیا.
  value(c, Feature::kOtherWord) = cues_.other_word(match, entity, cue);
  value(c, Feature::kInsideName) = unseen ? cues_.inside_longer_name(match, entity)
                                          : cues_.inside_name(match, entity, antecedent ? NameKind::kShort : name.kind);
  if (entity.type != EntityType::kOrganisation && match.kind < MatchKind::kUnseen) {
    value(c, Feature::kInsideOrganisation) = cues_.behind_organisation_noun(match);
  }
  value(c, Feature::kOutOfTime) = options_.year && outside(*options_.year, name.from, name.to);
  if (match.words == 1 && !unseen) {
    value(c, Feature::kWordToo) = also_a_word(match);
    if (match.kind == MatchKind::kLoose && value(c, Feature::kWordToo) >= kCommonForLoose) {
      value(c, Feature::kLoose) = 2;
    }
  }
  return c;
}

Candidate CandidateFeatures::unlisted(const NameMatch& match) {
  Candidate c;
  c.match = MatchKind::kNil;
  value(c, Feature::kNil) = 1;
  value(c, Feature::kNilWords) = static_cast<float>(std::min<int>(match.words, 4) - 1);
  value(c, Feature::kNilTitle) = match.nil.titled;
  value(c, Feature::kNilGiven) = match.nil.given;
  value(c, Feature::kNilSurname) = match.nil.surname;
  value(c, Feature::kNilBegins) = match.nil.begins;
  value(c, Feature::kNilCommon) = match.nil.commonness;
  value(c, Feature::kNilAntecedent) = match.nil.antecedent;
  return c;
}

void CandidateFeatures::add_context(std::uint32_t number, Candidate& candidate) const {
  const NameMatch& match = matches_[number];
  set_related_beside(number, candidate);
  const EntityView entity = index_.entity(match.entity);
  set_topic_fit(match, entity, candidate);
  value(candidate, Feature::kYear) = year_fit(match, entity);
  if (entity.type != EntityType::kPerson) {
    return;
  }
  const TokenNotes::Titles& titles = titles_of(match);
  const OfficeSet before = titles.before, behind = titles.behind;
  const Offices& own = entity.offices;
  auto fit = [&](OfficeSet offices) { return before & offices ? 1.0f : behind & offices ? kTitleBehind : 0.0f; };
  value(candidate, Feature::kOffice) = std::max(fit(own.current), kFormerOffice * fit(own.former));
  if ((before | behind) == 0) {
    value(candidate, Feature::kOfficeNear) = titles.near & own.current  ? 1.0f
                                             : titles.near & own.former ? kFormerOffice
                                                                        : 0.0f;
  } else if (fit(own.current | own.former) == 0) {
    const float differs = (own.current | own.former) != 0 ? 1.0f : kOfficesUnknown;
    value(candidate, Feature::kOtherOffice) = before ? differs : differs * kTitleBehind;
  }
  if (match.words == 1) {
    value(candidate, Feature::kGivenName) = has_given_name(match);
  }
  if (options_.year && (before | behind) != 0 && outside(*options_.year, entity.from, entity.to)) {
    value(candidate, Feature::kOutOfTime) = 1;
  }
}

const TokenNotes::Titles& CandidateFeatures::titles_of(const NameMatch& match) const {
  TokenNotes::Titles& titles = notes_.titles;
  if (titles.first != match.first_token || titles.last != match.last_token) {
    titles = {match.first_token, match.last_token, titles_.before(match.first_token), titles_.behind(match.last_token),
              0};
    // Told only where no title stands beside the name.
    titles.near = (titles.before | titles.behind) == 0 ? titles_.near(match.first_token, match.last_token) : 0;
  }
  return titles;
}

TopicSet CandidateFeatures::topics_at(std::uint32_t token) const {
  if (!notes_.has_topics[token]) {
    notes_.has_topics[token] = true;
    notes_.topics[token] = topics_of_word(tokens_.key(tokens_.tokens[token]));
  }
  return notes_.topics[token];
}

void CandidateFeatures::set_topic_fit(const NameMatch& match, const EntityView& entity, Candidate& candidate) const {
  const auto count = static_cast<std::uint32_t>(tokens_.tokens.size());
  const std::uint32_t first = match.first_token > kTopicWords ? match.first_token - kTopicWords : 0;
  const std::uint32_t last = std::min(count, match.last_token + 1 + kTopicWords);
  int fits = 0, others = 0;
  for (std::uint32_t i = first; i < last; ++i) {
    if (i >= match.first_token && i <= match.last_token) {
      continue;
    }
    if (const TopicSet topics = topics_at(i)) {
      (topics & entity.topics ? fits : others) += 1;
    }
  }
  value(candidate, Feature::kTopic) = static_cast<float>(std::min(fits, 3)) / 3;
  value(candidate, Feature::kOtherTopic) = static_cast<float>(std::min(others, 3)) / 3;
}

float CandidateFeatures::year_fit(const NameMatch& match, const EntityView& entity) const {
  const auto count = static_cast<std::uint32_t>(tokens_.tokens.size());
  const std::uint32_t first = match.first_token > kYearWords ? match.first_token - kYearWords : 0;
  const std::uint32_t last = std::min(count, match.last_token + 1 + kYearWords);
  float best = 0;
  for (std::uint32_t i = first; i < last; ++i) {
    const text::Token& token = tokens_.tokens[i];
    if (token.script != text::CharKind::kDigit || token.key_length != 4) {
      continue;
    }
    int year = 0;
    for (const std::uint8_t letter : tokens_.key(token)) {
      year = letter >= '0' && letter <= '9' ? year * 10 + (letter - '0') : -10000;
    }
    if (year < kFirstYear || year > kLastYear) {
      continue;
    }
    const Years known = years_of(entity.description);
    if (known.death && year > *known.death) {
      best = best > 0 ? best : -1;
    } else if (known.has(year)) {
      return 1;
    } else if ((entity.from || entity.to) && !outside(year, entity.from, entity.to)) {
      best = std::max(best, 0.5f);
    }
  }
  return best;
}

// The first word of the person's name in the language of the text, anywhere near but in the mention itself.
bool CandidateFeatures::has_given_name(const NameMatch& match) const {
  if (notes_.hashes.empty()) {
    notes_.hashes.reserve(tokens_.tokens.size());
    for (const text::Token& token : tokens_.tokens) {
      notes_.hashes.push_back(text::key_hash(tokens_.key(token)));
    }
  }
  text::tokenize(index_.label(match.entity, to_string(match.language)), notes_.label);
  if (notes_.label.tokens.size() < 2) {
    return false;
  }
  const std::uint64_t given = text::key_hash(notes_.label.key(notes_.label.tokens[0]));
  const auto count = static_cast<std::uint32_t>(tokens_.tokens.size());
  const std::uint32_t first = match.first_token > kGivenNameWords ? match.first_token - kGivenNameWords : 0;
  const std::uint32_t last = std::min(count, match.last_token + 1 + kGivenNameWords);
  for (std::uint32_t i = first; i < last; ++i) {
    if (notes_.hashes[i] == given && (i < match.first_token || i > match.last_token)) {
      return true;
    }
  }
  return false;
}

float CandidateFeatures::also_a_word(const NameMatch& match) const {
  if (!words_ || match.first_token != match.last_token) {
    return 0;
  }
  const text::Token& token = tokens_.tokens[match.first_token];
  const float commonness = static_cast<float>(words_->commonness(match.language, tokens_.key(token))) / kCommonnessUnit;
  const bool begins = match.first_token == 0 || token.gap > text::Gap::kSoft;
  // In a line of capitals they tell nothing.
  const bool shouted = (token.flags & text::kAllCapitals) && match.first_token > 0 &&
                       (tokens_.tokens[match.first_token - 1].flags & text::kAllCapitals);
  const bool capital = token.script == text::CharKind::kLatin && (token.flags & text::kCapital) && !begins && !shouted;
  return capital ? 0.5f * commonness : commonness;
}

// An entity related to this one, named a few words away by a name that needs no support.
void CandidateFeatures::set_related_beside(std::uint32_t number, Candidate& candidate) const {
  const NameMatch& match = matches_[number];
  const auto related = index_.related(match.entity);
  if (related.empty()) {
    return;
  }
  auto look_at = [&](const NameMatch& other) {
    const bool apart = other.last_token < match.first_token || other.first_token > match.last_token;
    if (!apart || other.kind >= MatchKind::kUnseen || other.entity == match.entity ||
        !std::binary_search(related.begin(), related.end(), other.entity) ||
        index_.name(other.name).use & (kUseNever | kUseContext)) {
      return;
    }
    const bool country = index_.entity(other.entity).entity_class == country_;
    value(candidate, country ? Feature::kCountryBeside : Feature::kRelatedBeside) = 1;
  };
  std::uint32_t seen = 0;
  for (std::uint32_t i = number; i > 0 && seen < kMostBeside; ++seen) {
    --i;
    if (matches_[i].last_token + kBeside < match.first_token) {
      break;
    }
    look_at(matches_[i]);
  }
  seen = 0;
  for (std::uint32_t i = number + 1; i < matches_.size() && seen < kMostBeside; ++i, ++seen) {
    if (matches_[i].first_token > match.last_token + kBeside) {
      break;
    }
    look_at(matches_[i]);
  }
}

}  // namespace wasla::linking
