// Writing a file so that a crash leaves the old one or the new one, never a piece.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "wasla/base/export.h"

namespace wasla {

// Collects what is written in a temporary file beside `target`; commit() flushes it to disk and renames it. Without
// commit() the temporary file is removed and the target stays as it was. All throw Error(kOutput). For one thread.
class WASLA_EXPORT AtomicFile {
 public:
  explicit AtomicFile(const std::filesystem::path& target);
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  void write(std::string_view bytes);
  void commit();

 private:
  [[noreturn]] void fail(const char* what) const;

  std::filesystem::path target_;
  std::string name_;  // of the temporary file; empty once it is gone
  int fd_ = -1;
};

WASLA_EXPORT void write_file_atomically(const std::filesystem::path& file, std::string_view bytes);

}  // namespace wasla
