#include "tools/git_revision.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <system_error>
#include <vector>

#include "wasla/base/error.h"

extern char** environ;

namespace wasla::tools {
namespace {

namespace fs = std::filesystem;

// Runs a program without a shell, its messages going to `errors`; true where it succeeds.
bool run(std::vector<std::string> words, const fs::path& errors) {
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) {
    arguments.push_back(word.data());
  }
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  pid_t child = 0;
  const int problem = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  return problem == 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

GitRevision::GitRevision(const std::string& revision, const std::string& path) {
  std::string pattern = (fs::temp_directory_path() / "wasla-revision-XXXXXX").string();
  if (!mkdtemp(pattern.data())) {
    throw Error(ErrorKind::kOutput, pattern, 0, "a temporary folder cannot be made",
                "set TMPDIR to where you may write");
  }
  temporary_ = pattern;
  const fs::path given = fs::path(path).lexically_normal();
  const bool whole = path.empty() || given == ".";
  // A gazetteer is called by its folder's name, which the tree alone does not have.
  const std::string name = whole ? "tree" : (given.has_filename() ? given : given.parent_path()).filename().string();
  folder_ = temporary_ / name;
  fs::create_directory(folder_);
  const std::string archive = (temporary_ / "archive.tar").string();
  // A folder that is there may lie in another repository than the current one; what is gone is looked for here.
  std::error_code problem;
  const bool there = !whole && fs::is_directory(given, problem);
  const std::string in = there ? given.string() : ".";
  const std::string tree = whole || there ? revision : revision + ":./" + given.string();
  const fs::path errors = temporary_ / "errors";
  // An option cannot pass for a revision.
  const bool done = !revision.starts_with('-') &&
                    run({"git", "-C", in, "archive", "--format=tar", "-o", archive, tree}, errors) &&
                    run({"tar", "-xf", archive, "-C", folder_.string()}, errors);
  if (!done) {
    std::error_code ignored;
    fs::remove_all(temporary_, ignored);
    throw Error(ErrorKind::kGazetteer, "git has no folder '" + path + "' in the revision '" + revision + "'",
                "run this in the repository; `git log --oneline` lists revisions");
  }
}

GitRevision::~GitRevision() {
  std::error_code ignored;
  fs::remove_all(temporary_, ignored);
}

}  // namespace wasla::tools
