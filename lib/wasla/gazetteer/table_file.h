// TableFile: one tab-separated table, split into rows, with every problem of its form listed.
//
//   TableFile table("names.tsv", {{"id"}, {"name"}}, {{"kind"}}, problems);
//   while (table.next()) use(table.field(kName), table.line());
//
// No quoting: a quotation mark is a letter. What spreadsheets add (BOM, CRLF, quotes round whole fields) is read with
// a warning. Format: docs/formats/gazetteer.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/diagnostic.h"

namespace wasla::gazetteer {

class TableFile {
 public:
  // Columns are found by the header; `columns` are numbered by their place, of which the first `required` must be
  // there. A file that cannot be read gives a diagnostic and no rows.
  TableFile(const std::filesystem::path& file, const std::vector<std::string_view>& columns, std::size_t required,
            Diagnostics& problems);

  bool next();                                  // to the next row that has the right number of fields
  std::string_view field(std::size_t column) const { return fields_[column]; }
  std::uint64_t line() const { return line_; }  // 1-based
  void report(Severity severity, const char* rule, const std::string& message, const std::string& remedy) const;

 private:
  bool read_line(std::string_view& line);
  void split(std::string_view line);
  bool read_header(const std::vector<std::string_view>& columns, std::size_t required);

  std::string file_;
  Diagnostics& problems_;
  std::string bytes_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 0;
  std::vector<int> place_;                     // column -> field of the row, -1: absent
  std::size_t width_ = 0;                      // fields of a row
  std::vector<std::string> unquoted_;
  std::vector<std::string_view> raw_, fields_;
  bool quotes_reported_ = false;
};

}  // namespace wasla::gazetteer
