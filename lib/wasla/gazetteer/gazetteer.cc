#include "wasla/gazetteer/gazetteer.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>

#include "wasla/base/error.h"
#include "wasla/base/problem_reporter.h"
#include "wasla/base/read_file.h"
#include "wasla/base/staged_write.h"
#include "wasla/gazetteer/dependencies.h"
#include "wasla/gazetteer/gazetteer_check.h"
#include "wasla/gazetteer/manifest.h"
#include "wasla/gazetteer/set_check.h"
#include "wasla/gazetteer/set_reader.h"
#include "wasla/gazetteer/table_columns.h"
#include "wasla/gazetteer/table_reader.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;

using Reader = void (*)(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems);

// NOLINTNEXTLINE(performance-unnecessary-value-param): all readers have one signature, and others keep the bytes
void read_manifest(std::string bytes, Gazetteer& gazetteer, ProblemReporter& problems) {
  gazetteer.manifest = gazetteer::parse_manifest(bytes, problems);
}

struct Table {
  std::string_view file;
  bool required;
  Reader read;
};

constexpr Table kTables[] = {
    {gazetteer::kManifestFile, true, read_manifest},
    {gazetteer::kEntitiesFile, true, gazetteer::read_entities},
    {gazetteer::kNamesFile, true, gazetteer::read_names},
    {gazetteer::kRelationsFile, false, gazetteer::read_relations},
    {gazetteer::kIdentifiersFile, false, gazetteer::read_identifiers},
    {gazetteer::kPlacesFile, false, gazetteer::read_places},
    {gazetteer::kRedirectsFile, false, gazetteer::read_redirects},
    {gazetteer::kJudgementsFile, false, gazetteer::read_judgements},
    {gazetteer::kLintAllowFile, false, gazetteer::read_lint_allowances},
};

void read_table(const Table& table, Gazetteer& gazetteer, const gazetteer::PendingFiles& pending,
                Diagnostics& diagnostics) {
  const std::string path = gazetteer::table_path(gazetteer, table.file);
  ProblemReporter problems(path, diagnostics);
  if (const auto bytes = pending.find(path); bytes != pending.end()) {
    table.read(bytes->second, gazetteer, problems);
    problems.finish();
    return;
  }
  std::error_code error;
  const bool exists = fs::exists(fs::symlink_status(path, error));
  if (exists) {
    try {
      table.read(read_file(path), gazetteer, problems);
    } catch (const Error& unreadable) {
      diagnostics.push_back({Severity::kError, "E001-unreadable", path, 0, "the file cannot be read",
                             "see that it is a file and that you may read it"});
    }
  } else if (table.required) {
    problems.report("E002-missing-table", 0, "the file is missing",
                    "a gazetteer has gazetteer.toml, entities.tsv and names.tsv");
  }
  problems.finish();
}

// The folder's own name, also where it was given as "." or with a slash at its end.
std::string name_of(const fs::path& folder) {
  std::error_code error;
  const fs::path absolute = fs::weakly_canonical(folder, error);
  if (!error && absolute.has_filename()) {
    return absolute.filename().string();
  }
  return folder.filename().string();
}

bool is_gazetteer(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / gazetteer::kManifestFile, error);
}

void find_below(const fs::path& path, std::vector<fs::path>& found) {
  std::error_code error;
  fs::recursive_directory_iterator it(path, fs::directory_options::skip_permission_denied, error);
  for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    std::error_code status_error;
    if (!it->is_directory(status_error)) {
      continue;
    }
    if (it->path().filename().native().starts_with('.')) {
      it.disable_recursion_pending();
    } else if (is_gazetteer(it->path())) {
      found.push_back(it->path());
    }
  }
}

// By file, then line: the order in which a person mends.
void sort_by_place(Diagnostics::iterator begin, Diagnostics::iterator end) {
  std::stable_sort(begin, end, [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.file, a.line, a.rule) < std::tie(b.file, b.line, b.rule);
  });
}

Gazetteer read_folder(const fs::path& folder, const gazetteer::PendingFiles& pending, Diagnostics& problems) {
  const std::size_t before = problems.size();
  Gazetteer gazetteer;
  gazetteer.name = name_of(folder);
  gazetteer.folder = folder;
  for (const Table& table : kTables) {
    read_table(table, gazetteer, pending, problems);
  }
  gazetteer::check_gazetteer(gazetteer, problems);
  sort_by_place(problems.begin() + static_cast<std::ptrdiff_t>(before), problems.end());
  return gazetteer;
}

// So that no edit changes the tables between one and the next; what a crash left half done is completed first.
FolderLocks lock_to_read(const std::vector<fs::path>& folders, Diagnostics& problems) {
  try {
    return lock_whole(folders, FolderLocks::kShared);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput) {  // a folder that cannot be opened: each of its tables will say so
      problems.push_back({Severity::kError, "E611-interrupted-edit", error.file(), 0,
                          std::string("an edit is under way or was interrupted: ") + error.what(),
                          "run this again where you may write to the folder"});
    }
  }
  return {};
}

}  // namespace

std::vector<fs::path> find_gazetteers(const std::vector<fs::path>& paths, Diagnostics& problems) {
  std::vector<fs::path> found;
  for (const fs::path& path : paths) {
    const std::size_t before = found.size();
    if (is_gazetteer(path)) {
      found.push_back(path);
    }
    find_below(path, found);
    if (found.size() == before) {
      problems.push_back({Severity::kError, "E601-no-gazetteer", path.string(), 0,
                          "there is no gazetteer here (a folder with a gazetteer.toml)",
                          "name the folder of a gazetteer, or one that has gazetteers below it"});
    }
  }
  std::sort(found.begin(), found.end());
  // The same folder may be given twice, or be reached by two names.
  std::set<fs::path> seen;
  std::erase_if(found, [&](const fs::path& folder) {
    std::error_code error;
    const fs::path canonical = fs::canonical(folder, error);
    return !error && !seen.insert(canonical).second;
  });
  return found;
}

Gazetteer read_gazetteer(const fs::path& folder, Diagnostics& problems) {
  const FolderLocks locks = lock_to_read({folder}, problems);
  return read_folder(folder, {}, problems);
}

GazetteerSet read_gazetteers(const std::vector<fs::path>& paths, Diagnostics& problems,
                             const std::vector<std::string>& known_elsewhere) {
  const std::size_t before = problems.size();
  const std::vector<fs::path> folders = find_gazetteers(paths, problems);
  const FolderLocks locks = lock_to_read(folders, problems);
  GazetteerSet set = gazetteer::read_set(folders, {}, known_elsewhere, problems);
  sort_by_place(problems.begin() + static_cast<std::ptrdiff_t>(before), problems.end());
  return set;
}

namespace gazetteer {

GazetteerSet read_set(const std::vector<fs::path>& folders, const PendingFiles& pending,
                      const std::vector<std::string>& known_elsewhere, Diagnostics& problems) {
  const std::size_t before = problems.size();
  GazetteerSet set;
  for (const fs::path& folder : folders) {
    set.gazetteers.push_back(read_folder(folder, pending, problems));
  }
  order_by_dependencies(set, !known_elsewhere.empty(), problems);
  check_set(set, known_elsewhere, problems);
  sort_by_place(problems.begin() + static_cast<std::ptrdiff_t>(before), problems.end());
  return set;
}

}  // namespace gazetteer
}  // namespace wasla
