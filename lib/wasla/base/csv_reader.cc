#include "wasla/base/csv_reader.h"

#include <algorithm>

#include "wasla/base/utf8_validation.h"

namespace wasla {
namespace {

// A quotation mark that nothing closes would swallow the rest of the file.
constexpr std::size_t kMostLinesOfARow = 100;
constexpr std::size_t kLongestRow = std::size_t{1} << 20;  // bytes

}  // namespace

CsvReader::CsvReader(const std::filesystem::path& file, char separator) : lines_(file), separator_(separator) {}

bool CsvReader::next_line() {
  if (!put_back_.empty()) {
    text_ = std::move(put_back_.front().second);
    text_line_ = put_back_.front().first;
    put_back_.pop_front();
    return true;
  }
  if (!lines_.next()) {
    return false;
  }
  text_ = lines_.text();
  text_line_ = lines_.number();
  return true;
}

bool CsvReader::next() {
  do {
    if (!next_line()) {
      return false;
    }
  } while (text_.find_first_not_of(" \t\x1A") == std::string_view::npos);  // 1A: the end of a file in DOS
  line_ = text_line_;
  problem_ = "";
  row_ = text_;
  split(row_);
  if (unclosed_) {
    join_lines();
  }
  if (unclosed_) {
    problem_ = "a quotation mark is not closed";
  } else if (find_invalid_utf8(row_) != std::string_view::npos) {
    problem_ = "the row is not UTF-8";
  } else if (row_.find('\0') != std::string::npos) {
    problem_ = "the row holds a NUL byte";
  } else if (text_behind_mark_) {
    problem_ = "there is text behind a closing quotation mark";
  }
  return true;
}

void CsvReader::join_lines() {
  const std::string first = row_;
  std::deque<std::pair<std::uint64_t, std::string>> joined;
  while (unclosed_ && joined.size() < kMostLinesOfARow && row_.size() < kLongestRow && next_line()) {
    row_ += '\n';
    row_ += text_;
    joined.emplace_back(text_line_, text_);
    split(row_);
  }
  if (unclosed_ || text_behind_mark_) {
    // Nothing closes it, or a mark that belongs to another row: the row is this line, and the others are rows of their
    // own.
    row_ = first;
    put_back_.insert(put_back_.begin(), joined.begin(), joined.end());
    split(row_);
    unclosed_ = true;
  }
}

void CsvReader::split(std::string_view text) {
  fields_.clear();
  unclosed_ = text_behind_mark_ = false;
  std::size_t position = 0;
  while (true) {
    fields_.emplace_back();
    if (separator_ != '\t' && position < text.size() && text[position] == '"') {
      if (!take_quoted(text, position)) {
        unclosed_ = true;
        return;
      }
      text_behind_mark_ = text_behind_mark_ || (position < text.size() && text[position] != separator_);
    }
    const std::size_t end = std::min(text.find(separator_, position), text.size());
    fields_.back() += text.substr(position, end - position);
    if (end == text.size()) {
      return;
    }
    position = end + 1;
  }
}

bool CsvReader::take_quoted(std::string_view text, std::size_t& position) {
  ++position;
  while (true) {
    const std::size_t mark = text.find('"', position);
    if (mark == std::string_view::npos) {
      fields_.back() += text.substr(position);
      return false;
    }
    fields_.back() += text.substr(position, mark - position);
    position = mark + 1;
    if (position == text.size() || text[position] != '"') {
      return true;
    }
    fields_.back() += '"';
    ++position;
  }
}

}  // namespace wasla
