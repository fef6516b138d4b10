#include "wasla/index/vector_index.h"

#include <algorithm>

namespace wasla::index {
namespace {

// Better first; of equals the one that stands first.
bool better(const std::pair<std::int32_t, std::uint32_t>& a, const std::pair<std::int32_t, std::uint32_t>& b) {
  return a.first != b.first ? a.first > b.first : a.second < b.second;
}

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
  auto& found = scratch.found;
  found.clear();
  const std::size_t names = names_.size() / size_;
  std::int32_t least = 0;  // a name that points elsewhere altogether is no candidate
  for (std::uint32_t n = 0; n < names; ++n) {
    const std::int32_t product = models::dot_product(scratch.query, name(n));
    if (product <= least) {
      continue;
    }
    found.emplace_back(product, n);
    if (found.size() == 2 * most) {
      std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(most) - 1, found.end(), better);
      found.resize(most);
      least = found.back().first;
    }
  }
  std::sort(found.begin(), found.end(), better);
  found.resize(std::min(most, found.size()));
  return found;
}

double VectorIndex::likeness(std::uint32_t number, const Scratch& scratch) const {
  return models::cosine(scratch.query, name(number));
}

}  // namespace wasla::index
