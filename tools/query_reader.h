// QueryReader: rows of a table with the columns lang and name, as they come in.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "wasla/io/byte_source.h"
#include "wasla/io/line_reader.h"

namespace wasla::tools {

struct Query {
  std::uint64_t number = 0;  // row, from 1, the header not counted
  std::string lang, name;
  std::string error;  // what is wrong with the row, with file and line; empty for a good one
};

class QueryReader {
 public:
  // "-": standard input. Throws Error(kInput) where the file cannot be read or its header lacks a name column.
  explicit QueryReader(const std::string& path);

  std::optional<Query> next();
  bool would_block() const { return lines_.would_block(); }

 private:
  std::string path_;
  std::unique_ptr<ByteSource> source_;
  LineReader lines_;
  std::uint64_t number_ = 0;
  std::size_t lang_column_ = 0, name_column_ = 0;
  bool has_lang_ = false, empty_ = false;
};

// True for the languages whose spelling is known; others are guessed.
bool is_known_language(std::string_view tag);

}  // namespace wasla::tools
