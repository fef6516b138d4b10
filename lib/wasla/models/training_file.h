// TrainingFile: bytes in a file of its own for a trainer that reads files; it goes when training ends, however it ends.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include "wasla/base/atomic_file.h"
#include "wasla/base/error.h"

namespace wasla::models {

class TrainingFile {
 public:
  explicit TrainingFile(std::string_view bytes) {
    std::string name = (std::filesystem::temp_directory_path() / "wasla-XXXXXX").string();
    if (!mkdtemp(name.data())) {
      throw Error(ErrorKind::kOutput, name, 0, "cannot be made", "set TMPDIR to a folder you may write to");
    }
    folder_ = name;
    try {
      write_file_atomically(path(), bytes);
    } catch (...) {
      remove();
      throw;
    }
  }
  ~TrainingFile() { remove(); }
  TrainingFile(const TrainingFile&) = delete;
  TrainingFile& operator=(const TrainingFile&) = delete;
  std::filesystem::path path() const { return folder_ / "examples.txt"; }

 private:
  void remove() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  std::filesystem::path folder_;
};

}  // namespace wasla::models
