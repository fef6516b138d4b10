#include "wasla/gazetteer/table_edit.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "wasla/base/error.h"
#include "wasla/base/problem_reporter.h"
#include "wasla/base/tsv.h"
#include "wasla/gazetteer/line_diff.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla::gazetteer {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::span<const TsvColumn> columns_of(std::string_view file) {
  return file == kEntitiesFile      ? std::span<const TsvColumn>(kEntityColumns)
         : file == kNamesFile       ? kNameColumns
         : file == kRelationsFile   ? kRelationColumns
         : file == kIdentifiersFile ? kIdentifierColumns
         : file == kPlacesFile      ? kPlaceColumns
         : file == kRedirectsFile   ? kRedirectColumns
         : file == kJudgementsFile  ? std::span<const TsvColumn>(kJudgementColumns)
                                    : kLintAllowColumns;
}

// The columns by which the writer sorts, first before last, where that is not their order.
constexpr std::size_t kNameOrder[] = {0, 1, 2, 7, 3, 4, 5, 6};

void require_plain(std::string_view value, const std::filesystem::path& path) {
  if (std::any_of(value.begin(), value.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; })) {
    throw Error(ErrorKind::kUsage, path.string(), 0,
                "a field cannot hold a tab, newline or control character: " + in_quotes(value), "take it out");
  }
}

}  // namespace

EditableTable::EditableTable(std::filesystem::path path, std::optional<std::string> bytes, std::string_view file)
    : path_(std::move(path)), file_(file), columns_(columns_of(file)), existed_(bytes.has_value()) {
  if (bytes) {
    original_ = std::move(*bytes);
  }
  open();
  sorted_ = check_sorted();
}

void EditableTable::open() {
  std::string_view rest = original_;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t newline = rest.find('\n');
    std::string_view text = rest.substr(0, newline);
    std::string_view end = newline == std::string_view::npos ? std::string_view() : rest.substr(newline, 1);
    rest.remove_prefix(text.size() + end.size());
    if (!end.empty() && text.ends_with('\r')) {
      end = std::string_view(text.data() + text.size() - 1, 2);
      text.remove_suffix(1);
    }
    lines_.push_back({text, end, number, false, text});
  }
  if (lines_.empty()) {
    std::string header;
    for (const TsvColumn& column : columns_) {
      header += (header.empty() ? "" : "\t") + std::string(column.name);
    }
    lines_.push_back({keep(std::move(header)), "\n"});
  }
  std::string_view header = lines_[0].text;
  if (header.starts_with(kByteOrderMark)) {
    header.remove_prefix(kByteOrderMark.size());
  }
  line_end_ = lines_[0].end.empty() ? "\n" : lines_[0].end;
  const std::vector<std::string_view> names = split_fields(header);
  width_ = names.size();
  for (const TsvColumn& column : columns_) {
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](std::string_view name) { return trim_field(name) == column.name; });
    places_.push_back(found == names.end() ? -1 : found - names.begin());
  }
  for (std::size_t i = 1; i < lines_.size(); ++i) {
    lines_[i].is_row = split_fields(lines_[i].text).size() == width_ &&
                       lines_[i].text.find_first_not_of("\t ") != std::string_view::npos;
  }
}

std::vector<std::string_view> EditableTable::raw_fields(const Row& row) const { return split_fields(row.text); }

std::string_view EditableTable::keep(std::string text) { return texts_.emplace_back(std::move(text)); }

std::string EditableTable::line_of(const std::vector<std::string_view>& raw) const {
  std::string text;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    text += i ? "\t" : "";
    text += raw[i];
  }
  return text;
}

std::vector<std::string_view> EditableTable::sort_key(const Row& row) const {
  const std::vector<std::string_view> raw = raw_fields(row);
  std::vector<std::string_view> key;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::ptrdiff_t place = places_[file_ == kNamesFile ? kNameOrder[i] : i];
    key.push_back(place < 0 ? std::string_view() : trim_field(raw[static_cast<std::size_t>(place)]));
  }
  if (file_ == kNamesFile && key[2].empty()) {
    key[2] = "alias";
  }
  return key;
}

bool EditableTable::check_sorted() const {
  const Row* last = nullptr;
  for (const Row& row : lines_) {
    if (!row.is_row) {
      continue;
    }
    if (last && sort_key(row) < sort_key(*last)) {
      return false;
    }
    last = &row;
  }
  return true;
}

std::vector<std::size_t> EditableTable::rows() const {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].is_row && !lines_[i].erased) {
      result.push_back(i);
    }
  }
  return result;
}

std::vector<std::size_t> EditableTable::rows_with(std::size_t column, std::string_view value) const {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    // Few lines hold the value anywhere; only these are taken apart.
    if (lines_[i].is_row && !lines_[i].erased && lines_[i].text.find(value) != std::string_view::npos &&
        field(i, column) == value) {
      result.push_back(i);
    }
  }
  return result;
}

std::string_view EditableTable::field(std::size_t row, std::size_t column) const {
  const std::ptrdiff_t place = places_[column];
  return place < 0 ? std::string_view() : trim_field(raw_fields(lines_[row])[static_cast<std::size_t>(place)]);
}

std::vector<std::string> EditableTable::fields(std::size_t row) const {
  std::vector<std::string> values;
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    values.emplace_back(field(row, column));
  }
  return values;
}

std::size_t EditableTable::line(std::size_t row) const { return lines_[row].line; }

void EditableTable::add_column(std::size_t column) {
  // Names stay last: right-to-left text disturbs no other column there.
  const std::size_t at = file_ == kNamesFile && places_[7] >= 0 ? static_cast<std::size_t>(places_[7]) : width_;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    Row& row = lines_[i];
    if (i > 0 && !row.is_row) {
      continue;
    }
    std::vector<std::string_view> raw = raw_fields(row);
    raw.insert(raw.begin() + static_cast<std::ptrdiff_t>(at), i == 0 ? columns_[column].name : std::string_view());
    row.text = keep(line_of(raw));
  }
  for (std::ptrdiff_t& place : places_) {
    place += place >= static_cast<std::ptrdiff_t>(at);
  }
  places_[column] = static_cast<std::ptrdiff_t>(at);
  ++width_;
}

void EditableTable::require_column(std::size_t column, std::string_view value) {
  require_plain(value, path_);
  if (places_[column] < 0 && !value.empty()) {
    add_column(column);
  }
}

std::size_t EditableTable::set(std::size_t row, std::size_t column, std::string_view value) {
  value = trim_field(value);  // as it will be read
  if (field(row, column) == value) {
    return row;
  }
  require_column(column, value);
  std::vector<std::string_view> raw = raw_fields(lines_[row]);
  raw[static_cast<std::size_t>(places_[column])] = value;
  const std::string_view text = keep(line_of(raw));
  if (!sorted_) {
    lines_[row].text = text;
    return row;
  }
  lines_[row].erased = true;
  lines_.push_back({text, line_end_, 0, true});
  return lines_.size() - 1;
}

void EditableTable::erase(std::size_t row) { lines_[row].erased = true; }

void EditableTable::add(const std::vector<std::string>& values) {
  for (std::size_t column = 0; column < values.size(); ++column) {
    require_column(column, values[column]);
  }
  std::vector<std::string_view> raw(width_);
  for (std::size_t column = 0; column < values.size(); ++column) {
    if (places_[column] >= 0) {
      raw[static_cast<std::size_t>(places_[column])] = trim_field(values[column]);
    }
  }
  lines_.push_back({keep(line_of(raw)), line_end_, 0, true});
}

// Lines as they stand in the new text, erased ones of the file among them.
std::vector<const EditableTable::Row*> EditableTable::order() const {
  std::vector<const Row*> added, kept;
  std::vector<std::size_t> kept_rows;  // those of `kept` that are rows
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].line > 0 || i == 0) {
      if (lines_[i].is_row) {
        kept_rows.push_back(kept.size());
      }
      kept.push_back(&lines_[i]);
    } else if (!lines_[i].erased) {
      added.push_back(&lines_[i]);
    }
  }
  std::vector<std::pair<std::size_t, const Row*>> places;  // before which of `kept` each goes
  for (const Row* row : added) {
    const std::vector<std::string_view> key = sort_key(*row);
    const auto is_after = [&](std::size_t other) { return key < sort_key(*kept[other]); };
    const auto place = sorted_ ? std::partition_point(kept_rows.begin(), kept_rows.end(), std::not_fn(is_after))
                               : std::find_if(kept_rows.begin(), kept_rows.end(), is_after);
    places.emplace_back(place == kept_rows.end() ? kept.size() : *place, row);
  }
  std::stable_sort(places.begin(), places.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : sort_key(*a.second) < sort_key(*b.second);
  });
  std::vector<const Row*> result;
  auto next = places.begin();
  for (std::size_t i = 0; i <= kept.size(); ++i) {
    for (; next != places.end() && next->first == i; ++next) {
      result.push_back(next->second);
    }
    if (i < kept.size()) {
      result.push_back(kept[i]);
    }
  }
  return result;
}

std::string EditableTable::bytes() const {
  std::string result;
  std::string_view missing_end;  // of the line before, which was the last one and had none
  for (const Row* row : order()) {
    if (!row->erased) {
      result += missing_end;
      result += row->text;
      result += row->end;
      missing_end = row->end.empty() ? line_end_ : std::string_view();
    }
  }
  return result;
}

EditableTable::Count EditableTable::changes() const {
  Count count;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Row& row = lines_[i];
    const bool was = row.line > 0;
    const bool same = was && !row.erased && row.text == row.before;
    count.removed += was && !same;
    count.added += !row.erased && !same && (was || row.is_row);
  }
  return count;
}

std::string EditableTable::diff() const {
  std::vector<DiffLine> lines;
  for (const Row* row : order()) {
    const bool was = row->line > 0;
    if (was && !row->erased && row->text == row->before) {
      lines.push_back({DiffLine::kKept, row->text});
      continue;
    }
    if (was) {
      lines.push_back({DiffLine::kRemoved, row->before});
    }
    if (!row->erased) {
      lines.push_back({DiffLine::kAdded, row->text});
    }
  }
  return unified_diff(path_.string(), !existed_, lines);
}

}  // namespace wasla::gazetteer
