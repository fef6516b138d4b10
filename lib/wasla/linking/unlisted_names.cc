#include "wasla/linking/unlisted_names.h"

#include <algorithm>
#include <array>

#include "wasla/linking/head_words.h"

namespace wasla::linking {
namespace {

using text::CharKind;
using text::Gap;
using text::Token;

constexpr std::uint32_t kLongestLatin = 6, kLongestArabic = 4, kLongestLedOn = 9;  // words
constexpr float kCommonnessUnit = 5;                                               // as Feature::kWordToo

class Finder {
 public:
  Finder(const Index& index, std::string_view text, const text::Tokens& tokens,
         const std::vector<text::LineLanguages>& languages, const models::WordTable* words,
         std::vector<NameMatch>& matches)
      : index_(index), text_(text), tokens_(tokens), languages_(languages), words_(words), matches_(matches) {}

  void run() {
    const auto count = static_cast<std::uint32_t>(tokens_.tokens.size());
    for (std::uint32_t i = 0; i < count;) {
      const std::uint32_t end = tokens_.tokens[i].script == CharKind::kLatin    ? latin(i)
                                : tokens_.tokens[i].script == CharKind::kArabic ? arabic(i)
                                                                                : i;
      i = std::max(end, i + 1);
    }
  }

 private:
  const Token& token(std::uint32_t i) const { return tokens_.tokens[i]; }
  std::span<const std::uint8_t> key(std::uint32_t i) const { return tokens_.key(tokens_.tokens[i]); }
  std::string_view written(std::uint32_t i) const {
    return text_.substr(token(i).begin, token(i).end - token(i).begin);
  }
  const HeadWord* head_word(std::uint32_t i) const { return find_head_word(key(i)); }
  std::uint8_t name_word(std::uint32_t i) const { return index_.name_word(text::key_hash(key(i))); }

  bool behind_title(std::uint32_t i) const {
    const HeadWord* word = i > 0 && token(i).gap <= Gap::kDot ? head_word(i - 1) : nullptr;
    return word && word->type == EntityType::kPerson && !word->entity_class;
  }
  bool begins_sentence(std::uint32_t i) const { return i == 0 || token(i).gap >= Gap::kNewline; }
  bool is_capital(std::uint32_t i) const {
    return token(i).script == CharKind::kLatin && (token(i).flags & text::kCapital) && token(i).key_length >= 2;
  }
  bool is_particle(std::uint32_t i) const {
    static constexpr std::array<std::string_view, 9> kParticles{"al", "el",  "bin", "ibn", "bint",
                                                                "de", "van", "von", "ul"};
    return std::find(kParticles.begin(), kParticles.end(), written(i)) != kParticles.end();
  }
  std::uint8_t commonness(std::uint32_t i) const {
    return words_ ? words_->commonness(text::language_at(languages_, token(i)), key(i)) : 0;
  }

  // The run of capitalised words from `i`: whole, and without a first word that has its capital from the sentence.
  std::uint32_t latin(std::uint32_t i) {
    if (!is_capital(i)) {
      return i;
    }
    const auto count = static_cast<std::uint32_t>(tokens_.tokens.size());
    std::uint32_t end = i;
    for (std::uint32_t j = i; j < count && j - i < kLongestLatin; ++j) {
      if (j > i && token(j).gap > Gap::kSoft) {
        break;
      }
      if (is_capital(j)) {
        end = j + 1;
      } else if (!is_particle(j)) {
        break;
      }
    }
    std::uint32_t first = i;
    while (first < end && outside_name(first)) {
      ++first;
    }
    if (first == end) {
      return end;
    }
    add(first, end);
    if (const std::uint32_t far = led_on(end); far > end && far - first <= kLongestLedOn) {
      add(first, far);
    }
    if (begins_sentence(first) && end - first > 1 && !outside_name(first + 1) && is_capital(first + 1)) {
      add(first + 1, end);
    }
    return end;
  }
  // Where a name goes on behind "of" or an ezafe: Lion of Anbar, Komeleya Rojnamevanan a Kurdistanê.
  std::uint32_t led_on(std::uint32_t end) const {
    static constexpr std::array<std::string_view, 8> kLeads{"of", "the", "a", "ya", "yê", "yên", "ê", "for"};
    const auto count = static_cast<std::uint32_t>(tokens_.tokens.size());
    std::uint32_t next = end;
    while (next < count && next - end < 2 && token(next).gap == Gap::kSoft &&
           std::find(kLeads.begin(), kLeads.end(), written(next)) != kLeads.end()) {
      ++next;
    }
    if (next == end) {
      return end;
    }
    while (next < count && token(next).gap == Gap::kSoft && is_capital(next)) {
      end = ++next;
    }
    return end;
  }
  // Titles, days, points of the compass.
  bool outside_name(std::uint32_t i) const {
    const HeadWord* word = head_word(i);
    return (word && word->type == EntityType::kPerson) || is_calendar_word(key(i)) || is_particle(i);
  }

  std::uint32_t arabic(std::uint32_t i) {
    const bool titled = behind_title(i), given = (name_word(i) & kGivenName) != 0;
    if ((!titled && !given) || token(i).key_length < 2 || head_word(i)) {
      return i;
    }
    const auto count = static_cast<std::uint32_t>(tokens_.tokens.size());
    std::uint32_t end = i + 1;
    while (end < count && end - i < kLongestArabic && token(end).gap == Gap::kSoft &&
           token(end).script == CharKind::kArabic && may_go_on(end)) {
      ++end;
    }
    for (std::uint32_t last = i + 2; last <= end; ++last) {
      add(i, last);
    }
    return i + 1;
  }
  // A part of a person's name behind the first: known as one, or no common word.
  bool may_go_on(std::uint32_t i) const {
    return !head_word(i) && token(i).key_length >= 2 &&
           (name_word(i) != 0 || is_patronymic(key(i)) || commonness(i) < models::kCommonWord);
  }

  void add(std::uint32_t first, std::uint32_t end) {
    NameMatch match;
    match.begin = match.token_begin = token(first).begin;
    match.end = match.token_end = token(end - 1).end;
    match.first_token = first;
    match.last_token = end - 1;
    match.kind = MatchKind::kNil;
    match.language = text::language_at(languages_, token(first));
    match.words = static_cast<std::uint8_t>(end - first);
    match.nil.titled = behind_title(first);
    match.nil.begins = begins_sentence(first);
    match.nil.given = (name_word(first) & kGivenName) != 0 && end - first > 1;
    match.nil.surname = (name_word(end - 1) & kSurname) != 0;
    int common = 0;
    for (std::uint32_t i = first; i < end; ++i) {
      // A capital within a sentence says that it is none.
      const bool told = is_capital(i) && !begins_sentence(i);
      common += told ? 0 : commonness(i);
    }
    match.nil.commonness = static_cast<float>(common) / kCommonnessUnit / static_cast<float>(end - first);
    match.nil.type = type_of(match);
    matches_.push_back(match);
  }

  EntityType type_of(const NameMatch& match) const {
    if (match.nil.titled || match.nil.given) {
      return EntityType::kPerson;
    }
    for (std::uint32_t i = match.first_token; i <= match.last_token; ++i) {
      if (begins_organisation(key(i))) {
        return EntityType::kOrganisation;
      }
      if (const HeadWord* word = head_word(i); word && match.words > 1) {
        return word->type;
      }
    }
    if (match.first_token > 0 && token(match.first_token).gap <= Gap::kNewline) {
      if (const HeadWord* word = head_word(match.first_token - 1)) {
        return word->type;
      }
    }
    return match.nil.surname && match.words > 1 ? EntityType::kPerson : EntityType::kMiscellaneous;
  }

  const Index& index_;
  std::string_view text_;
  const text::Tokens& tokens_;
  const std::vector<text::LineLanguages>& languages_;
  const models::WordTable* words_;
  std::vector<NameMatch>& matches_;
};

}  // namespace

void find_unlisted_names(const Index& index, std::string_view text, const text::Tokens& tokens,
                         const std::vector<text::LineLanguages>& languages, const models::WordTable* words,
                         std::vector<NameMatch>& matches) {
  Finder(index, text, tokens, languages, words, matches).run();
}

}  // namespace wasla::linking
