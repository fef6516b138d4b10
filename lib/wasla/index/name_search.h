// NameSearch: the names of a list that sound like a query, whatever script or spelling.
//
//   const NameSearch search(names, model);             // once for a list
//   NameSearch::Scratch scratch;                       // one a thread
//   for (const FoundName& f : search.find("Qasem Soleimani", "en", {.top = 5}, scratch)) …
//
// Words of the query find words of the list by skeleton, exactly or with a class or two more, less or other
// (symmetric deletion: Garbe 2012); the alignment model scores those; the names that hold the best words are compared
// whole (models/name_comparer.h). The probability is that of a conditional logit over the candidates and "none of
// them". Immutable; safe from any thread with a Scratch each; the model must outlive it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/index/piece_index.h"
#include "wasla/index/vector_index.h"
#include "wasla/models/name_comparer.h"
#include "wasla/models/name_pairs.h"
#include "wasla/models/pieces.h"
#include "wasla/models/word_vectors.h"
#include "wasla/text/neutral_form.h"
#include "wasla/text/spelling.h"

namespace wasla {

struct NameMatchingModel {
  models::AlignmentModel alignment;
  models::MatchWeights weights;
  // May be absent.
  std::shared_ptr<const models::WordVectors> vectors = nullptr;
  std::shared_ptr<const models::Pieces> pieces = nullptr;
};

struct FoundName {
  std::uint32_t name = 0;  // index in the list
  float score = 0;         // log odds against "none of them"
  float probability = 0;
  bool same = false;  // the same bytes
  models::MatchFeatures features{};
};

struct NameSearchOptions {
  std::size_t top = 10;        // results, one for each id
  std::size_t compared = 128;  // names compared whole
  bool fill = true;            // up to `top`, with names that sound nothing alike, of probability 0
  // What is asked, of what the model has: to measure what each is worth.
  bool skeletons = true, alignment = true, vectors = true, pieces = true;
  // Names are looked for by pieces and vectors too where the best that skeletons bring is below this probability.
  float widen_below = 0.9f;
};

class WASLA_EXPORT NameSearch {
 public:
  NameSearch(std::span<const models::TaggedName> names, const NameMatchingModel& model);

  struct Scratch {
    text::SpellingScratch spelling;
    text::Spelling query;
    text::Skeletons skeletons;
    std::string neutral, skeleton;
    models::NameComparer::Scratch comparer;
    std::vector<std::uint32_t> words, word_stamp, name_stamp, touched;
    std::vector<std::pair<float, std::uint32_t>> scored_words;
    std::vector<float> name_score;
    index::PieceIndex::Scratch piece_index;
    index::VectorIndex::Scratch vector_index;
    std::uint32_t stamp = 0;
    std::vector<FoundName> found;
  };

  // Best first; valid until the scratch's next call. Names of one id count as one, by the best of them.
  const std::vector<FoundName>& find(std::string_view name, std::string_view lang, const NameSearchOptions& options,
                                     Scratch& scratch) const;
  // All candidates that were compared, with features and no probabilities, in no order: what training looks at.
  const std::vector<FoundName>& candidates(std::string_view name, std::string_view lang,
                                           const NameSearchOptions& options, Scratch& scratch) const;

  std::size_t size() const { return profiles_.size(); }

 private:
  struct Word {
    text::FoldingProfile profile;
    std::uint8_t length;
    std::uint32_t letters;            // in letters_, with a boundary at either end
    std::array<char, 16> skeleton{};  // its likeliest, cut to this length
    std::uint8_t skeleton_length = 0;
  };
  void add_name(const text::Spelling& spelling);
  void add_keys(std::uint32_t word, const text::Spelling& spelling, std::size_t part, text::Skeletons& keys);
  void find_words(const text::Spelling& query, std::size_t part, const NameSearchOptions& options,
                  Scratch& scratch) const;
  models::ComparedName compared(std::uint32_t name) const;
  std::span<const text::SoundLetter> word_letters(const Word& word) const {
    return std::span(letters_).subspan(word.letters, word.length);
  }

  const NameMatchingModel* model_;
  models::NameComparer comparer_;
  std::vector<text::SoundLetter> letters_;
  std::vector<text::SpelledPart> parts_;
  // Of each name, and one more.
  std::vector<std::uint32_t> name_letters_, name_parts_, ids_;
  std::vector<text::FoldingProfile> profiles_;
  std::string forms_;                              // neutral form and likeliest skeleton of each name
  std::vector<std::uint32_t> neutral_, skeleton_;  // where they begin; a skeleton ends where the next name begins
  std::vector<std::uint32_t> part_words_;          // the word of each part
  std::vector<float> name_mass_;                   // what all its words weigh
  std::vector<Word> words_;
  std::vector<std::array<float, text::kFoldingProfiles>> word_mass_;  // -log P, beside each profile
  std::vector<std::uint32_t> posting_starts_, postings_;              // names of each word
  struct Key {
    std::uint64_t hash;
    std::uint32_t value;
    bool operator<(const Key& other) const { return hash != other.hash ? hash < other.hash : value < other.value; }
  };
  // Values of a key; of more than `most` those of the smallest distance(value), the first in the list of equal ones.
  template <typename Distance>
  static void lookup(const std::vector<Key>& keys, std::uint64_t hash, std::size_t most, Distance&& distance,
                     std::vector<std::uint32_t>& out);
  std::vector<Key> word_keys_, name_keys_;
  std::vector<Key> same_keys_;  // by the bytes of the name
  std::optional<index::PieceIndex> pieces_;
  std::optional<index::VectorIndex> vectors_;
};

}  // namespace wasla
