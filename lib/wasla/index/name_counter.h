// NameCounter: how often names stand in texts, as written.
//
//   NameCounter counter;
//   counter.add("الرياض");                       // number 0
//   counter.count(text, counts, tokens);         // counts[0] grows
//
// Words are compared by their keys (text/character.h), so spellings that matching unites are one, and a little more is.
// Behind و ف ب ك ل and the article's contractions a name counts too; endings are not taken off. Once filled it is safe
// from any thread, with `counts` and `tokens` of each thread's own.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/text/token.h"

namespace wasla::index {

class WASLA_EXPORT NameCounter {
 public:
  // Names that are the same by their keys get the same number. What has no word is never found.
  std::uint32_t add(std::string_view name);
  std::uint32_t size() const { return size_; }

  // Adds to `counts`, which grows to size().
  void count(std::string_view text, std::vector<std::uint64_t>& counts, text::Tokens& tokens) const;

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;  // by the hash of the words' hashes
  std::uint32_t size_ = 0;
  std::size_t longest_ = 0;  // words
};

}  // namespace wasla::index
