#include "tools/query_reader.h"

#include <algorithm>

#include "wasla/base/error.h"
#include "wasla/base/utf8_validation.h"
#include "wasla/text/utf8.h"

namespace wasla::tools {
namespace {

constexpr std::size_t kLongestRow = 1 << 16;  // bytes

// Field `column` of a row; nothing if the row has fewer.
std::optional<std::string_view> field(std::string_view row, std::size_t column) {
  for (std::size_t i = 0;; ++i) {
    const std::size_t tab = std::min(row.find('\t'), row.size());
    if (i == column) {
      return row.substr(0, tab);
    }
    if (tab == row.size()) {
      return std::nullopt;
    }
    row.remove_prefix(tab + 1);
  }
}

}  // namespace

QueryReader::QueryReader(const std::string& path)
    : path_(path == "-" ? "standard input" : path), source_(open_source(path)), lines_(*source_, kLongestRow) {
  std::string_view header;
  if (!lines_.next(header)) {
    empty_ = true;
    return;
  }
  if (header.starts_with("\xEF\xBB\xBF")) {
    header.remove_prefix(3);
  }
  bool has_name = false;
  for (std::size_t column = 0;; ++column) {
    const auto title = field(header, column);
    if (!title) {
      break;
    }
    if (*title == "lang") {
      has_lang_ = true;
      lang_column_ = column;
    } else if (*title == "name") {
      has_name = true;
      name_column_ = column;
    }
  }
  if (!has_name) {
    throw Error(ErrorKind::kInput, path_, 1, "the header of the queries has no column 'name'",
                "begin with a line 'lang<TAB>name'");
  }
}

std::optional<Query> QueryReader::next() {
  std::string_view row;
  if (empty_ || !lines_.next(row)) {
    return std::nullopt;
  }
  Query query;
  query.number = ++number_;
  const auto name = field(row, name_column_);
  const auto lang = has_lang_ ? field(row, lang_column_) : std::nullopt;
  const std::string place = path_ + ":" + std::to_string(lines_.line_number()) + ": ";
  if (lines_.too_long()) {
    query.error = place + "the row is longer than " + std::to_string(kLongestRow) + " bytes and is passed over";
  } else if (text::find_ill_formed(row) != std::string_view::npos) {
    query.error = place + "the row is not UTF-8 and is passed over; save the table as UTF-8";
  } else if (!name || name->empty()) {
    query.error = place + "the row has no name and is passed over";
  } else {
    query.name = *name;
    query.lang = lang.value_or("");
  }
  return query;
}

bool is_known_language(std::string_view tag) {
  static constexpr std::string_view kKnown[] = {"ar", "ckb", "kmr", "ku", "en", "fa", "tr", "de",
                                                "fr", "es",  "it",  "nl", "sv", "pt", "mul"};
  const std::string_view primary = tag.substr(0, tag.find('-'));
  return std::find(std::begin(kKnown), std::end(kKnown), primary) != std::end(kKnown);
}

}  // namespace wasla::tools
