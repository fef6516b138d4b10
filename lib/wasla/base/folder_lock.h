// FolderLocks: who may change the files of some folders, and who may read them meanwhile.
//
//   FolderLocks locks({"gazetteers/syria", "gazetteers/turkey"}, FolderLocks::kExclusive);
//
// Advisory locks (flock) on the folders themselves: no file is left behind, and a process that dies lets go. They are
// taken in one order, whatever order is given, so that two takers never wait for one another. Between the threads and
// the objects of one process they exclude as between processes. Folders on file systems without locks are taken as
// free.
#pragma once

#include <chrono>
#include <filesystem>
#include <utility>
#include <vector>

#include "wasla/base/export.h"

namespace wasla {

class WASLA_EXPORT FolderLocks {
 public:
  enum Mode { kShared, kExclusive };
  static constexpr std::chrono::milliseconds kPatience{10000};

  FolderLocks() = default;
  // Waits for others up to `patience`. Throws Error(kOutput) if they take longer, or Error(kInput) for a folder that
  // cannot be opened.
  FolderLocks(const std::vector<std::filesystem::path>& folders, Mode mode,
              std::chrono::milliseconds patience = kPatience);
  FolderLocks(const FolderLocks&) = delete;
  FolderLocks& operator=(const FolderLocks&) = delete;
  FolderLocks(FolderLocks&& other) noexcept : descriptors_(std::move(other.descriptors_)) {
    other.descriptors_.clear();
  }
  FolderLocks& operator=(FolderLocks&& other) noexcept;
  ~FolderLocks() { release(); }

  void release();

 private:
  std::vector<int> descriptors_;
};

}  // namespace wasla
