#include "wasla/gazetteer/lint/raw_table.h"

#include <algorithm>
#include <utility>

#include "wasla/base/tsv.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla::gazetteer {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kNameKey[] = {"id", "lang", "kind", "name"};

}  // namespace

RawTable::RawTable(std::string bytes) : bytes_(std::move(bytes)) {
  std::string_view rest = bytes_;
  if (rest.starts_with(kByteOrderMark)) {
    rest.remove_prefix(kByteOrderMark.size());
  }
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    lines_.push_back(line);
  }
  if (!lines_.empty()) {
    header_ = split_fields(lines_.front());
    for (std::string_view& name : header_) {
      if (name.size() >= 2 && name.front() == '"' && name.back() == '"') {
        name = name.substr(1, name.size() - 2);
      }
    }
  }
}

std::optional<std::size_t> RawTable::column(std::string_view name) const {
  const auto found = std::find(header_.begin(), header_.end(), name);
  return found == header_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - header_.begin()));
}

std::span<const TsvColumn> columns_of_table(std::string_view file) {
  struct Table {
    std::string_view file;
    std::span<const TsvColumn> columns;
  };
  static constexpr Table kTables[] = {
      {kEntitiesFile, kEntityColumns},        {kNamesFile, kNameColumns},          {kRelationsFile, kRelationColumns},
      {kIdentifiersFile, kIdentifierColumns}, {kPlacesFile, kPlaceColumns},        {kRedirectsFile, kRedirectColumns},
      {kJudgementsFile, kJudgementColumns},   {kLintAllowFile, kLintAllowColumns},
  };
  const auto* const found =
      std::find_if(std::begin(kTables), std::end(kTables), [&](const Table& table) { return table.file == file; });
  return found == std::end(kTables) ? std::span<const TsvColumn>() : found->columns;
}

std::string sort_key(const RawTable& table, std::string_view file, std::string_view line) {
  const std::vector<std::string_view> fields = split_fields(line);
  if (fields.size() != table.columns()) {
    return {};
  }
  std::string key;
  const auto add = [&](std::string_view name) {
    const auto place = table.column(name);
    std::string_view field = place ? fields[*place] : std::string_view();
    if (name == "kind" && field.empty()) {
      field = "alias";
    }
    key.append(field).append("\t");
  };
  if (file == kNamesFile) {
    for (const std::string_view name : kNameKey) {
      add(name);
    }
  }
  for (const TsvColumn& column : columns_of_table(file)) {
    add(column.name);
  }
  return key;
}

}  // namespace wasla::gazetteer
