// TsvReader: rows of a tab-separated table, its columns found by their names in the header row.
//
//   constexpr TsvColumn kColumns[] = {{"id", kRequired}, {"name", kRequired}, {"source", kOptional}};
//   TsvReader table(read_file(path), kColumns, problems);
//   while (table.next()) {
//     use(table[0], table[1], table[2], table.line());   // in the order of kColumns, not of the file
//   }
//
// Nothing is quoted: a quotation mark is a letter. What spreadsheets add (a byte order mark, CR LF, quotation marks
// around fields) is taken away again, with one warning a file. Fields come trimmed of spaces at either end.
// A row that is no row of text (not UTF-8, control characters, too many fields …) is reported and skipped. Every
// problem is reported, in one go: rules E003 to W017 of docs/formats/gazetteer.md. Nothing is thrown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/problem_reporter.h"

namespace wasla {

struct TsvColumn {
  std::string_view name;
  bool required = false;
};
inline constexpr bool kRequired = true;
inline constexpr bool kOptional = false;

// `field` without spaces and no-break spaces at either end, as the reader gives it.
std::string_view trim_field(std::string_view field);

// The fields of a line as they stand, one at least.
std::vector<std::string_view> split_fields(std::string_view line);

class TsvReader {
 public:
  // Reads the header. `columns` and `problems` must outlive the reader.
  TsvReader(std::string bytes, std::span<const TsvColumn> columns, ProblemReporter& problems);
  TsvReader(const TsvReader&) = delete;
  TsvReader& operator=(const TsvReader&) = delete;

  // Moves to the next row that can be read; false at the end, or at once where the header cannot be understood.
  bool next();

  // Field of columns[column] in this row; empty where the table lacks the column. Valid until next().
  std::string_view operator[](std::size_t column) const { return values_[column]; }
  std::uint64_t line() const { return line_; }  // 1-based

 private:
  void open();
  bool next_line(std::string_view& text);
  bool is_readable(std::string_view text);
  void read_header(std::string_view text);
  void take_field(std::string_view field, std::size_t index);
  bool has_spreadsheet_quotes() const;

  std::string bytes_;
  std::span<const TsvColumn> columns_;
  ProblemReporter& problems_;

  std::string_view rest_;  // what has not been read
  std::uint64_t line_ = 0;
  bool usable_ = false;
  bool clean_ = false;  // the whole file is UTF-8 without control characters: lines need no check
  bool crlf_reported_ = false;
  bool unquote_ = false;
  std::vector<std::string_view> fields_;  // of the row, as in the file
  std::vector<std::ptrdiff_t> places_;    // index in fields_ for each of columns_; -1 where absent
  std::vector<std::string_view> values_;  // for each of columns_
  std::vector<std::string> unquoted_;     // storage for values whose quotes were taken away
};

}  // namespace wasla
