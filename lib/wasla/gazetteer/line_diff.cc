#include "wasla/gazetteer/line_diff.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace wasla::gazetteer {
namespace {

constexpr std::size_t kContext = 3;

std::string range(std::size_t first, std::size_t count) {
  // A range without lines is named by the line before it.
  return std::to_string(count == 0 ? first - 1 : first) + (count == 1 ? "" : "," + std::to_string(count));
}

// Of lines that change together those that go first, as diffs are read.
void print(const std::vector<DiffLine>& lines, std::size_t begin, std::size_t end, std::string& text) {
  std::string added;
  for (std::size_t i = begin; i < end; ++i) {
    const std::string line = static_cast<char>(lines[i].kind) + std::string(lines[i].text) + "\n";
    if (lines[i].kind == DiffLine::kAdded) {
      added += line;
      continue;
    }
    text += (lines[i].kind == DiffLine::kKept ? std::exchange(added, {}) : std::string()) + line;
  }
  text += added;
}

}  // namespace

std::string unified_diff(std::string_view path, bool is_new, const std::vector<DiffLine>& lines) {
  std::string text;
  std::size_t old_line = 1;
  std::size_t new_line = 1;
  std::size_t done = 0;  // lines before this one are counted in old_line and new_line
  const auto count_to = [&](std::size_t end) {
    for (; done < end; ++done) {
      old_line += lines[done].kind != DiffLine::kAdded;
      new_line += lines[done].kind != DiffLine::kRemoved;
    }
  };
  std::size_t change = 0;
  while (true) {
    while (change < lines.size() && lines[change].kind == DiffLine::kKept) {
      ++change;
    }
    if (change == lines.size()) {
      return text;
    }
    const std::size_t begin = std::max(done, change - std::min(change, kContext));
    std::size_t last = change;  // the last change of this hunk: the next is more than two contexts away
    for (std::size_t i = change; i < lines.size() && i <= last + 2 * kContext + 1; ++i) {
      last = lines[i].kind == DiffLine::kKept ? last : i;
    }
    const std::size_t end = std::min(lines.size(), last + 1 + kContext);
    count_to(begin);
    const std::size_t old_first = old_line;
    const std::size_t new_first = new_line;
    count_to(end);
    if (text.empty()) {
      text = (is_new ? "--- /dev/null\n" : "--- " + std::string(path) + "\n") + "+++ " + std::string(path) + "\n";
    }
    text += "@@ -" + range(old_first, old_line - old_first) + " +" + range(new_first, new_line - new_first) + " @@\n";
    print(lines, begin, end, text);
    change = end;
  }
}

}  // namespace wasla::gazetteer
