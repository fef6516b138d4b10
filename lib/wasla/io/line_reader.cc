#include "wasla/io/line_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace wasla {
namespace {

constexpr std::size_t kChunk = 256 * 1024;

}  // namespace

LineReader::LineReader(ByteSource& source, std::size_t longest) : source_(source), longest_(longest) {}

bool LineReader::fill() {
  if (at_end_) {
    return false;
  }
  if (begin_ > 0 && (begin_ == end_ || end_ + kChunk + kPadding > capacity_)) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    end_ -= begin_;
    searched_ -= begin_;
    begin_ = 0;
  }
  if (end_ + kChunk + kPadding > capacity_) {
    const std::size_t capacity = std::max(2 * capacity_, end_ + 2 * kChunk + kPadding);
    std::unique_ptr<char[]> larger(new char[capacity]);  // not zeroed: pages not reached cost nothing
    if (end_ > 0) {
      std::memcpy(larger.get(), buffer_.get(), end_);
    }
    buffer_ = std::move(larger);
    capacity_ = capacity;
  }
  const std::size_t n = source_.read(buffer_.get() + end_, kChunk);
  end_ += n;
  at_end_ = n == 0;
  return n > 0;
}

void LineReader::skip_line() {
  const std::size_t kept = begin_ + std::min(longest_, kChunk);
  while (true) {
    const char* found = static_cast<const char*>(std::memchr(buffer_.get() + searched_, '\n', end_ - searched_));
    if (found) {
      begin_ = searched_ = static_cast<std::size_t>(found - buffer_.get()) + 1;
      return;
    }
    // The beginning of the line stays where it is; only what lies behind it is written over.
    end_ = searched_ = std::min(end_, kept);
    const std::size_t room = std::min(kChunk, capacity_ - kPadding - end_);
    const std::size_t n = at_end_ ? 0 : source_.read(buffer_.get() + end_, room);
    end_ += n;
    if (n == 0) {
      at_end_ = true;
      begin_ = searched_ = end_;
      return;
    }
  }
}

bool LineReader::next(std::string_view& line) {
  too_long_ = false;
  if (capacity_ > 8 * kChunk && end_ - begin_ < kChunk && begin_ > 0) {
    // A very long line has gone by: give its memory back.
    std::unique_ptr<char[]> smaller(new char[4 * kChunk]);
    std::memcpy(smaller.get(), buffer_.get() + begin_, end_ - begin_);
    buffer_ = std::move(smaller);
    capacity_ = 4 * kChunk;
    end_ -= begin_;
    searched_ -= begin_;
    begin_ = 0;
  }
  while (true) {
    const char* found = end_ > searched_
                            ? static_cast<const char*>(std::memchr(buffer_.get() + searched_, '\n', end_ - searched_))
                            : nullptr;
    if (found) {
      const auto stop = static_cast<std::size_t>(found - buffer_.get());
      line = {buffer_.get() + begin_, stop - begin_};
      begin_ = searched_ = stop + 1;
      if (line.size() > longest_) {  // it came whole, in a large read
        line = line.substr(0, longest_);
        too_long_ = true;
        ++number_;
        return true;
      }
      break;
    }
    searched_ = end_;
    if (end_ - begin_ > longest_) {
      line = {buffer_.get() + begin_, std::min(longest_, kChunk)};
      too_long_ = true;
      ++number_;
      skip_line();
      return true;
    }
    if (!fill()) {
      if (begin_ == end_) {
        return false;
      }
      line = {buffer_.get() + begin_, end_ - begin_};
      begin_ = searched_ = end_;
      break;
    }
  }
  ++number_;
  if (!line.empty() && line.back() == '\r') {
    line.remove_suffix(1);
  }
  return true;
}

bool LineReader::would_block() const {
  if (at_end_ || (end_ > begin_ && std::memchr(buffer_.get() + begin_, '\n', end_ - begin_))) {
    return false;
  }
  return source_.would_block();
}

}  // namespace wasla
