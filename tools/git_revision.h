// The files of a git revision, laid out in a temporary folder.
#pragma once

#include <filesystem>
#include <string>

namespace wasla::tools {

class GitRevision {
 public:
  // `revision` of the repository that the folder `path` lies in; of the current one, and `path` as seen from here, if
  // there is no such folder any more. Calls git and tar. Throws
  // Error(kGazetteer) where git does not have it.
  GitRevision(const std::string& revision, const std::string& path);
  GitRevision(const GitRevision&) = delete;
  GitRevision& operator=(const GitRevision&) = delete;
  ~GitRevision();  // takes the files away again

  const std::filesystem::path& folder() const { return folder_; }  // what `path` was

 private:
  std::filesystem::path temporary_, folder_;
};

}  // namespace wasla::tools
