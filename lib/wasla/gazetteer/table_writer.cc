// Writes a gazetteer folder (gazetteer.h). Rows are sorted byte by byte, so that one fact more is one line more.
#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "wasla/base/error.h"
#include "wasla/base/problem_reporter.h"
#include "wasla/base/read_file.h"
#include "wasla/base/staged_write.h"
#include "wasla/gazetteer/gazetteer.h"
#include "wasla/gazetteer/manifest.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;

using Fields = std::initializer_list<std::string_view>;

// A table in the making. A TAB sorts before everything a field may hold, so sorting the lines sorts by fields.
class TableText {
 public:
  TableText(fs::path path, std::span<const TsvColumn> columns) : path_(std::move(path)), columns_(columns) {}

  void add(Fields fields) { rows_.emplace_back(std::string(), join(fields)); }
  // Sorted by `key` first, where the order of the columns is not that of the rows.
  void add(Fields key, Fields fields) { rows_.emplace_back(join(key), join(fields)); }

  bool empty() const { return rows_.empty(); }

  std::string text() {
    std::sort(rows_.begin(), rows_.end());
    std::string result;
    for (const TsvColumn& column : columns_) {
      result += (result.empty() ? "" : "\t") + std::string(column.name);
    }
    result += '\n';
    for (const auto& [key, line] : rows_) {
      result += line;
      result += '\n';
    }
    return result;
  }

 private:
  std::string join(Fields fields) const {
    std::string line;
    bool first = true;
    for (const std::string_view field : fields) {
      if (std::any_of(field.begin(), field.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; })) {
        throw Error(ErrorKind::kOutput, path_.string(), 0,
                    "a field holds a tab, newline or control character: " + in_quotes(field), "take it out first");
      }
      line += first ? "" : "\t";
      line += field;
      first = false;
    }
    return line;
  }

  fs::path path_;
  std::span<const TsvColumn> columns_;
  std::vector<std::pair<std::string, std::string>> rows_;
};

std::string year_text(const std::optional<std::int16_t>& year) { return year ? std::to_string(*year) : std::string(); }

std::string degrees_text(double degrees) {
  char buffer[400];  // the longest fixed notation of a double
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, degrees, std::chars_format::fixed);
  return std::string(buffer, end);
}

void add_rows(TableText& table, const std::vector<Entity>& entities) {
  for (const Entity& e : entities) {
    const std::string prior = std::to_string(e.prior);
    table.add({e.id, to_string(e.type), class_name(e.entity_class), e.wikidata, prior, e.description});
  }
}

void add_rows(TableText& table, const std::vector<Name>& names) {
  for (const Name& n : names) {
    const std::string_view kind = to_string(n.kind);
    table.add({n.id, n.lang, kind, n.text},
              {n.id, n.lang, kind, to_string(n.use), year_text(n.from), year_text(n.to), n.source, n.text});
  }
}

void add_rows(TableText& table, const std::vector<Relation>& relations) {
  for (const Relation& r : relations) {
    table.add({r.subject, r.relation, r.object, year_text(r.from), year_text(r.to), r.source});
  }
}

void add_rows(TableText& table, const std::vector<Identifier>& identifiers) {
  for (const Identifier& i : identifiers) {
    table.add({i.id, i.scheme, i.value});
  }
}

void add_rows(TableText& table, const std::vector<Place>& places) {
  for (const Place& p : places) {
    table.add({p.id, degrees_text(p.latitude), degrees_text(p.longitude)});
  }
}

void add_rows(TableText& table, const std::vector<Redirect>& redirects) {
  for (const Redirect& r : redirects) {
    table.add({r.old_id, r.target, r.reason});
  }
}

void add_rows(TableText& table, const std::vector<Judgement>& judgements) {
  for (const Judgement& j : judgements) {
    table.add({j.id, to_string(j.verdict), j.other, j.lang, j.by, j.date, j.name});
  }
}

void add_rows(TableText& table, const std::vector<LintAllowance>& allowances) {
  for (const LintAllowance& a : allowances) {
    table.add({a.rule, a.id, a.reason});
  }
}

class FolderWriter {
 public:
  explicit FolderWriter(fs::path folder) : folder_(std::move(folder)) {}

  template <typename Row>
  void add_table(std::string_view file, std::span<const TsvColumn> columns, const std::vector<Row>& rows,
                 bool required) {
    TableText table(folder_ / file, columns);
    add_rows(table, rows);
    std::error_code error;
    if (required || !table.empty() || fs::exists(folder_ / file, error)) {
      contents_.emplace_back(folder_ / file, table.text());
    }
  }

  void add_manifest(const Manifest& manifest) {
    const fs::path path = folder_ / gazetteer::kManifestFile;
    if (!says_the_same(path, manifest)) {
      contents_.emplace_back(path, gazetteer::format_manifest(manifest));
    }
  }

  void write() {
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) {
      throw Error(ErrorKind::kOutput, folder_.string(), 0, "the folder cannot be made: " + error.message(),
                  "check that you may write there");
    }
    const FolderLocks locks = lock_whole({folder_}, FolderLocks::kExclusive);
    std::vector<FileReplacement> files;
    for (auto& [path, bytes] : contents_) {
      if (!is_unchanged(path, bytes)) {
        files.push_back({path, std::move(bytes)});
      }
    }
    replace_files(files);
  }

 private:
  static bool is_unchanged(const fs::path& path, const std::string& bytes) {
    std::error_code error;
    if (fs::file_size(path, error) != bytes.size() || error) {
      return false;
    }
    try {
      return read_file(path) == bytes;
    } catch (const Error&) {
      return false;
    }
  }

  static bool says_the_same(const fs::path& path, const Manifest& manifest) {
    try {
      Diagnostics problems;
      ProblemReporter reporter(path.string(), problems);
      return gazetteer::parse_manifest(read_file(path), reporter) == manifest && !has_errors(problems);
    } catch (const Error&) {
      return false;
    }
  }

  fs::path folder_;
  std::vector<std::pair<fs::path, std::string>> contents_;
};

}  // namespace

void write_gazetteer(const Gazetteer& gazetteer, const fs::path& folder) {
  FolderWriter writer(folder);
  writer.add_table(gazetteer::kEntitiesFile, gazetteer::kEntityColumns, gazetteer.entities, true);
  writer.add_table(gazetteer::kNamesFile, gazetteer::kNameColumns, gazetteer.names, true);
  writer.add_table(gazetteer::kRelationsFile, gazetteer::kRelationColumns, gazetteer.relations, false);
  writer.add_table(gazetteer::kIdentifiersFile, gazetteer::kIdentifierColumns, gazetteer.identifiers, false);
  writer.add_table(gazetteer::kPlacesFile, gazetteer::kPlaceColumns, gazetteer.places, false);
  writer.add_table(gazetteer::kRedirectsFile, gazetteer::kRedirectColumns, gazetteer.redirects, false);
  writer.add_table(gazetteer::kJudgementsFile, gazetteer::kJudgementColumns, gazetteer.judgements, false);
  writer.add_table(gazetteer::kLintAllowFile, gazetteer::kLintAllowColumns, gazetteer.lint_allowances, false);
  writer.add_manifest(gazetteer.manifest);
  writer.write();
}

}  // namespace wasla
