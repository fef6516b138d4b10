#include "wasla/maintenance/letter_search.h"

#include <deque>

namespace wasla::maintenance {

LetterSearch::LetterSearch(const std::vector<std::string>& strings) : strings_(strings.size()) {
  auto add_state = [this] {
    next_.emplace_back().fill(0);
    string_.push_back(kNone);
    shorter_.push_back(0);
    return static_cast<std::uint32_t>(next_.size() - 1);
  };
  add_state();
  for (std::uint32_t s = 0; s < strings.size(); ++s) {
    std::uint32_t state = 0;
    for (const char c : strings[s]) {
      const auto byte = static_cast<std::uint8_t>(c);
      if (next_[state][byte] == 0) {
        const std::uint32_t fresh = add_state();
        next_[state][byte] = fresh;
      }
      state = next_[state][byte];
    }
    string_[state] = s;
  }
  // Breadth first: where a state has no way on, that of its longest suffix is taken.
  std::vector<std::uint32_t> suffix(next_.size(), 0);
  std::deque<std::uint32_t> waiting{0};
  while (!waiting.empty()) {
    const std::uint32_t state = waiting.front();
    waiting.pop_front();
    for (std::size_t byte = 0; byte < 256; ++byte) {
      std::uint32_t& way = next_[state][byte];
      const std::uint32_t other = state == 0 ? 0 : next_[suffix[state]][byte];
      if (way == 0) {
        way = other;
        continue;
      }
      suffix[way] = other;
      shorter_[way] = string_[other] != kNone ? other : shorter_[other];
      waiting.push_back(way);
    }
  }
}

void LetterSearch::run(std::span<const std::uint8_t> bytes, Found& found) const {
  found.marks_.resize(strings_, 0);
  ++found.round_;
  found.any_ = false;
  if (strings_ == 0) {
    return;
  }
  std::uint32_t state = 0;
  for (const std::uint8_t byte : bytes) {
    state = next_[state][byte];
    for (std::uint32_t s = string_[state] != kNone ? state : shorter_[state]; s != 0; s = shorter_[s]) {
      found.marks_[string_[s]] = found.round_;
      found.any_ = true;
    }
  }
}

}  // namespace wasla::maintenance
