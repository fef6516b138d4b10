// AtomicFile: a file that appears whole or not at all.
//
//   AtomicFile file("names.tsv");
//   file.write(bytes);
//   file.commit();   // without it, the old file stays and nothing is left behind
//
// The bytes go to a temporary file in the same folder, which is flushed to the disk and renamed over the old file.
// Not for use by several threads at once; different AtomicFiles are independent.
#pragma once

#include <filesystem>
#include <string_view>

#include "wasla/base/export.h"

namespace wasla {

class WASLA_EXPORT AtomicFile {
 public:
  // Throws Error(kOutput) where the temporary file cannot be made, or `path` is there and is not a regular file.
  // A symbolic link is followed: the file it points to is replaced, the link stays.
  explicit AtomicFile(std::filesystem::path path);
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();  // removes the temporary file if there was no commit

  // Throws Error(kOutput); the temporary file is then removed.
  void write(std::string_view bytes);
  // Flushes to the disk and closes, without replacing anything yet: the part of commit() that can run out of space.
  void flush();
  void commit();

 private:
  [[noreturn]] void fail(const char* action);
  void discard();

  std::filesystem::path path_;       // as the caller gave it
  std::filesystem::path target_;     // with links followed
  std::filesystem::path temporary_;  // empty once committed or discarded
  int descriptor_ = -1;
};

// The three steps in one. Throws Error(kOutput).
WASLA_EXPORT void write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

}  // namespace wasla
