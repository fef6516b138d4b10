#include "wasla/base/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <set>
#include <system_error>
#include <thread>
#include <utility>

#include "wasla/base/error.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// Each folder once, by the name all of its names lead to: the order of locking.
std::set<fs::path> canonical(const std::vector<fs::path>& folders) {
  std::set<fs::path> result;
  for (const fs::path& folder : folders) {
    std::error_code error;
    const fs::path name = fs::canonical(folder.empty() ? fs::path(".") : folder, error);
    result.insert(error ? folder : name);
  }
  return result;
}

void lock(int descriptor, int operation, const fs::path& folder, Clock::time_point deadline) {
  while (::flock(descriptor, operation | LOCK_NB) != 0) {
    if (errno == EINTR) {
      continue;
    }
    if (errno != EWOULDBLOCK) {
      return;  // no locks here
    }
    if (Clock::now() >= deadline) {
      throw Error(ErrorKind::kOutput, folder.string(), 0, "another program is at work on this folder",
                  "wait until it is done and run this again");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

}  // namespace

FolderLocks::FolderLocks(const std::vector<fs::path>& folders, Mode mode, std::chrono::milliseconds patience) {
  const Clock::time_point deadline = Clock::now() + patience;
  try {
    for (const fs::path& folder : canonical(folders)) {
      const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
      if (descriptor < 0) {
        throw Error(ErrorKind::kInput, folder.string(), 0, std::string("cannot be opened: ") + std::strerror(errno),
                    "check that the folder exists and that you may read it");
      }
      descriptors_.push_back(descriptor);
      lock(descriptor, mode == kShared ? LOCK_SH : LOCK_EX, folder, deadline);
    }
  } catch (...) {
    release();
    throw;
  }
}

FolderLocks& FolderLocks::operator=(FolderLocks&& other) noexcept {
  if (this != &other) {
    release();
    descriptors_ = std::exchange(other.descriptors_, {});
  }
  return *this;
}

void FolderLocks::release() {
  for (const int descriptor : descriptors_) {
    ::close(descriptor);
  }
  descriptors_.clear();
}

}  // namespace wasla
