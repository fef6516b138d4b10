#include "wasla/index/name_search.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "wasla/base/hash.h"
#include "wasla/index/skeleton_keys.h"

namespace wasla {
namespace {

using index::for_each_deletion;
using index::skeleton_hash;
using index::SkeletonDistance;
using models::ComparedName;
using models::MatchFeature;
using text::FoldingProfile;
using text::SoundLetter;
using text::Spelling;

constexpr std::size_t kMostWords = 1500;      // of the list that one word of the query is aligned with
constexpr std::size_t kBestWords = 200;       // … that go on to names
constexpr std::size_t kMostJoined = 64;       // names compared whole that no word has led to
constexpr std::size_t kMostPostings = 20000;  // names followed for one word of the list
// What a word of a candidate that found no partner costs, as a share of its weight, in choosing whom to compare.
constexpr float kExtraWordCost = 0.25f;
// One edit between skeletons is allowed, and one more for so many classes.
constexpr std::size_t kClassesAnEdit = 4;
constexpr float kLeastWordShare = 0.1f;
constexpr std::size_t kMostByPieces = 24, kMostByVectors = 48;  // names compared whole that these have led to
// Where a list is longer, not all its names are looked at by their vectors, but those that pieces lead to.
constexpr std::size_t kMostScanned = 100000, kMostRanked = 1000;

}  // namespace

NameSearch::NameSearch(std::span<const models::TaggedName> names, const NameMatchingModel& model)
    : model_(&model), comparer_(model.alignment) {
  if (model.pieces) {
    pieces_.emplace(*model.pieces);
  }
  if (model.vectors) {
    vectors_.emplace(*model.vectors);
  }
  text::SpellingScratch scratch;
  Spelling spelling;
  text::Skeletons keys;
  std::unordered_map<std::string, std::uint32_t> word_numbers;
  std::unordered_map<std::string_view, std::uint32_t> id_numbers;
  std::string letters;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // word, name
  name_letters_.push_back(0);
  name_parts_.push_back(0);
  for (std::uint32_t n = 0; n < names.size(); ++n) {
    const models::TaggedName& name = names[n];
    text::spell(name.text, text::spelling_profile(name.text, name.lang), scratch, spelling);
    add_name(spelling);
    same_keys_.push_back({hash_bytes(name.text.data(), name.text.size()), n});
    ids_.push_back(id_numbers.try_emplace(name.id, static_cast<std::uint32_t>(id_numbers.size())).first->second);
    for (std::size_t p = 0; p < spelling.parts.size(); ++p) {
      const auto part = spelling.part(p).subspan(spelling.parts[p].article ? 1 : 0);
      letters.assign(1, static_cast<char>(spelling.profile));
      letters.append(part.begin(), part.end());
      const auto [found, fresh] = word_numbers.try_emplace(letters, static_cast<std::uint32_t>(words_.size()));
      if (fresh) {
        words_.push_back({spelling.profile, static_cast<std::uint8_t>(part.size() + 2), 0, {}, 0});
        add_keys(found->second, spelling, p, keys);
        if (vectors_) {
          vectors_->add_word({text::neutral_form(spelling, p), text::written(spelling, p)});
        }
      }
      part_words_.push_back(found->second);
      pairs.emplace_back(found->second, n);
    }
    if (vectors_) {
      vectors_->add_name(std::span(part_words_).last(spelling.parts.size()));
    }
    text::skeletons(spelling, 0, spelling.parts.size(), keys);
    neutral_.push_back(static_cast<std::uint32_t>(forms_.size()));
    forms_ += text::neutral_form(spelling);
    skeleton_.push_back(static_cast<std::uint32_t>(forms_.size()));
    if (pieces_) {
      pieces_->add(std::string_view(forms_).substr(neutral_.back()));
    }
    forms_ += keys.keys.empty() ? std::string() : keys.keys[0];
    for (const std::string& key : keys.keys) {
      for_each_deletion(
          key,
          [&](std::uint64_t hash) {
            name_keys_.push_back({hash, n});
          },
          false);
    }
  }
  neutral_.push_back(static_cast<std::uint32_t>(forms_.size()));
  if (pieces_) {
    pieces_->finish();
  }
  if (vectors_) {
    vectors_->finish();
  }
  // The words' letters behind the names'; in the order of their numbers.
  std::vector<const std::string*> by_number(words_.size());
  for (const auto& [word, number] : word_numbers) {
    by_number[number] = &word;
  }
  for (std::size_t w = 0; w < words_.size(); ++w) {
    words_[w].letters = static_cast<std::uint32_t>(letters_.size());
    letters_.push_back(text::kBoundary);
    for (const char letter : by_number[w]->substr(1)) {
      letters_.push_back(static_cast<SoundLetter>(letter));
    }
    letters_.push_back(text::kBoundary);
  }
  word_mass_.resize(words_.size());
  for (std::size_t w = 0; w < words_.size(); ++w) {
    for (int other = 0; other < text::kFoldingProfiles; ++other) {
      word_mass_[w][static_cast<std::size_t>(other)] = static_cast<float>(
          -model.alignment.marginal(word_letters(words_[w]), words_[w].profile, static_cast<FoldingProfile>(other)));
    }
  }
  for (std::size_t n = 0; n < names.size(); ++n) {
    float mass = 0;
    for (std::uint32_t p = name_parts_[n]; p < name_parts_[n + 1]; ++p) {
      mass += word_mass_[part_words_[p]][static_cast<std::size_t>(FoldingProfile::kLatin)];
    }
    name_mass_.push_back(mass);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  posting_starts_.assign(words_.size() + 1, 0);
  for (const auto& [word, name] : pairs) {
    ++posting_starts_[word + 1];
    postings_.push_back(name);
  }
  for (std::size_t w = 1; w < posting_starts_.size(); ++w) {
    posting_starts_[w] += posting_starts_[w - 1];
  }
  for (auto* table : {&word_keys_, &name_keys_, &same_keys_}) {
    std::sort(table->begin(), table->end());
    table->erase(std::unique(table->begin(), table->end(),
                             [](const Key& a, const Key& b) { return a.hash == b.hash && a.value == b.value; }),
                 table->end());
  }
}

void NameSearch::add_name(const Spelling& spelling) {
  letters_.insert(letters_.end(), spelling.letters.begin(), spelling.letters.end());
  parts_.insert(parts_.end(), spelling.parts.begin(), spelling.parts.end());
  name_letters_.push_back(static_cast<std::uint32_t>(letters_.size()));
  name_parts_.push_back(static_cast<std::uint32_t>(parts_.size()));
  profiles_.push_back(spelling.profile);
}

void NameSearch::add_keys(std::uint32_t word, const Spelling& spelling, std::size_t part, text::Skeletons& keys) {
  text::skeletons(spelling, part, part + 1, keys);
  if (!keys.keys.empty()) {
    Word& w = words_[word];
    w.skeleton_length = static_cast<std::uint8_t>(keys.keys[0].copy(w.skeleton.data(), w.skeleton.size()));
  }
  for (const std::string& key : keys.keys) {
    for_each_deletion(key, [&](std::uint64_t hash) { word_keys_.push_back({hash, word}); });
  }
}

template <typename Distance>
void NameSearch::lookup(const std::vector<Key>& keys, std::uint64_t hash, std::size_t most, Distance&& distance,
                        std::vector<std::uint32_t>& out) {
  const auto begin = out.size();
  for (auto found = std::lower_bound(keys.begin(), keys.end(), Key{hash, 0});
       found != keys.end() && found->hash == hash; ++found) {
    out.push_back(found->value);
  }
  if (out.size() - begin > most) {
    std::vector<std::pair<std::size_t, std::uint32_t>> nearest;
    nearest.reserve(out.size() - begin);
    for (std::size_t i = begin; i < out.size(); ++i) {
      nearest.emplace_back(distance(out[i]), out[i]);
    }
    std::nth_element(nearest.begin(), nearest.begin() + static_cast<std::ptrdiff_t>(most), nearest.end());
    std::sort(nearest.begin(), nearest.begin() + static_cast<std::ptrdiff_t>(most));
    out.resize(begin + most);
    for (std::size_t i = 0; i < most; ++i) {
      out[begin + i] = nearest[i].second;
    }
  }
}

ComparedName NameSearch::compared(std::uint32_t name) const {
  return {profiles_[name],
          std::span(letters_).subspan(name_letters_[name], name_letters_[name + 1] - name_letters_[name]),
          std::span(parts_).subspan(name_parts_[name], name_parts_[name + 1] - name_parts_[name]),
          std::string_view(forms_).substr(neutral_[name], skeleton_[name] - neutral_[name]),
          std::string_view(forms_).substr(skeleton_[name], neutral_[name + 1] - skeleton_[name])};
}

// Fills scratch.scored_words: words of the list and their log odds, best first.
void NameSearch::find_words(const Spelling& query, std::size_t part, const NameSearchOptions& options,
                            Scratch& scratch) const {
  scratch.words.clear();
  text::skeletons(query, part, part + 1, scratch.skeletons);
  const std::size_t length = query.part(part).size() + (query.parts[part].article ? 1 : 2);
  const auto other_length = [&](std::uint32_t w) {
    return std::max<std::size_t>(words_[w].length, length) - std::min<std::size_t>(words_[w].length, length);
  };
  for (const std::string& key : scratch.skeletons.keys) {  // the same classes first
    lookup(word_keys_, skeleton_hash(key), kMostWords, other_length, scratch.words);
  }
  const std::size_t alike = scratch.words.size();
  const SkeletonDistance distance(scratch.skeletons.keys.empty() ? std::string_view() : scratch.skeletons.keys[0]);
  const std::size_t classes = scratch.skeletons.keys.empty() ? 0 : scratch.skeletons.keys[0].size();
  for (const std::string& key : scratch.skeletons.keys) {
    for_each_deletion(key,
                      [&](std::uint64_t hash) { lookup(word_keys_, hash, kMostWords, other_length, scratch.words); });
  }
  const auto letters = query.part(part).subspan(query.parts[part].article ? 1 : 0);
  std::array<SoundLetter, text::kLongestSpelling + 2> word{};
  word[0] = text::kBoundary;
  std::copy(letters.begin(), letters.end(), word.begin() + 1);
  word[letters.size() + 1] = text::kBoundary;
  const std::span<const SoundLetter> whole(word.data(), letters.size() + 2);
  std::array<double, text::kFoldingProfiles> own{};
  for (int other = 0; other < text::kFoldingProfiles; ++other) {
    own[static_cast<std::size_t>(other)] =
        -model_->alignment.marginal(whole, query.profile, static_cast<FoldingProfile>(other));
  }
  scratch.scored_words.clear();
  ++scratch.stamp;
  std::size_t aligned = 0;
  for (std::size_t i = 0; i < scratch.words.size(); ++i) {
    const std::uint32_t w = scratch.words[i];
    if (scratch.word_stamp[w] == scratch.stamp) {
      continue;
    }
    scratch.word_stamp[w] = scratch.stamp;
    const Word& other = words_[w];
    // Two deletions on either side reach further than is worth an alignment.
    if (i >= alike && distance({other.skeleton.data(), other.skeleton_length}) >
                          1 + std::max<std::size_t>(classes, other.skeleton_length) / kClassesAnEdit) {
      continue;
    }
    const std::size_t most = std::max<std::size_t>(other.length, whole.size());
    if (2 * std::min<std::size_t>(other.length, whole.size()) < most) {
      continue;
    }
    if (++aligned > kMostWords) {
      break;
    }
    double odds = 0;
    if (!options.alignment) {  // the same letters weigh as much as they can, the same classes nearly so
      const std::size_t edits = distance({other.skeleton.data(), other.skeleton_length});
      odds = own[static_cast<std::size_t>(other.profile)] *
             (1 - static_cast<double>(edits) / static_cast<double>(std::max<std::size_t>(1, classes)));
    } else {
      odds = model_->alignment.joint(whole, query.profile, word_letters(other), other.profile,
                                     scratch.comparer.alignment) +
             own[static_cast<std::size_t>(other.profile)] +
             static_cast<double>(word_mass_[w][static_cast<std::size_t>(query.profile)]);
    }
    if (odds > static_cast<double>(kLeastWordShare) * own[static_cast<std::size_t>(other.profile)]) {
      scratch.scored_words.emplace_back(static_cast<float>(odds), w);
    }
  }
  std::sort(scratch.scored_words.begin(), scratch.scored_words.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (scratch.scored_words.size() > kBestWords) {
    scratch.scored_words.resize(kBestWords);
  }
}

const std::vector<FoundName>& NameSearch::candidates(std::string_view name, std::string_view lang,
                                                     const NameSearchOptions& options, Scratch& scratch) const {
  scratch.found.clear();
  if (size() == 0) {
    return scratch.found;
  }
  scratch.word_stamp.resize(words_.size(), 0);
  scratch.name_stamp.resize(size(), 0);
  scratch.name_score.resize(size(), 0);
  text::spell(name, text::spelling_profile(name, lang), scratch.spelling, scratch.query);
  const Spelling& query = scratch.query;
  // name_score is zero outside of `touched`.
  scratch.touched.clear();
  for (std::size_t part = 0; options.skeletons && part < query.parts.size(); ++part) {
    find_words(query, part, options, scratch);
    for (const auto& [odds, word] : scratch.scored_words) {
      const std::uint32_t first = posting_starts_[word];
      const std::uint32_t last =
          std::min<std::uint32_t>(posting_starts_[word + 1], first + static_cast<std::uint32_t>(kMostPostings));
      const float gain = odds + kExtraWordCost * word_mass_[word][static_cast<std::size_t>(FoldingProfile::kLatin)];
      for (std::uint32_t p = first; p < last; ++p) {
        const std::uint32_t n = postings_[p];
        if (scratch.name_stamp[n] == scratch.stamp) {
          continue;  // a better word of this name has partnered this word of the query
        }
        scratch.name_stamp[n] = scratch.stamp;
        if (scratch.name_score[n] == 0) {
          scratch.touched.push_back(n);
          scratch.name_score[n] = 1e-6f - kExtraWordCost * name_mass_[n];
        }
        scratch.name_score[n] += gain;
      }
    }
  }
  // Names with the same classes when written together: joined and split words.
  scratch.words.clear();
  text::skeletons(query, 0, query.parts.size(), scratch.skeletons);
  const auto other_length = [&](std::uint32_t n) {
    const std::size_t length = name_letters_[n + 1] - name_letters_[n];
    return std::max(length, query.letters.size()) - std::min(length, query.letters.size());
  };
  if (options.skeletons) {
    for (const std::string& key : scratch.skeletons.keys) {
      lookup(name_keys_, skeleton_hash(key), kMostWords, other_length, scratch.words);
    }
    for (const std::string& key : scratch.skeletons.keys) {
      for_each_deletion(
          key, [&](std::uint64_t hash) { lookup(name_keys_, hash, kMostWords, other_length, scratch.words); }, false);
    }
  }
  const std::size_t most = std::max(options.compared, options.top);
  auto better = [&](std::uint32_t a, std::uint32_t b) {
    return scratch.name_score[a] != scratch.name_score[b] ? scratch.name_score[a] > scratch.name_score[b] : a < b;
  };
  std::vector<std::uint32_t>& touched = scratch.touched;
  const std::size_t kept = std::min(most, touched.size());
  std::partial_sort(touched.begin(), touched.begin() + static_cast<std::ptrdiff_t>(kept), touched.end(), better);
  ++scratch.stamp;
  scratch.neutral = text::neutral_form(query);
  scratch.skeleton = scratch.skeletons.keys.empty() ? std::string() : scratch.skeletons.keys[0];
  const ComparedName asked{query.profile, query.letters, query.parts, scratch.neutral, scratch.skeleton};
  models::MatchEvidence evidence{options.alignment, options.vectors && vectors_};
  if (evidence.vectors) {
    vectors_->begin_query(scratch.vector_index);
    for (std::size_t part = 0; part < query.parts.size(); ++part) {
      vectors_->add_query_word({text::neutral_form(query, part), text::written(query, part)}, scratch.vector_index);
    }
    vectors_->end_query(scratch.vector_index);
    evidence.vectors = vectors_->knows_query(scratch.vector_index);
  }
  float best = -1e9f;
  auto compare = [&](std::uint32_t n) {
    if (scratch.name_stamp[n] == scratch.stamp) {
      return;
    }
    scratch.name_stamp[n] = scratch.stamp;
    FoundName found;
    found.name = n;
    found.features = comparer_.features(asked, compared(n), scratch.comparer);
    // What the vectors know nothing of says nothing.
    const models::MatchEvidence own{evidence.alignment, evidence.vectors && vectors_->knows(n)};
    if (own.vectors) {
      found.features[static_cast<std::size_t>(models::MatchFeature::kVectors)] =
          static_cast<float>(vectors_->likeness(n, scratch.vector_index));
    }
    own.mask(found.features);
    found.score = static_cast<float>(model_->weights.score(found.features, query.profile, profiles_[n], own));
    best = std::max(best, found.score);
    scratch.found.push_back(found);
  };
  // The same bytes, which may be letters of no alphabet.
  const std::size_t begin = scratch.words.size();
  if (!name.empty()) {
    lookup(
        same_keys_, hash_bytes(name.data(), name.size()), most, [](std::uint32_t) { return 0; }, scratch.words);
  }
  for (std::size_t i = begin; i < scratch.words.size(); ++i) {
    compare(scratch.words[i]);
    FoundName& same = scratch.found.back();
    same.same = true;
    if (query.parts.empty()) {
      for (const MatchFeature whole :
           {MatchFeature::kShare, MatchFeature::kCandidateShare, MatchFeature::kShareSquared, MatchFeature::kWorseShare,
            MatchFeature::kSame, MatchFeature::kNeutral, MatchFeature::kSkeleton, MatchFeature::kSounds}) {
        same.features[static_cast<std::size_t>(whole)] = 1;
      }
      evidence.mask(same.features);
      same.score =
          static_cast<float>(model_->weights.score(same.features, query.profile, profiles_[same.name], evidence));
    }
  }
  scratch.words.resize(begin);
  for (std::size_t i = 0; i < kept; ++i) {
    compare(touched[i]);
  }
  // Names found only so: those whose skeleton is near enough, the same classes first.
  const SkeletonDistance distance(scratch.skeleton);
  std::size_t more = 0;
  for (const std::uint32_t n : scratch.words) {
    if (more == kMostJoined) {
      break;
    }
    const std::string_view other = compared(n).skeleton;
    if (scratch.name_stamp[n] != scratch.stamp &&
        distance(other) <= 1 + std::max(other.size(), scratch.skeleton.size()) / kClassesAnEdit) {
      ++more;
      compare(n);
    }
  }
  for (const std::uint32_t n : touched) {
    scratch.name_score[n] = 0;
  }
  // What skeletons bring is poor: a name by its pieces and by its vector.
  if (1 / (1 + std::exp(-best)) < options.widen_below) {
    const bool scanned = size() <= kMostScanned;
    if (options.pieces && pieces_) {
      const auto& found = pieces_->find(scratch.neutral, scanned ? kMostByPieces : kMostRanked, scratch.piece_index);
      for (std::size_t i = 0; i < std::min(found.size(), kMostByPieces); ++i) {
        compare(found[i].second);
      }
      if (evidence.vectors && !scanned) {
        scratch.words.clear();
        for (const auto& [likeness, n] : found) {
          scratch.words.push_back(n);
        }
        for (const auto& [likeness, n] : vectors_->rank(scratch.words, kMostByVectors, scratch.vector_index)) {
          compare(n);
        }
      }
    }
    if (evidence.vectors && scanned) {
      for (const auto& [likeness, n] : vectors_->find(kMostByVectors, scratch.vector_index)) {
        compare(n);
      }
    }
  }
  return scratch.found;
}

const std::vector<FoundName>& NameSearch::find(std::string_view name, std::string_view lang,
                                               const NameSearchOptions& options, Scratch& scratch) const {
  candidates(name, lang, options, scratch);
  std::vector<FoundName>& found = scratch.found;
  float best = 0;
  for (const FoundName& f : found) {
    best = std::max(best, f.score);
  }
  for (FoundName& f : found) {
    f.score = f.same ? best : f.score;  // nothing is likelier
  }
  std::sort(found.begin(), found.end(), [](const FoundName& a, const FoundName& b) {
    return a.score != b.score ? a.score > b.score : a.same != b.same ? a.same : a.name < b.name;
  });
  // One a thing: its best.
  std::size_t kept = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    bool known = false;
    for (std::size_t k = 0; k < kept && !known; ++k) {
      known = ids_[found[k].name] == ids_[found[i].name];
    }
    if (!known) {
      found[kept++] = found[i];
    }
  }
  found.resize(kept);
  // "None of them" has score 0.
  const double highest = found.empty() ? 0.0 : std::max(0.0, static_cast<double>(found[0].score));
  double total = std::exp(-highest);
  for (const FoundName& f : found) {
    total += std::exp(static_cast<double>(f.score) - highest);
  }
  for (FoundName& f : found) {
    f.probability = static_cast<float>(std::exp(static_cast<double>(f.score) - highest) / total);
  }
  if (found.size() > options.top) {
    found.resize(options.top);
  }
  for (std::uint32_t n = 0; options.fill && found.size() < options.top && n < size(); ++n) {
    if (std::none_of(found.begin(), found.end(), [&](const FoundName& f) { return ids_[f.name] == ids_[n]; })) {
      FoundName filler;
      filler.name = n;
      filler.score = -1e9f;
      found.push_back(filler);
    }
  }
  return found;
}

}  // namespace wasla
