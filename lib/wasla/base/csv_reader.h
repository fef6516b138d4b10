// CsvReader: rows of comma-separated values (RFC 4180) as a stream, from a file that may be packed.
//
//   CsvReader csv("alt.csv");
//   while (csv.next()) { use(csv.fields(), csv.line()); }
//
// A field in quotation marks may hold the separator, line breaks and doubled quotation marks. A quotation mark within
// a field that does not begin with one is a letter. What else is wrong with a row, CsvReader says in problem().
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/base/line_source.h"

namespace wasla {

class WASLA_EXPORT CsvReader {
 public:
  // `separator`: a comma, a semicolon or a TAB; with a TAB nothing is quoted. Throws Error(kInput) as LineSource does.
  explicit CsvReader(const std::filesystem::path& file, char separator = ',');

  // On to the next row that is not empty; false at the end.
  bool next();
  const std::vector<std::string>& fields() const { return fields_; }
  std::uint64_t line() const { return line_; }  // 1-based; where the row begins
  // Empty for a sound row; otherwise what is wrong, and the fields are as far as they could be made out.
  std::string_view problem() const { return problem_; }

  const LineSource& lines() const { return lines_; }

 private:
  bool next_line();
  void join_lines();
  void split(std::string_view text);
  // Takes a field in quotation marks that begins at `position`; false where its end lies on another line.
  bool take_quoted(std::string_view text, std::size_t& position);

  LineSource lines_;
  char separator_;
  std::string row_;  // of several lines
  std::vector<std::string> fields_;
  std::string_view problem_;
  std::uint64_t line_ = 0;
  bool unclosed_ = false, text_behind_mark_ = false;
  std::string text_;  // the line last read
  std::uint64_t text_line_ = 0;
  std::deque<std::pair<std::uint64_t, std::string>> put_back_;  // lines, with their numbers, that no row has taken
};

}  // namespace wasla
