#include "wasla/index/vector_index.h"

#include <algorithm>

namespace wasla::index {
namespace {

// Better first; of equals the one that stands first.
bool better(const std::pair<std::int32_t, std::uint32_t>& a, const std::pair<std::int32_t, std::uint32_t>& b) {
  return a.first != b.first ? a.first > b.first : a.second < b.second;
}

// Keeps the nearest of many.
class Nearest {
 public:
  Nearest(std::size_t most, std::vector<std::pair<std::int32_t, std::uint32_t>>& found) : most_(most), found_(found) {
    found_.clear();
  }
  void add(std::int32_t product, std::uint32_t name) {
    if (product <= least_) {
      return;
    }
    found_.emplace_back(product, name);
    if (found_.size() == 2 * most_) {
      std::nth_element(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(most_) - 1, found_.end(), better);
      found_.resize(most_);
      least_ = found_.back().first;
    }
  }
  void finish() {
    std::sort(found_.begin(), found_.end(), better);
    found_.resize(std::min(most_, found_.size()));
  }

 private:
  std::size_t most_;
  std::vector<std::pair<std::int32_t, std::uint32_t>>& found_;
  std::int32_t least_ = 0;  // a name that points elsewhere altogether is no candidate
};

}  // namespace

void VectorIndex::add_word(models::WordForms word) {
  words_.resize(words_.size() + size_);
  vectors_->embed(word, std::span(words_).last(size_));
}

void VectorIndex::add_name(std::span<const std::uint32_t> words) {
  std::vector<std::int32_t> sums(size_);
  for (const std::uint32_t word : words) {
    models::add_scaled(sums, std::span(words_).subspan(word * size_, size_), 1);
  }
  names_.resize(names_.size() + size_);
  models::scale_vector(sums, std::span(names_).last(size_));
}

void VectorIndex::begin_query(Scratch& scratch) const {
  scratch.sums.assign(size_, 0);
  scratch.word.resize(size_);
  scratch.query.resize(size_);
}

void VectorIndex::add_query_word(models::WordForms word, Scratch& scratch) const {
  vectors_->embed(word, scratch.word);
  models::add_scaled(scratch.sums, scratch.word, 1);
}

void VectorIndex::end_query(Scratch& scratch) const { models::scale_vector(scratch.sums, scratch.query); }

const std::vector<std::pair<std::int32_t, std::uint32_t>>& VectorIndex::find(std::size_t most, Scratch& scratch) const {
  Nearest nearest(most, scratch.found);
  const std::size_t names = names_.size() / size_;
  for (std::uint32_t n = 0; n < names; ++n) {
    nearest.add(models::dot_product(scratch.query, name(n)), n);
  }
  nearest.finish();
  return scratch.found;
}

const std::vector<std::pair<std::int32_t, std::uint32_t>>& VectorIndex::rank(std::span<const std::uint32_t> names,
                                                                             std::size_t most, Scratch& scratch) const {
  Nearest nearest(most, scratch.found);
  for (const std::uint32_t n : names) {
    nearest.add(models::dot_product(scratch.query, name(n)), n);
  }
  nearest.finish();
  return scratch.found;
}

double VectorIndex::likeness(std::uint32_t number, const Scratch& scratch) const {
  return models::cosine(scratch.query, name(number));
}

}  // namespace wasla::index
