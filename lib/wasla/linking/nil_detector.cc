#include "wasla/linking/nil_detector.h"

#include <algorithm>
#include <map>
#include <string>

#include "wasla/linking/head_words.h"

namespace wasla::linking {
namespace {

using text::CharKind;
using text::Gap;
using text::Token;
using text::Tokens;

constexpr std::size_t kLongestNilName = 6;    // words
constexpr std::size_t kWordsBehindTitle = 2;  // Arabic script: given name and surname

class NilDetector {
 public:
  NilDetector(std::string_view text, const Tokens& tokens, const std::vector<text::LineLanguages>& languages,
              std::vector<Mention>& mentions)
      : text_(text), tokens_(tokens), languages_(languages), mentions_(mentions), linked_(mentions.size()) {}

  void run() {
    for (std::size_t i = 0; i < tokens_.tokens.size();) {
      const std::size_t end = tokens_.tokens[i].script == CharKind::kLatin ? latin_name(i) : titled_name(i);
      if (end == i) {
        ++i;
        continue;
      }
      add(i, end);
      i = end;
    }
    std::sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
    number_clusters();
  }

 private:
  bool free(const Token& token) {
    while (at_ < linked_ && mentions_[at_].end <= token.begin) {
      ++at_;
    }
    std::size_t m = at_;
    return m >= linked_ || mentions_[m].begin >= token.end;
  }

  const HeadWord* head_word(std::size_t i) const { return find_head_word(tokens_.key(tokens_.tokens[i])); }
  bool behind_title(std::size_t i) const {
    if (i == 0 || tokens_.tokens[i].gap > Gap::kDot) {
      return false;
    }
    const HeadWord* word = head_word(i - 1);
    return word && word->type == EntityType::kPerson && !word->entity_class;
  }
  bool begins_sentence(std::size_t i) const {
    const Gap gap = tokens_.tokens[i].gap;
    return gap == Gap::kBreak || gap == Gap::kNewline || gap == Gap::kDot;
  }
  bool is_capital(std::size_t i) const {
    const Token& token = tokens_.tokens[i];
    return token.script == CharKind::kLatin && token.flags & text::kCapital && token.key_length >= 2;
  }
  bool is_particle(std::size_t i) const {
    const Token& token = tokens_.tokens[i];
    const std::string_view word = text_.substr(token.begin, token.end - token.begin);
    return word == "al" || word == "el" || word == "bin" || word == "ibn" || word == "de" || word == "van" ||
           word == "von";
  }

  // The end of a run of capitalised words from `i`, or `i`.
  std::size_t latin_name(std::size_t i) {
    if (!is_capital(i) || head_word(i)) {
      return i;
    }
    std::size_t end = i, words = 0;
    for (std::size_t j = i; j < tokens_.tokens.size() && j - i < kLongestNilName; ++j) {
      if ((j > i && tokens_.tokens[j].gap > Gap::kSoft) || !free(tokens_.tokens[j])) {
        break;
      }
      if (is_capital(j)) {
        end = j + 1;
        ++words;
      } else if (!is_particle(j)) {
        break;
      }
    }
    // One word is a name behind a title; two at the beginning of a sentence may be "The Ministry".
    const std::size_t needed = behind_title(i) ? 1 : begins_sentence(i) ? 3 : 2;
    return words >= needed ? end : i;
  }

  // Arabic script has no capitals: the words behind a title.
  std::size_t titled_name(std::size_t i) {
    if (!behind_title(i) || tokens_.tokens[i].script != CharKind::kArabic) {
      return i;
    }
    std::size_t end = i;
    while (end < tokens_.tokens.size() && end - i < kWordsBehindTitle) {
      const Token& token = tokens_.tokens[end];
      if (token.script != CharKind::kArabic || token.key_length < 3 || head_word(end) || !free(token) ||
          (end > i && token.gap > Gap::kSoft)) {
        break;
      }
      ++end;
    }
    return end - i == kWordsBehindTitle ? end : i;
  }

  void add(std::size_t first, std::size_t end) {
    Mention mention;
    mention.begin = mention.token_begin = tokens_.tokens[first].begin;
    mention.end = mention.token_end = tokens_.tokens[end - 1].end;
    const Token& token = tokens_.tokens[first];
    mention.language = text::language_at(languages_, token);
    if (behind_title(first)) {
      mention.nil_type = EntityType::kPerson;
    }
    mentions_.push_back(std::move(mention));
  }

  void number_clusters() {
    std::map<std::string, std::uint32_t> clusters;
    for (Mention& mention : mentions_) {
      if (mention.linked) {
        continue;
      }
      std::string key;
      auto at = std::lower_bound(tokens_.tokens.begin(), tokens_.tokens.end(), mention.begin,
                                 [](const Token& t, std::uint64_t b) { return t.begin < b; });
      for (; at != tokens_.tokens.end() && at->begin < mention.end; ++at) {
        const auto bytes = tokens_.key(*at);
        key.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        key += ' ';
      }
      mention.nil = clusters.emplace(key, static_cast<std::uint32_t>(clusters.size() + 1)).first->second;
    }
  }

  std::string_view text_;
  const Tokens& tokens_;
  const std::vector<text::LineLanguages>& languages_;
  std::vector<Mention>& mentions_;
  std::size_t linked_;  // mentions before ours, by position
  std::size_t at_ = 0;
};

}  // namespace

void add_nil_mentions(std::string_view text, const Tokens& tokens, const std::vector<text::LineLanguages>& languages,
                      std::vector<Mention>& mentions) {
  mentions.reserve(mentions.size() + 16);
  NilDetector(text, tokens, languages, mentions).run();
}

}  // namespace wasla::linking
