#include "wasla/gazetteer/import/known_gazetteers.h"

#include <algorithm>
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

void refuse_errors(const Diagnostics& problems) {
  for (const Diagnostic& problem : problems) {
    if (problem.severity == Severity::kError) {
      throw Error(ErrorKind::kGazetteer, problem.file, problem.line, problem.rule + ": " + problem.message,
                  "`wasla gazetteer check` lists all that is to be mended before an import");
    }
  }
}

std::string name_of(const fs::path& folder) {
  std::error_code error;
  fs::path absolute = fs::weakly_canonical(folder, error);
  if (!error && !absolute.has_filename()) {
    absolute = absolute.parent_path();
  }
  return (error ? folder : absolute).filename().string();
}

// Problems in it are found when the gazetteer is read.
std::vector<std::string> dependencies_of(const fs::path& folder) {
  Diagnostics ignored;
  const fs::path file = folder / kManifestFile;
  ProblemReporter problems(file.string(), ignored);
  try {
    return parse_manifest(read_file(file), problems).depends;
  } catch (const Error&) {
    return {};
  }
}

// Takes `target` out of `folders`, and what depends on it directly or through others.
void leave_out_dependants(std::vector<fs::path>& folders, const fs::path& target) {
  std::set<std::string> left_out = {name_of(target)};
  const auto depends = [&](const fs::path& folder) {
    const std::vector<std::string> names = dependencies_of(folder);
    return left_out.contains(name_of(folder)) ||
           std::any_of(names.begin(), names.end(), [&](const std::string& name) { return left_out.contains(name); });
  };
  for (auto found = folders.begin();
       (found = std::find_if(folders.begin(), folders.end(), depends)) != folders.end();) {
    left_out.insert(name_of(*found));
    folders.erase(found);
  }
}

}  // namespace

GazetteerSet read_onto(const std::vector<fs::path>& paths, const fs::path& target) {
  if (paths.empty()) {
    return {};
  }
  Diagnostics problems;
  std::vector<fs::path> folders = find_gazetteers(paths, problems);
  refuse_errors(problems);
  leave_out_dependants(folders, target);
  GazetteerSet set = folders.empty() ? GazetteerSet() : read_gazetteers(folders, problems);
  refuse_errors(problems);
  return set;
}

Gazetteer read_target(const fs::path& folder, const Manifest& manifest) {
  std::error_code error;
  Gazetteer gazetteer;
  if (fs::exists(folder / kManifestFile, error)) {
    Diagnostics problems;
    gazetteer = read_gazetteer(folder, problems);
    refuse_errors(problems);
    return gazetteer;
  }
  gazetteer.name = name_of(folder);
  gazetteer.folder = folder;
  gazetteer.manifest = manifest;
  return gazetteer;
}

}  // namespace wasla::gazetteer
