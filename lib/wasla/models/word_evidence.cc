#include "wasla/models/word_evidence.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "wasla/models/word_stems.h"
#include "wasla/models/word_table.h"

namespace wasla::models {
namespace {

// One use in a small text may be chance.
constexpr double kChanceUses = 1.5;
// Classes: kCommonWord at this many uses a million, and so many more for each doubling.
constexpr double kCommonPerMillion = 1;
constexpr double kClassesPerDoubling = 0.8;

// Strength of the signs that a word is a word.
constexpr double kUnknownWord = 0.5;
constexpr double kLemma = 4;
constexpr double kInflected = 20;            // times the share of nominal forms
constexpr double kFrequentPerMillion = 500;  // few names are more frequent than this; enters squared
// At most, of a name that a gazetteer has no doubt of: Iraq is frequent in its news, and in some dictionaries.
constexpr double kFrequentName = 1;
constexpr double kLemmaOfName = 1;
constexpr double kStemIsWord = 0.75;
constexpr double kArticleBeforeWord = 6;
constexpr double kLetterCase = 2;
// Of a name: a counted list, made of subtitles perhaps, is full of names; what no text has and nothing is made of may
// be one.
constexpr double kOnlyCounted = 1;
// A capital says less of a word that no list of names has: a weekday, a language.
constexpr double kUnlistedCapital = 0.2;
// Below the first share a word is a name; from the second on it is surely a word, however seldom it was seen.
constexpr double kNameShare = 0.23;
constexpr double kWordShare = 0.6;

// Weights of names by what they say of a single word of theirs. A place's name in several words is half class nouns
// and adjectives, and so is nearly every organisation's.
constexpr double kUnambiguous = 30;  // in one word, and the gazetteer has no doubt
constexpr double kPersonPart = 1;
constexpr double kPlaceAlone = 4;
constexpr double kPlacePart = 0.02;
constexpr double kOtherAlone = 2;
constexpr double kOtherPart = 0;

constexpr std::size_t kTextBlock = 1 << 20;

std::span<const std::uint8_t> bytes_of(const std::string& key) {
  return {reinterpret_cast<const std::uint8_t*>(key.data()), key.size()};
}

int class_of(double per_million) {
  if (per_million <= 0) {
    return 0;
  }
  const double step = kCommonWord + kClassesPerDoubling * std::log2(per_million / kCommonPerMillion);
  return std::clamp(static_cast<int>(std::floor(step)), 1, kHighestWordClass);
}

// عبد makes a name of God of the word behind it; what it says of that word is nothing.
bool is_servant_of(std::span<const std::uint8_t> key) {
  static constexpr std::uint8_t kArabic[] = {text::kAin, text::kBeh, text::kDal};
  static constexpr std::uint8_t kKurdish[] = {text::kAin, text::kHeh, text::kBeh, text::kDal};
  return std::equal(key.begin(), key.end(), std::begin(kArabic), std::end(kArabic)) ||
         std::equal(key.begin(), key.end(), std::begin(kKurdish), std::end(kKurdish));
}

}  // namespace

WordEvidence::WordEvidence(Language language)
    : language_(language),
      script_(language == Language::kKurmanji || language == Language::kEnglish ? text::CharKind::kLatin
                                                                                : text::CharKind::kArabic) {}

WordEvidence::Word& WordEvidence::word(const text::Token& token) {
  const auto key = tokens_.key(token);
  Word& word = words_[text::key_hash(key)];
  const std::string_view bytes(reinterpret_cast<const char*>(key.data()), key.size());
  if (word.key.empty() || bytes < word.key) {
    word.key = bytes;  // of several keys with one hash (alef before a vowel) the same one in any order
  }
  return word;
}

void WordEvidence::add_text(std::string_view text) {
  while (!text.empty()) {
    // Whole lines, as they are the unit of context.
    const std::size_t end = text.size() > kTextBlock ? text.find('\n', kTextBlock) : std::string_view::npos;
    const std::size_t length = std::min(end, text.size() - 1) + 1;
    text::tokenize(text.substr(0, length), tokens_);
    text.remove_prefix(length);
    for (const text::Token& token : tokens_.tokens) {
      if (!is_own(token)) {
        continue;
      }
      Word& found = word(token);
      ++found.running;
      ++running_total_;
      if (!(token.flags & text::kCapital)) {
        ++found.small;
      } else if (token.gap <= text::Gap::kSoft && !(token.flags & text::kAllCapitals)) {
        ++found.capital;
      }
    }
  }
}

void WordEvidence::add_listed(std::string_view listed, std::uint64_t count) {
  text::tokenize(listed, tokens_);
  if (tokens_.tokens.size() != 1 || !is_own(tokens_.tokens[0])) {
    return;
  }
  if (!count && tokens_.tokens[0].flags & text::kCapital) {
    return;  // the dictionary's proper nouns
  }
  Word& found = word(tokens_.tokens[0]);
  found.listed += static_cast<double>(count);
  listed_total_ += static_cast<double>(count);
  found.lemma |= count == 0;
}

void WordEvidence::add_name(const KnownName& name, double weight) {
  text::tokenize(name.text, tokens_);
  const bool alone = tokens_.tokens.size() == 1;
  const double share = alone && name.unambiguous    ? kUnambiguous
                       : name.of == NameOf::kPerson ? kPersonPart
                       : name.of == NameOf::kPlace  ? (alone ? kPlaceAlone : kPlacePart)
                                                    : (alone ? kOtherAlone : kOtherPart);
  bool named_after_god = false;
  for (const text::Token& token : tokens_.tokens) {
    if (share > 0 && is_own(token) && !named_after_god) {
      word(token).names += share * weight;
    }
    named_after_god = is_servant_of(tokens_.key(token));
  }
}

struct WordEvidence::Estimate {
  const Word* word;
  std::uint64_t hash;
  double per_million = 0;
  double inflected = 0, all_inflected = 0;  // uses per million in nominal forms; without those that are names
  double share = 1;                         // of its uses that are those of a word
  int word_class = 0;
  bool filed = false;
};

class WordEvidence::Estimator {
 public:
  explicit Estimator(const WordEvidence& evidence);
  std::vector<WordClass> classes();

 private:
  void count_inflections();
  void weigh(Estimate& estimate);
  const Estimate* find(std::uint64_t hash) const {
    const auto place = place_.find(hash);
    return place == place_.end() ? nullptr : &estimates_[place->second];
  }

  const WordEvidence& evidence_;
  std::vector<Estimate> estimates_;  // by key, so that every sum is made in the same order
  std::unordered_map<std::uint64_t, std::size_t> place_;
};

WordEvidence::Estimator::Estimator(const WordEvidence& evidence) : evidence_(evidence) {
  for (const auto& [hash, word] : evidence.words_) {
    estimates_.push_back({&word, hash});
  }
  // Short words first: a stem is weighed before what is made of it.
  std::sort(estimates_.begin(), estimates_.end(), [](const Estimate& a, const Estimate& b) {
    return a.word->key.size() != b.word->key.size() ? a.word->key.size() < b.word->key.size()
                                                    : a.word->key < b.word->key;
  });
  const double sources = (evidence.listed_total_ > 0) + (evidence.running_total_ > 0);
  for (std::size_t i = 0; i < estimates_.size(); ++i) {
    Estimate& estimate = estimates_[i];
    place_[estimate.hash] = i;
    const Word& word = *estimate.word;
    if (word.listed > 0) {
      estimate.per_million += word.listed / evidence.listed_total_ * 1e6 / sources;
    }
    if (word.running > kChanceUses) {
      estimate.per_million += (word.running - kChanceUses) / evidence.running_total_ * 1e6 / sources;
    }
  }
}

void WordEvidence::Estimator::count_inflections() {
  for (const Estimate& form : estimates_) {
    if (form.per_million <= 0) {
      continue;
    }
    for_each_stem(evidence_.language_, bytes_of(form.word->key), [&](const Stem& stem) {
      if (stem.nominal) {
        if (const auto place = place_.find(text::key_hash(stem.key)); place != place_.end()) {
          Estimate& base = estimates_[place->second];
          base.all_inflected += form.per_million;
          base.inflected += form.per_million / (1 + form.word->names);  // العراق is no "the iraq"
        }
      }
      return false;
    });
  }
}

void WordEvidence::Estimator::weigh(Estimate& estimate) {
  const Word& word = *estimate.word;
  double lemma = word.lemma ? kLemma : 0, frequent = std::pow(estimate.per_million / kFrequentPerMillion, 2);
  if (word.names >= kUnambiguous) {
    lemma = std::min(lemma, kLemmaOfName);
    frequent = word.lemma || word.listed > 0 ? frequent : std::min(frequent, kFrequentName);
  }
  double as_word = kUnknownWord + lemma + frequent;
  double as_name = std::log2(1 + word.names);
  if (!word.running && !word.lemma && estimate.inflected <= 0) {
    as_name += kOnlyCounted;
  }
  if (estimate.inflected > 0) {
    as_word += kInflected * estimate.inflected / (estimate.all_inflected + estimate.per_million);
  }
  if (const double cased = word.small + word.capital; cased > 0 && evidence_.script_ == text::CharKind::kLatin) {
    const double strength = kLetterCase * std::log2(1 + cased);
    as_word += strength * word.small / cased;
    as_name += strength * word.capital / cased * (word.names > 0 ? 1 : kUnlistedCapital);
  }
  for_each_stem(evidence_.language_, bytes_of(word.key), [&](const Stem& cut) {
    const Estimate* stem = find(text::key_hash(cut.key));
    if (!stem || (stem->per_million <= 0 && !stem->word->lemma && stem->word->names <= 0)) {
      return false;
    }
    if (stem->share < kNameShare) {
      as_name += word.lemma ? 0 : std::log2(1 + stem->word->names);  // ببغداد, Kurdistanê
    } else if (evidence_.language_ == Language::kArabic && cut.nominal) {
      // A word also stands without its article; القاهرة hardly does.
      const double bare = std::min(1.0, 2 * stem->per_million / std::max(estimate.per_million, 1e-9));
      as_word += kArticleBeforeWord * stem->share * bare;
    } else {
      as_word += kStemIsWord * stem->share;
    }
    return true;
  });
  estimate.share = as_name > 0 ? as_word / (as_word + as_name) : 1;
  const int ceiling = static_cast<int>(std::lround(kHighestWordClass * estimate.share));
  int by_frequency = class_of(estimate.per_million * estimate.share);
  if (estimate.share >= kWordShare && word.lemma) {
    by_frequency = std::max<int>(by_frequency, kCommonWord + 1);  // with an affix it is still common
  } else if (estimate.share >= kWordShare && word.small > 0 && evidence_.script_ == text::CharKind::kLatin) {
    by_frequency = std::max<int>(by_frequency, kCommonWord);
  }
  const int by_stems = class_by_stems(evidence_.language_, bytes_of(word.key), [&](std::uint64_t hash) {
    const Estimate* known = find(hash);
    return known && known->filed ? known->word_class : -1;
  });
  if (estimate.share >= kWordShare) {
    by_frequency = std::max(by_frequency, by_stems);
  }
  estimate.word_class = std::min(by_frequency, ceiling);
  estimate.filed = estimate.word_class > 0 || (word.names > 0 && by_stems > 0);
}

std::vector<WordClass> WordEvidence::Estimator::classes() {
  count_inflections();
  for (Estimate& estimate : estimates_) {
    weigh(estimate);
  }
  std::vector<WordClass> out;
  for (const Estimate& estimate : estimates_) {
    if (estimate.filed) {
      out.push_back({estimate.hash, static_cast<std::uint8_t>(estimate.word_class)});
    }
  }
  return out;
}

std::vector<WordClass> WordEvidence::classes() const { return Estimator(*this).classes(); }

}  // namespace wasla::models
