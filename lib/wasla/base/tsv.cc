#include "wasla/base/tsv.h"

#include <algorithm>
#include <utility>

#include "wasla/base/utf8_validation.h"

namespace wasla {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

// Offset of the first control character other than the table's own TAB and LF; npos where there is none.
std::size_t find_control_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F) {
      return i;
    }
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      return i;  // U+0080 to U+009F
    }
  }
  return std::string_view::npos;
}

// How a field uses the quotation mark.
enum class Quoting { kNone, kWrapped, kWrappedForReason, kLoose };

Quoting quoting_of(std::string_view field) {
  const std::size_t first = field.find('"');
  if (first == std::string_view::npos) {
    return Quoting::kNone;
  }
  if (first != 0 || field.size() < 2 || !field.ends_with('"')) {
    return Quoting::kLoose;
  }
  const std::string_view inside = field.substr(1, field.size() - 2);
  bool doubled = false;
  for (std::size_t i = inside.find('"'); i != std::string_view::npos; i = inside.find('"', i + 2)) {
    if (i + 1 == inside.size() || inside[i + 1] != '"') {
      return Quoting::kLoose;
    }
    doubled = true;
  }
  return doubled || inside.find(',') != std::string_view::npos ? Quoting::kWrappedForReason : Quoting::kWrapped;
}

std::string unquoted(std::string_view field) {
  std::string text;
  for (std::size_t i = 1; i + 1 < field.size(); ++i) {
    text += field[i];
    if (field[i] == '"') {
      ++i;  // the second of a doubled quotation mark
    }
  }
  return text;
}

template <typename Visit>
void for_each_field(std::string_view line, Visit visit) {
  while (true) {
    const std::size_t tab = line.find('\t');
    visit(line.substr(0, tab));
    if (tab == std::string_view::npos) {
      return;
    }
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

std::vector<std::string_view> split_fields(std::string_view line) {
  std::vector<std::string_view> fields;
  while (true) {
    const std::size_t tab = line.find('\t');
    fields.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) {
      return fields;
    }
    line.remove_prefix(tab + 1);
  }
}

std::string_view trim_field(std::string_view text) {
  while (true) {
    if (text.starts_with(' ')) {
      text.remove_prefix(1);
    } else if (text.ends_with(' ')) {
      text.remove_suffix(1);
    } else if (text.starts_with(kNoBreakSpace)) {
      text.remove_prefix(2);
    } else if (text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(2);
    } else {
      return text;
    }
  }
}

TsvReader::TsvReader(std::string bytes, std::span<const TsvColumn> columns, ProblemReporter& problems)
    : bytes_(std::move(bytes)),
      columns_(columns),
      problems_(problems),
      rest_(bytes_),
      places_(columns.size(), -1),
      values_(columns.size()),
      unquoted_(columns.size()) {
  open();
}

void TsvReader::open() {
  if (rest_.starts_with("\xFF\xFE") || rest_.starts_with("\xFE\xFF")) {
    problems_.report("E005-utf16", 1, "the file is UTF-16, not UTF-8", "save it again as UTF-8 (\"Unicode (UTF-8)\")");
    return;
  }
  if (rest_.starts_with(kByteOrderMark)) {
    problems_.report("W012-byte-order-mark", 1, "the file begins with a byte order mark",
                     "save it as UTF-8 without BOM; it was read without it");
    rest_.remove_prefix(kByteOrderMark.size());
  }
  if (rest_.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    problems_.report("E003-empty-file", 0, "the file is empty", "write at least the header row");
    return;
  }
  if (!rest_.ends_with('\n')) {
    const auto newlines = static_cast<std::uint64_t>(std::count(rest_.begin(), rest_.end(), '\n'));
    problems_.report("W015-final-newline", newlines + 1, "the last line does not end in a newline",
                     "end the file with a newline, or check that it was not cut off");
  }
  clean_ =
      find_control_character(rest_) == std::string_view::npos && find_invalid_utf8(rest_) == std::string_view::npos;
  if (has_spreadsheet_quotes()) {
    unquote_ = true;
    problems_.report("W014-spreadsheet-quotes", 1, "a spreadsheet has put fields in quotation marks",
                     "save it as tab-separated text without quoting; it was read without them");
  }
  std::string_view text;
  if (next_line(text) && is_readable(text)) {
    read_header(text);
  }
}

// Quoting is taken for a spreadsheet's only where nothing in the file speaks against it: every field with a quotation
// mark is wrapped and doubles those inside, and either the header is wrapped too or each wrapped field has something
// inside that makes a spreadsheet quote. A name like "Chemical Ali" written with its quotes stays what it is.
bool TsvReader::has_spreadsheet_quotes() const {
  if (rest_.find('"') == std::string_view::npos) {
    return false;
  }
  bool consistent = true;
  bool header_wrapped = true;
  bool in_header = true;
  bool reasons = true;
  std::string_view rest = rest_;
  while (consistent && !rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    if (in_header || line.find('"') != std::string_view::npos) {
      for_each_field(line, [&](std::string_view field) {
        const Quoting quoting = quoting_of(field);
        consistent = consistent && quoting != Quoting::kLoose;
        reasons = reasons && quoting != Quoting::kWrapped;
        header_wrapped = header_wrapped && (!in_header || quoting != Quoting::kNone);
      });
    }
    in_header = false;
  }
  return consistent && (header_wrapped || reasons);
}

bool TsvReader::next_line(std::string_view& text) {
  if (rest_.empty()) {
    return false;
  }
  const std::size_t end = rest_.find('\n');
  text = rest_.substr(0, end);
  rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
  ++line_;
  if (text.ends_with('\r')) {
    text.remove_suffix(1);
    if (!crlf_reported_) {
      crlf_reported_ = true;
      problems_.report("W013-crlf", line_, "lines end in CR LF (as Windows writes them)",
                       "save the file with LF line ends; it was read as if it had them");
    }
  }
  return true;
}

bool TsvReader::is_readable(std::string_view text) {
  if (clean_) {
    return true;
  }
  if (text.find('\0') != std::string_view::npos) {
    problems_.report("E006-nul", line_, "the line holds a NUL byte", "check that the file is a table of text");
    return false;
  }
  if (const std::size_t at = find_invalid_utf8(text); at != std::string_view::npos) {
    problems_.report("E004-not-utf8", line_,
                     "byte " + std::to_string(at + 1) + " of the line is not UTF-8: " + in_quotes(text.substr(at, 8)),
                     "save the file as UTF-8");
    return false;
  }
  if (const std::size_t at = find_control_character(text); at != std::string_view::npos) {
    problems_.report("E007-control-character", line_,
                     "the line holds a control character: " + in_quotes(text.substr(at, 8)), "delete it");
    return false;
  }
  return true;
}

void TsvReader::read_header(std::string_view text) {
  std::vector<std::string> names;
  for_each_field(text, [&](std::string_view field) {
    names.emplace_back(trim_field(unquote_ && field.starts_with('"') ? unquoted(field) : std::string(field)));
  });
  usable_ = true;
  std::string known;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const auto found = std::find(names.begin(), names.end(), columns_[i].name);
    places_[i] = found == names.end() ? -1 : found - names.begin();
    known += (i ? " " : "") + std::string(columns_[i].name);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto same_name = [&](const TsvColumn& column) { return column.name == names[i]; };
    if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
        names.begin() + static_cast<std::ptrdiff_t>(i)) {
      if (!names[i].empty()) {
        problems_.report("E010-duplicate-column", line_, "the column " + in_quotes(names[i]) + " is there twice",
                         "delete or rename one of them");
        usable_ = false;
      }
    } else if (std::none_of(columns_.begin(), columns_.end(), same_name)) {
      problems_.report("W011-unknown-column", line_, "the column " + in_quotes(names[i]) + " is not known and not read",
                       "delete it, or correct its name; known are: " + known);
    }
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].required && places_[i] < 0) {
      problems_.report("E009-missing-column", line_, "the header has no column " + in_quotes(columns_[i].name),
                       "the first row names the columns, separated by tabs: " + known);
      usable_ = false;
    }
  }
  fields_.resize(names.size());
}

bool TsvReader::next() {
  std::string_view text;
  while (usable_ && next_line(text)) {
    if (!is_readable(text)) {
      continue;
    }
    if (text.find_first_not_of("\t ") == std::string_view::npos) {
      problems_.report("W017-blank-line", line_, "the line is blank", "delete it");
      continue;
    }
    const std::size_t width = fields_.size();
    std::size_t count = 0;
    for_each_field(text, [&](std::string_view field) {
      if (count < width) {
        fields_[count] = field;
      }
      ++count;
    });
    if (count != width) {
      problems_.report(
          "E008-field-count", line_,
          "the row has " + std::to_string(count) + (count == 1 ? " field, not " : " fields, not ") +
              std::to_string(width) + ": " + in_quotes(text),
          count < width ? "add the missing tabs (an empty field needs its tab too)" : "delete the tabs too many");
      continue;
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      take_field(places_[i] < 0 ? std::string_view() : fields_[static_cast<std::size_t>(places_[i])], i);
    }
    return true;
  }
  return false;
}

void TsvReader::take_field(std::string_view field, std::size_t index) {
  if (unquote_ && field.starts_with('"')) {
    unquoted_[index] = unquoted(field);
    field = unquoted_[index];
  }
  values_[index] = trim_field(field);
  if (values_[index].size() != field.size()) {
    problems_.report("W016-outer-space", line_, "there is space before or after " + in_quotes(values_[index]),
                     "delete it; it was read without");
  }
}

}  // namespace wasla
