// LetterSearch: which of many short byte strings occur in a long one (Aho and Corasick 1975).
//
//   LetterSearch search({"abc", "bcd"});
//   LetterSearch::Found found;
//   search.run(bytes, found);
//   if (found.has(1)) …
//
// Immutable, safe from any thread with a Found each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace wasla::maintenance {

class LetterSearch {
 public:
  LetterSearch() : LetterSearch(std::vector<std::string>()) {}
  explicit LetterSearch(const std::vector<std::string>& strings);

  class Found {
   public:
    bool has(std::uint32_t string) const { return string < marks_.size() && marks_[string] == round_; }
    bool any() const { return any_; }

   private:
    friend class LetterSearch;
    std::vector<std::uint32_t> marks_;
    std::uint32_t round_ = 0;
    bool any_ = false;
  };

  void run(std::span<const std::uint8_t> bytes, Found& found) const;
  std::size_t states() const { return next_.size(); }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::vector<std::array<std::uint32_t, 256>> next_;
  std::vector<std::uint32_t> string_;   // that ends in each state
  std::vector<std::uint32_t> shorter_;  // the longest proper suffix of each state in which a string ends; 0: none
  std::size_t strings_ = 0;
};

}  // namespace wasla::maintenance
