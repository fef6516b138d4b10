#include "wasla/gazetteer/table_file.h"

#include <algorithm>
#include <fstream>
#include <system_error>

#include "wasla/text/utf8.h"

namespace wasla::gazetteer {
namespace {

bool is_quoted(std::string_view field) { return field.size() >= 2 && field.front() == '"' && field.back() == '"'; }

std::string without_quotes(std::string_view field) {
  std::string out;
  field = field.substr(1, field.size() - 2);
  for (std::size_t i = 0; i < field.size(); ++i) {
    out += field[i];
    if (field[i] == '"' && i + 1 < field.size() && field[i + 1] == '"') {
      ++i;
    }
  }
  return out;
}

// What may lie round a cell: spaces typed by hand, no-break spaces pasted in.
std::string_view trimmed(std::string_view field) {
  auto strip = [&](std::string_view space) {
    bool any = false;
    while (field.starts_with(space)) field.remove_prefix(space.size()), any = true;
    while (field.ends_with(space)) field.remove_suffix(space.size()), any = true;
    return any;
  };
  while (strip(" ") || strip("\xC2\xA0")) {
  }
  return field;
}

}  // namespace

TableFile::TableFile(const std::filesystem::path& file, const std::vector<std::string_view>& columns,
                     std::size_t required, Diagnostics& problems)
    : file_(file.string()), problems_(problems), place_(columns.size(), -1), fields_(columns.size()) {
  std::error_code error;
  std::ifstream in(file, std::ios::binary);
  if (std::filesystem::is_directory(file, error) || !in) {
    report(Severity::kError, "E001-unreadable", "cannot read the table", "check that the file is there and readable");
    return;
  }
  bytes_.assign(std::istreambuf_iterator<char>(in), {});
  if (!read_header(columns, required)) {
    at_ = bytes_.size();
  }
}

void TableFile::report(Severity severity, const char* rule, const std::string& message,
                       const std::string& remedy) const {
  problems_.push_back({severity, rule, file_, line_, message, remedy});
}

bool TableFile::read_header(const std::vector<std::string_view>& columns, std::size_t required) {
  if (bytes_.starts_with("\xEF\xBB\xBF")) {
    at_ = 3;
    line_ = 1;
    report(Severity::kWarning, "W001-bom", "the file begins with a byte order mark", "save it as UTF-8 without BOM");
    line_ = 0;
  }
  std::string_view header;
  if (!read_line(header)) {
    report(Severity::kError, "E002-empty-table", "the file has no header row",
           "write the column names in the first line");
    return false;
  }
  split(header);
  width_ = raw_.size();
  bool good = true;
  for (std::size_t i = 0; i < raw_.size(); ++i) {
    const std::string_view title = trimmed(raw_[i]);
    const auto found = std::find(columns.begin(), columns.end(), title);
    if (found == columns.end()) {
      report(Severity::kWarning, "W002-unknown-column", "column \"" + std::string(title) + "\" is not known",
             "check its spelling or drop it; its cells are passed over");
      continue;
    }
    int& place = place_[static_cast<std::size_t>(found - columns.begin())];
    if (place >= 0) {
      report(Severity::kError, "E003-column-twice", "column \"" + std::string(title) + "\" stands twice", "drop one");
      good = false;
    }
    place = static_cast<int>(i);
  }
  for (std::size_t c = 0; c < required; ++c) {
    if (place_[c] < 0) {
      report(Severity::kError, "E004-missing-column", "column \"" + std::string(columns[c]) + "\" is missing",
             "add it to the header row");
      good = false;
    }
  }
  if (!bytes_.empty() && bytes_.back() != '\n') {
    report(Severity::kWarning, "W003-no-final-newline", "the last line does not end with a newline", "end it with one");
  }
  if (bytes_.find("\r\n") != std::string::npos) {
    report(Severity::kWarning, "W004-crlf", "lines end with CR LF", "save with LF line ends");
  }
  return good;
}

bool TableFile::read_line(std::string_view& line) {
  if (at_ >= bytes_.size()) {
    return false;
  }
  const std::size_t end = std::min(bytes_.find('\n', at_), bytes_.size());
  line = std::string_view(bytes_).substr(at_, end - at_);
  at_ = end + 1;
  ++line_;
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return true;
}

void TableFile::split(std::string_view line) {
  raw_.clear();
  unquoted_.clear();
  for (;;) {
    const std::size_t tab = line.find('\t');
    raw_.push_back(line.substr(0, tab));
    if (tab == line.npos) {
      break;
    }
    line.remove_prefix(tab + 1);
  }
}

bool TableFile::next() {
  std::string_view line;
  while (read_line(line)) {
    if (line.empty()) {
      continue;
    }
    if (const std::size_t bad = text::find_ill_formed(line); bad != line.npos) {
      report(Severity::kError, "E005-not-utf8", "byte " + std::to_string(bad + 1) + " of the line is not UTF-8",
             "save the file as UTF-8");
      continue;
    }
    const auto control = std::find_if(line.begin(), line.end(),
                                      [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; });
    if (control != line.end()) {
      report(Severity::kError, "E006-control-character",
             "control character at byte " + std::to_string(control - line.begin() + 1) + " of the line", "delete it");
      continue;
    }
    split(line);
    if (raw_.size() != width_) {
      report(Severity::kError, "E007-wrong-number-of-fields",
             std::to_string(raw_.size()) + " fields where the header has " + std::to_string(width_),
             "check for a missing or extra tab");
      continue;
    }
    unquoted_.reserve(raw_.size());
    for (std::size_t c = 0; c < place_.size(); ++c) {
      std::string_view value = place_[c] < 0 ? std::string_view() : raw_[static_cast<std::size_t>(place_[c])];
      if (is_quoted(value)) {
        if (!quotes_reported_) {
          quotes_reported_ = true;
          report(Severity::kWarning, "W005-quoted-field", "fields are wrapped in quotation marks",
                 "export without text delimiters; the marks were taken off");
        }
        unquoted_.push_back(without_quotes(value));
        value = unquoted_.back();
      }
      const std::string_view clean = trimmed(value);
      if (clean.size() != value.size()) {
        report(Severity::kWarning, "W006-outer-spaces", "\"" + std::string(value) + "\" has spaces at its ends",
               "delete them");
      }
      fields_[c] = clean;
    }
    return true;
  }
  return false;
}

}  // namespace wasla::gazetteer
