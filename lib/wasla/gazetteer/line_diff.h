// A unified diff, from lines of which it is known which were there before.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wasla::gazetteer {

struct DiffLine {
  enum Kind : char { kKept = ' ', kRemoved = '-', kAdded = '+' };
  Kind kind = kKept;
  std::string_view text;  // without its line end
};

// With three lines of context. `lines` in the order of the new text, a removed one before what stands there now.
// Empty where all are kept. `is_new`: there was no file before.
std::string unified_diff(std::string_view path, bool is_new, const std::vector<DiffLine>& lines);

}  // namespace wasla::gazetteer
