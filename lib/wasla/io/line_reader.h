// LineReader: the lines of a ByteSource, of any length up to a limit, without copying.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "wasla/io/byte_source.h"

namespace wasla {

// Lines end at LF; a CR before it is cut off too. Used by one thread.
class WASLA_EXPORT LineReader {
 public:
  // Readable bytes that follow every line returned, so that a vector parser may look beyond its end.
  static constexpr std::size_t kPadding = 64;

  // A line above `longest` bytes is passed over; `source` must outlive the reader.
  LineReader(ByteSource& source, std::size_t longest);

  // The next line, valid until the next call; false at the end. Throws Error(kInput).
  bool next(std::string_view& line);
  // True if the line just returned was longer than allowed: what was returned is only its beginning.
  bool too_long() const { return too_long_; }
  std::uint64_t line_number() const { return number_; }  // of the line just returned, 1-based
  // True if next() would have to wait for the source.
  bool would_block() const;

 private:
  bool fill();
  void skip_line();

  ByteSource& source_;
  std::size_t longest_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0, end_ = 0;  // unread bytes
  std::size_t searched_ = 0;         // [begin_, searched_) holds no line break
  std::uint64_t number_ = 0;
  bool at_end_ = false, too_long_ = false;
};

}  // namespace wasla
