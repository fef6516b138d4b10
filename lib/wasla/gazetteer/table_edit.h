// EditableTable: the bytes of one table, of which rows can be changed while all else stays as it was written.
//
//   EditableTable names(path, read_file(path), kNamesFile);
//   for (std::size_t row : names.rows_with(0, "erbil")) names.set(row, 3, "context");
//   names.add({"erbil", "en", "alias", "", "", "", "curated", "Hewler"});
//   names.bytes();   // the table as it is now
//   names.diff();    // what that changes
//
// Columns are numbered as in table_columns.h, wherever the file has them; columns that are not known stay, and a row
// added leaves them empty. A table that was sorted stays sorted: rows that are new or have changed go where the writer
// would put them. In others a changed row stays where it is, and a new one goes before the first that sorts after it.
// Row numbers stay good: a row that goes leaves its number unused.
#pragma once

#include <cstddef>
#include <deque>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/tsv.h"

namespace wasla::gazetteer {

class EditableTable {
 public:
  // `bytes`: nothing where there is no such file yet. `file` is one of table_columns.h. Bytes that no reader would take
  // for a table are kept and have no rows: the checks speak of them.
  EditableTable(std::filesystem::path path, std::optional<std::string> bytes, std::string_view file);
  EditableTable(const EditableTable&) = delete;
  EditableTable& operator=(const EditableTable&) = delete;

  const std::filesystem::path& path() const { return path_; }
  bool is_new() const { return !existed_; }

  // Numbers of the rows there are, in the order of the file, those added last.
  std::vector<std::size_t> rows() const;
  std::vector<std::size_t> rows_with(std::size_t column, std::string_view value) const;
  // A field without outer spaces; empty where the table lacks the column.
  std::string_view field(std::size_t row, std::size_t column) const;
  std::vector<std::string> fields(std::size_t row) const;  // all that table_columns.h names
  std::size_t line(std::size_t row) const;                 // 1-based, before any change; 0 for a row that is new

  // Throws Error(kUsage) where a value holds a control character. A column that the table lacks is added for a value
  // that is not empty. Returns the number the row has from now on.
  std::size_t set(std::size_t row, std::size_t column, std::string_view value);
  void erase(std::size_t row);
  void add(const std::vector<std::string>& values);

  struct Count {
    std::size_t added = 0, removed = 0;  // lines; a changed one counts as both
  };
  Count changes() const;
  bool is_changed() const { return changes().added + changes().removed > 0; }

  std::string bytes() const;
  // A unified diff with three lines of context; empty where nothing changes.
  std::string diff() const;

 private:
  struct Row {
    std::string_view text;         // without its line end
    std::string_view end;          // "\n", "\r\n", or nothing at the end of a file that was cut off
    std::size_t line = 0;          // 0: new
    bool is_row = false;           // has as many fields as the header, and is not the header
    std::string_view before = {};  // the text in the file
    bool erased = false;
  };

  void open();
  std::vector<std::string_view> raw_fields(const Row& row) const;
  std::string_view keep(std::string text);
  std::string line_of(const std::vector<std::string_view>& raw) const;
  void add_column(std::size_t column);
  void require_column(std::size_t column, std::string_view value);
  std::vector<std::string_view> sort_key(const Row& row) const;
  std::vector<const Row*> order() const;
  bool check_sorted() const;

  std::filesystem::path path_;
  std::string original_;
  std::string_view file_;
  std::span<const TsvColumn> columns_;
  bool existed_ = false;
  bool sorted_ = true;
  std::string_view line_end_ = "\n";
  std::size_t width_ = 0;               // of the header
  std::vector<std::ptrdiff_t> places_;  // of columns_ in the header; -1 where absent
  std::vector<Row> lines_;              // the file's, the header first; then the new ones
  std::deque<std::string> texts_;       // storage of lines that are new
};

}  // namespace wasla::gazetteer
