// VectorIndex: names of a list by their vectors, which are the sums of their words'.
//
//   VectorIndex index(vectors);
//   index.add_word(…);  index.add_name(…);  …
//   index.find(query, 64, scratch);                         // names, nearest first
//
// Every name is looked at, with dot products of whole numbers: below 100,000 names that costs less than a graph would
// (Malkov and Yashunin 2018), and finds all. Immutable once filled; safe from any thread with a Scratch each; the
// vectors must outlive it.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "wasla/models/word_vectors.h"

namespace wasla::index {

class VectorIndex {
 public:
  struct Scratch {
    std::vector<std::int8_t> word, query;
    std::vector<std::int32_t> sums;
    std::vector<std::pair<std::int32_t, std::uint32_t>> found;
  };

  explicit VectorIndex(const models::WordVectors& vectors) : vectors_(&vectors), size_(vectors.dimensions()) {}
  void add_word(models::WordForms word);                // the next word
  void add_name(std::span<const std::uint32_t> words);  // the next name
  void finish() { words_ = {}; }                        // only names are asked for

  // Makes the query's vector, in scratch.query, word by word.
  void begin_query(Scratch& scratch) const;
  void add_query_word(models::WordForms word, Scratch& scratch) const;
  void end_query(Scratch& scratch) const;

  // The `most` names nearest to the query, best first; valid until the scratch's next call.
  const std::vector<std::pair<std::int32_t, std::uint32_t>>& find(std::size_t most, Scratch& scratch) const;
  // … of these names.
  const std::vector<std::pair<std::int32_t, std::uint32_t>>& rank(std::span<const std::uint32_t> names,
                                                                  std::size_t most, Scratch& scratch) const;
  // Whether the vectors know anything of the query, of a name.
  bool knows_query(const Scratch& scratch) const { return models::is_known(scratch.query); }
  bool knows(std::uint32_t number) const { return models::is_known(name(number)); }
  // Cosine of the query and a name.
  double likeness(std::uint32_t name, const Scratch& scratch) const;

 private:
  std::span<const std::int8_t> name(std::uint32_t number) const {
    return std::span(names_).subspan(number * size_, size_);
  }

  const models::WordVectors* vectors_;
  std::size_t size_;
  std::vector<std::int8_t> words_, names_;  // one vector behind the other
};

}  // namespace wasla::index
