#include "wasla/base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "wasla/base/error.h"

namespace wasla {
namespace {

// Removes the temporary file unless it became the real one.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& target) : target_(target) {
    name_ = target.string() + ".XXXXXX";
    fd_ = ::mkstemp(name_.data());
    if (fd_ < 0) {
      name_.clear();
      fail("cannot create a file beside it");
    }
  }
  ~TemporaryFile() {
    if (fd_ >= 0) {
      ::close(fd_);
    }
    if (!name_.empty()) {
      ::unlink(name_.c_str());
    }
  }

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
      if (written < 0) {
        if (errno == EINTR) {
          continue;
        }
        fail("cannot write");
      }
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void become_target() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(fd_, 0666 & ~mask);
    if (::fsync(fd_) != 0) {
      fail("cannot flush to disk");
    }
    if (::rename(name_.c_str(), target_.c_str()) != 0) {
      fail("cannot replace");
    }
    name_.clear();
  }

 private:
  [[noreturn]] void fail(const char* what) const {
    throw Error(ErrorKind::kOutput, target_.string(), 0, std::string(what) + ": " + std::strerror(errno),
                "check the folder's permissions and free space");
  }

  std::filesystem::path target_;
  std::string name_;
  int fd_ = -1;
};

}  // namespace

void write_file_atomically(const std::filesystem::path& file, std::string_view bytes) {
  TemporaryFile temporary(file);
  temporary.write(bytes);
  temporary.become_target();
}

}  // namespace wasla
