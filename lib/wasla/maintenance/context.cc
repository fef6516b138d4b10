#include "wasla/maintenance/context.h"

#include <algorithm>

namespace wasla::maintenance {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || (static_cast<unsigned char>(c) < 0x20);
    if (!space) {
      line += c;
    } else if (line.empty() || line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

std::string context_of(std::string_view text, std::size_t begin, std::size_t end, std::size_t width) {
  std::size_t from = begin > width ? begin - width : 0, to = std::min(text.size(), end + width);
  // Whole words, where there are any.
  while (from > 0 && from < begin && text[from - 1] != ' ' && text[from - 1] != '\n') {
    ++from;
  }
  while (to > end && to < text.size() && text[to] != ' ' && text[to] != '\n') {
    --to;
  }
  while (to > end && to < text.size() && is_continuation(text[to])) {
    --to;
  }
  std::string line = on_one_line(text.substr(from, begin - from));
  line.append(kOpen).append(on_one_line(text.substr(begin, end - begin))).append(kClose);
  return line.append(on_one_line(text.substr(end, to - end)));
}

}  // namespace wasla::maintenance
