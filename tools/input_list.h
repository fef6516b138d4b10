// InputList: the files that a command's arguments, --files-from and folders come to, one by one.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace wasla::tools {

struct InputPath {
  std::string path;
  std::string error;  // why it cannot be read, if that is known already
};

class InputList {
 public:
  // Folders are gone through in the order of their names, without following links to folders and without what is
  // hidden; with `recursive` false they are an error in their place.
  InputList(std::vector<std::string> paths, bool recursive);

  std::optional<InputPath> next();
  // The size of all files together, for a progress bar; nothing where one is not a regular file. Goes through all.
  std::optional<std::uint64_t> total_bytes() const;

 private:
  std::deque<std::string> waiting_;  // the next one first
  bool recursive_;
};

// The paths in a list, one a line or, with `nul`, one behind each NUL; empty ones are passed over. "-" is standard
// input. Throws Error(kInput).
std::vector<std::string> read_path_list(const std::string& file, bool nul);

}  // namespace wasla::tools
