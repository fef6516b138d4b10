#include "wasla/index/piece_index.h"

#include <algorithm>
#include <cmath>

namespace wasla::index {
namespace {

// Names followed for one piece: a piece that more names have tells nothing.
constexpr std::size_t kMostPostings = 2000;

void keep_each_once(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  if (!numbers.empty() && numbers.back() == models::Pieces::kUnknown) {
    numbers.pop_back();
  }
}

}  // namespace

void PieceIndex::add(std::string_view neutral) {
  pieces_->segment(neutral, buffer_);
  keep_each_once(buffer_);
  name_pieces_.insert(name_pieces_.end(), buffer_.begin(), buffer_.end());
  starts_.push_back(static_cast<std::uint32_t>(name_pieces_.size()));
}

void PieceIndex::finish() {
  const std::size_t names = starts_.size() - 1;
  posting_starts_.assign(pieces_->size() + std::size_t{1}, 0);
  for (const std::uint32_t piece : name_pieces_) {
    ++posting_starts_[piece + 1];
  }
  idf_.resize(pieces_->size());
  for (std::size_t piece = 0; piece < idf_.size(); ++piece) {
    idf_[piece] = static_cast<float>(
        std::log(static_cast<double>(names + 1) / static_cast<double>(posting_starts_[piece + 1] + 1)));
    posting_starts_[piece + 1] += posting_starts_[piece];
  }
  postings_.resize(name_pieces_.size());
  std::vector<std::uint32_t> next(posting_starts_.begin(), posting_starts_.end() - 1);
  lengths_.resize(names);
  for (std::uint32_t name = 0; name < names; ++name) {
    float squares = 0;
    for (std::uint32_t p = starts_[name]; p < starts_[name + 1]; ++p) {
      const std::uint32_t piece = name_pieces_[p];
      postings_[next[piece]++] = name;
      squares += idf_[piece] * idf_[piece];
    }
    lengths_[name] = std::sqrt(squares);
  }
  starts_ = {};
  name_pieces_ = {};
}

const std::vector<std::pair<float, std::uint32_t>>& PieceIndex::find(std::string_view neutral, std::size_t most,
                                                                     Scratch& scratch) const {
  pieces_->segment(neutral, scratch.pieces);
  keep_each_once(scratch.pieces);
  scratch.scores.resize(lengths_.size(), 0);
  scratch.touched.clear();
  for (const std::uint32_t piece : scratch.pieces) {
    const std::uint32_t first = posting_starts_[piece], last = posting_starts_[piece + 1];
    if (last - first > kMostPostings) {
      continue;
    }
    for (std::uint32_t p = first; p < last; ++p) {
      float& score = scratch.scores[postings_[p]];
      if (score == 0) {
        scratch.touched.push_back(postings_[p]);
      }
      score += idf_[piece] * idf_[piece];
    }
  }
  scratch.found.clear();
  for (const std::uint32_t name : scratch.touched) {
    scratch.found.emplace_back(scratch.scores[name] / std::max(1e-6f, lengths_[name]), name);
    scratch.scores[name] = 0;
  }
  const auto better = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  };
  const std::size_t kept = std::min(most, scratch.found.size());
  std::partial_sort(scratch.found.begin(), scratch.found.begin() + static_cast<std::ptrdiff_t>(kept),
                    scratch.found.end(), better);
  scratch.found.resize(kept);
  return scratch.found;
}

}  // namespace wasla::index
