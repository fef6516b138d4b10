// LineSource: the lines of a large file, packed or not, one at a time (compressed_source.h).
//
//   LineSource lines("allCountries.txt.gz");
//   while (lines.next()) { use(lines.text(), lines.number()); }
//
// A byte order mark at the beginning and CR before LF are taken away. UTF-16 is refused. Not for several threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "wasla/base/compressed_source.h"
#include "wasla/base/export.h"

namespace wasla {

class WASLA_EXPORT LineSource {
 public:
  static constexpr std::size_t kLongestLine = std::size_t{256} << 20;

  // Throws Error(kInput), as all members do that read.
  explicit LineSource(const std::filesystem::path& file, std::size_t longest_line = kLongestLine);

  // On to the next line; false at the end. An empty line is one. A line longer than the limit is an Error: no file of
  // lines has such, so it is a file of another kind.
  bool next();
  std::string_view text() const { return text_; }   // without its end; valid until next()
  std::uint64_t number() const { return number_; }  // 1-based

  const std::string& file() const { return file_; }
  const CompressedSource& source() const { return source_; }

 private:
  bool fill();  // false at the end of the file
  void drop_byte_order_mark();

  std::string file_;
  CompressedSource source_;
  std::size_t longest_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what was not given yet, in buffer_
  std::string_view text_;
  std::uint64_t number_ = 0;
};

}  // namespace wasla
