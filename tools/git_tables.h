// Gazetteers as they were at a revision of git.
#pragma once

#include <filesystem>
#include <string>

namespace wasla::tools {

// A folder of our own that goes away with all that is in it. Throws Error(kOutput).
class WorkFolder {
 public:
  WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  ~WorkFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Writes what `folder`, which lies in a git repository, held at `revision` into a folder of the same name in `work`,
// and returns that. Throws Error(kInput) with what git says.
std::filesystem::path tables_at_revision(const std::filesystem::path& folder, const std::string& revision,
                                         const WorkFolder& work);

}  // namespace wasla::tools
