// RawTable: the lines of a table as they are in the file, for what the reader of tables has already put right.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/tsv.h"

namespace wasla::gazetteer {

class RawTable {
 public:
  explicit RawTable(std::string bytes);
  RawTable(const RawTable&) = delete;
  RawTable& operator=(const RawTable&) = delete;

  const std::vector<std::string_view>& lines() const { return lines_; }  // without line ends; the first is the header
  std::optional<std::size_t> column(std::string_view name) const;        // its place in the header
  std::size_t columns() const { return header_.size(); }

 private:
  std::string bytes_;
  std::vector<std::string_view> lines_;
  std::vector<std::string_view> header_;
};

// The columns of the table with this file name; none for a file that is no table.
std::span<const TsvColumn> columns_of_table(std::string_view file);

// By which the rows of a table are sorted: those fields in the order of the format, tabs between them. Empty for a row
// that does not have as many fields as the header.
std::string sort_key(const RawTable& table, std::string_view file, std::string_view line);

}  // namespace wasla::gazetteer
