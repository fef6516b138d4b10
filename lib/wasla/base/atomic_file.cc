#include "wasla/base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "wasla/base/error.h"

namespace wasla {

AtomicFile::AtomicFile(const std::filesystem::path& target) : target_(target), name_(target.string() + ".XXXXXX") {
  fd_ = ::mkstemp(name_.data());
  if (fd_ < 0) {
    name_.clear();
    fail("cannot create a file beside it");
  }
}

AtomicFile::~AtomicFile() {
  if (fd_ >= 0) {
    ::close(fd_);
  }
  if (!name_.empty()) {
    ::unlink(name_.c_str());
  }
}

void AtomicFile::write(std::string_view bytes) {
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

void AtomicFile::commit() {
  // mkstemp gives 0600; the file is to have the rights any new file would.
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

void AtomicFile::fail(const char* what) const {
  throw Error(ErrorKind::kOutput, target_.string(), 0, std::string(what) + ": " + std::strerror(errno),
              "check the folder's permissions and free space");
}

void write_file_atomically(const std::filesystem::path& file, std::string_view bytes) {
  AtomicFile temporary(file);
  temporary.write(bytes);
  temporary.commit();
}

}  // namespace wasla
