#include "wasla/gazetteer/neighbours.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <system_error>

#include "wasla/base/error.h"
#include "wasla/base/problem_reporter.h"
#include "wasla/base/read_file.h"
#include "wasla/gazetteer/manifest.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla::gazetteer {
namespace {

namespace fs = std::filesystem;
using Dependencies = std::map<std::string, std::set<std::string>>;  // folder name: names in its `depends`

bool is_gazetteer(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / kManifestFile, error);
}

std::set<std::string> dependencies_of(const fs::path& folder) {
  try {
    Diagnostics ignored;  // whoever reads the gazetteer reports them
    ProblemReporter problems("", ignored);
    const Manifest manifest = parse_manifest(read_file(folder / kManifestFile), problems);
    return {manifest.depends.begin(), manifest.depends.end()};
  } catch (const Error&) {
    return {};
  }
}

// Of the folder that holds the gazetteer `path`.
Dependencies read_beside(const fs::path& folder) {
  Dependencies result;
  std::error_code error;
  for (fs::directory_iterator it(folder, error); !error && it != fs::directory_iterator(); it.increment(error)) {
    if (!it->path().filename().native().starts_with('.') && is_gazetteer(it->path())) {
      result[it->path().filename().string()] = dependencies_of(it->path());
    }
  }
  return result;
}

// All that can be reached from `name`, itself among them.
std::set<std::string> closure(const std::string& name, const Dependencies& all, bool upwards) {
  std::set<std::string> reached{name};
  std::vector<std::string> open{name};
  while (!open.empty()) {
    const std::string current = open.back();
    open.pop_back();
    for (const auto& [other, depends] : all) {
      const auto of_current = all.find(current);
      const bool leads =
          upwards ? depends.contains(current) : of_current != all.end() && of_current->second.contains(other);
      if (leads && reached.insert(other).second) {
        open.push_back(other);
      }
    }
  }
  return reached;
}

}  // namespace

std::vector<fs::path> with_neighbours(const std::vector<fs::path>& named, const std::vector<fs::path>& paths) {
  std::vector<fs::path> result = named;
  std::set<fs::path> known;
  for (const fs::path& folder : named) {
    std::error_code error;
    known.insert(fs::weakly_canonical(folder, error));
  }
  for (const fs::path& path : paths) {
    std::error_code error;
    const fs::path folder = fs::canonical(path, error);
    if (error || !is_gazetteer(folder)) {
      continue;
    }
    const Dependencies beside = read_beside(folder.parent_path());
    std::set<std::string> wanted;
    for (const std::string& dependent : closure(folder.filename().string(), beside, true)) {
      wanted.merge(closure(dependent, beside, false));  // what the dependents need besides
    }
    for (const std::string& name : wanted) {
      if (beside.contains(name) && known.insert(folder.parent_path() / name).second) {
        // As the user would write it, for messages.
        const fs::path given = (path / "").parent_path();
        result.push_back(given.has_parent_path()                               ? given.parent_path() / name
                         : given.filename() == "." || given.filename() == ".." ? folder.parent_path() / name
                                                                               : fs::path(name));
      }
    }
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace wasla::gazetteer
