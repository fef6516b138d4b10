#include "wasla/gazetteer/lint/unified_diff.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace wasla {
namespace {

using Lines = std::vector<std::string_view>;
constexpr std::size_t kContext = 3;
constexpr std::ptrdiff_t kMostEdits = 3000;  // the work and memory of the search grow with its square

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1);
    lines.push_back(text.substr(0, end + 1));
    text.remove_prefix(end + 1);
  }
  return lines;
}

struct Edit {
  char sign = ' ';  // ' ', '-' or '+'
  std::size_t before = 0, after = 0;
};

void append_whole(std::size_t from, std::size_t a_end, std::size_t b_end, std::vector<Edit>& edits) {
  for (std::size_t i = from; i < a_end; ++i) {
    edits.push_back({'-', i, from});
  }
  for (std::size_t i = from; i < b_end; ++i) {
    edits.push_back({'+', a_end, i});
  }
}

// Myers 1986, greedy, with the trace kept to walk back. Between `from` and the ends of either text.
bool append_shortest(const Lines& a, const Lines& b, std::size_t from, std::size_t a_end, std::size_t b_end,
                     std::vector<Edit>& edits) {
  const auto n = static_cast<std::ptrdiff_t>(a_end - from), m = static_cast<std::ptrdiff_t>(b_end - from);
  const std::ptrdiff_t most = std::min(n + m, kMostEdits);
  std::vector<std::ptrdiff_t> furthest(static_cast<std::size_t>(2 * most + 3), 0);
  std::vector<std::vector<std::ptrdiff_t>> trace;
  const auto at = [&](std::vector<std::ptrdiff_t>& v, std::ptrdiff_t k, std::ptrdiff_t d) -> std::ptrdiff_t& {
    return v[static_cast<std::size_t>(k + d + 1)];
  };
  for (std::ptrdiff_t d = 0; d <= most; ++d) {
    std::vector<std::ptrdiff_t> now(static_cast<std::size_t>(2 * d + 3), 0);
    for (std::ptrdiff_t k = -d; k <= d; k += 2) {
      std::ptrdiff_t x = 0;
      if (d > 0) {
        std::vector<std::ptrdiff_t>& last = trace.back();
        const bool down = k == -d || (k != d && at(last, k - 1, d - 1) < at(last, k + 1, d - 1));
        x = down ? at(last, k + 1, d - 1) : at(last, k - 1, d - 1) + 1;
      }
      while (x < n && x - k < m && x - k >= 0 &&
             a[from + static_cast<std::size_t>(x)] == b[from + static_cast<std::size_t>(x - k)]) {
        ++x;
      }
      at(now, k, d) = x;
      if (x >= n && x - k >= m) {
        trace.push_back(std::move(now));
        std::vector<Edit> back;
        std::ptrdiff_t px = n, py = m;
        for (std::ptrdiff_t e = d; e >= 0; --e) {
          const std::ptrdiff_t line = px - py;
          std::ptrdiff_t sx = 0, sy = 0;
          bool down = false;
          if (e > 0) {
            std::vector<std::ptrdiff_t>& last = trace[static_cast<std::size_t>(e - 1)];
            down = line == -e || (line != e && at(last, line - 1, e - 1) < at(last, line + 1, e - 1));
            const std::ptrdiff_t previous = down ? line + 1 : line - 1;
            sx = at(last, previous, e - 1);
            sy = sx - previous;
          }
          const std::ptrdiff_t mx = e == 0 ? 0 : down ? sx : sx + 1;
          while (px > mx) {
            --px;
            --py;
            back.push_back({' ', from + static_cast<std::size_t>(px), from + static_cast<std::size_t>(py)});
          }
          if (e > 0) {
            back.push_back(
                {down ? '+' : '-', from + static_cast<std::size_t>(sx), from + static_cast<std::size_t>(sy)});
            px = sx;
            py = sy;
          }
        }
        edits.insert(edits.end(), back.rbegin(), back.rend());
        return true;
      }
    }
    trace.push_back(std::move(now));
  }
  return false;
}

std::vector<Edit> edits_between(const Lines& a, const Lines& b) {
  std::size_t from = 0, a_end = a.size(), b_end = b.size();
  while (from < a_end && from < b_end && a[from] == b[from]) {
    ++from;
  }
  while (a_end > from && b_end > from && a[a_end - 1] == b[b_end - 1]) {
    --a_end;
    --b_end;
  }
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < from; ++i) {
    edits.push_back({' ', i, i});
  }
  if (!append_shortest(a, b, from, a_end, b_end, edits)) {
    append_whole(from, a_end, b_end, edits);
  }
  for (std::size_t i = 0; a_end + i < a.size(); ++i) {
    edits.push_back({' ', a_end + i, b_end + i});
  }
  return edits;
}

std::string hunk(const Lines& a, const Lines& b, const std::vector<Edit>& edits, std::size_t begin, std::size_t end) {
  std::size_t taken = 0, given = 0;
  std::string body;
  for (std::size_t i = begin; i < end; ++i) {
    const Edit& edit = edits[i];
    taken += edit.sign != '+' ? 1 : 0;
    given += edit.sign != '-' ? 1 : 0;
    const std::string_view line = edit.sign == '+' ? b[edit.after] : a[edit.before];
    body.append(1, edit.sign).append(line);
    if (!line.ends_with('\n')) {
      body += "\n\\ No newline at end of file\n";
    }
  }
  const auto place = [](std::size_t line, std::size_t count) {
    return std::to_string(count > 0 ? line + 1 : line) + "," + std::to_string(count);
  };
  return "@@ -" + place(edits[begin].before, taken) + " +" + place(edits[begin].after, given) + " @@\n" + body;
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) {
    return {};
  }
  const Lines a = lines_of(before), b = lines_of(after);
  const std::vector<Edit> edits = edits_between(a, b);
  std::string result = "--- " + std::string(path) + "\n+++ " + std::string(path) + "\n";
  for (std::size_t i = 0; i < edits.size();) {
    if (edits[i].sign == ' ') {
      ++i;
      continue;
    }
    const std::size_t begin = i > kContext ? i - kContext : 0;
    std::size_t end = i + 1;  // behind the last change of the hunk
    for (std::size_t j = i + 1; j < edits.size() && j - end < 2 * kContext; ++j) {
      end = edits[j].sign != ' ' ? j + 1 : end;
    }
    const std::size_t last = std::min(end + kContext, edits.size());
    result += hunk(a, b, edits, begin, last);
    i = last;
  }
  return result;
}

}  // namespace wasla
