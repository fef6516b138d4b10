#include "tools/git_tables.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <system_error>
#include <vector>

#include "wasla/base/error.h"
#include "wasla/base/read_file.h"

namespace wasla::tools {
namespace fs = std::filesystem;
namespace {

// Runs a program without a shell; its messages go to `messages`. False if it failed.
bool run(const std::vector<std::string>& command, const fs::path& messages) {
  std::vector<char*> arguments;
  arguments.reserve(command.size() + 1);
  for (const std::string& argument : command) {
    arguments.push_back(const_cast<char*>(argument.c_str()));
  }
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, messages.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  pid_t child = 0;
  const int problem = ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (problem != 0) {
    throw Error(ErrorKind::kInput, command[0] + " cannot be run: " + std::generic_category().message(problem),
                "install it, or name folders instead of revisions");
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::string first_line(const fs::path& file) {
  std::error_code problem;
  std::string text = fs::exists(file, problem) ? read_file(file) : "";
  return text.substr(0, text.find('\n'));
}

}  // namespace

WorkFolder::WorkFolder() {
  std::error_code problem;
  std::string pattern = (fs::temp_directory_path(problem) / "wasla-XXXXXX").string();
  if (problem || !::mkdtemp(pattern.data())) {
    throw Error(ErrorKind::kOutput, "no temporary folder can be made", "set TMPDIR to a folder you may write to");
  }
  path_ = pattern;
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path tables_at_revision(const fs::path& folder, const std::string& revision, const WorkFolder& work) {
  const fs::path archive = work.path() / "tables.tar", messages = work.path() / "messages";
  std::error_code problem;
  const fs::path name = fs::weakly_canonical(folder, problem).filename();
  fs::path target = work.path() / "tables" / (name.empty() ? fs::path("gazetteers") : name);
  fs::create_directories(target, problem);
  if (revision.starts_with("-") ||
      !run({"git", "-C", folder.string(), "archive", "--format=tar", "--output=" + archive.string(), revision},
           messages)) {
    throw Error(ErrorKind::kInput,
                "git has no " + folder.string() + " at revision " + revision + ": " + first_line(messages),
                "name a revision, or the folder of the other tables");
  }
  if (!run({"tar", "-xf", archive.string(), "-C", target.string()}, messages)) {
    throw Error(ErrorKind::kInput, "tar cannot unpack what git gave: " + first_line(messages), "is the disk full?");
  }
  fs::remove(archive, problem);
  return target;
}

}  // namespace wasla::tools
