#include "wasla/base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "wasla/base/error.h"

namespace wasla {
namespace {

constexpr const char* kRemedy = "check that the folder exists, that you may write there and that the disk is not full";

// Unique within the process by the counter, among processes by the process ID; a file left by a crash of an earlier
// process with the same ID is what the caller's retry is for.
std::string temporary_suffix() {
  static std::atomic<unsigned> counter{0};
  return ".tmp-" + std::to_string(::getpid()) + "-" + std::to_string(counter++);
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path path) : path_(std::move(path)), target_(path_) {
  std::error_code error;
  if (std::filesystem::is_symlink(path_, error)) {
    target_ = std::filesystem::weakly_canonical(path_, error);
    if (error) {
      errno = error.value();
      fail("is a link that cannot be followed");
    }
  }
  struct stat old {};
  const bool exists = ::stat(target_.c_str(), &old) == 0;
  if (exists && !S_ISREG(old.st_mode)) {
    // Renaming over /dev/null would replace the device.
    throw Error(ErrorKind::kOutput, path_.string(), 0, "is not a regular file", "name another file");
  }
  do {
    temporary_ = folder_of(target_) / ("." + target_.filename().string() + temporary_suffix());
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  } while (descriptor_ < 0 && errno == EEXIST);
  if (descriptor_ < 0) {
    temporary_.clear();
    fail("cannot be written");
  }
  if (exists) {
    // The new file is as readable as the old one. Failing to say so is no reason not to write.
    [[maybe_unused]] const int ignored = ::fchmod(descriptor_, old.st_mode & 07777);
  }
}

AtomicFile::~AtomicFile() { discard(); }

void AtomicFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written < 0) {
      fail("cannot be written");
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void AtomicFile::flush() {
  if (descriptor_ < 0) {
    return;
  }
  if (::fsync(descriptor_) != 0) {
    fail("cannot be written to the disk");
  }
  if (::close(std::exchange(descriptor_, -1)) != 0) {
    fail("cannot be written");
  }
}

void AtomicFile::commit() {
  flush();
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
    fail("cannot be replaced");
  }
  temporary_.clear();
  // The rename itself reaches the disk with the folder. Some file systems cannot do this; the file is whole anyway.
  const int folder = ::open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    ::fsync(folder);
    ::close(folder);
  }
}

void AtomicFile::fail(const char* action) {
  const std::string reason = std::strerror(errno);
  discard();
  throw Error(ErrorKind::kOutput, path_.string(), 0, std::string(action) + ": " + reason, kRemedy);
}

void AtomicFile::discard() {
  if (descriptor_ >= 0) {
    ::close(std::exchange(descriptor_, -1));
  }
  if (!temporary_.empty()) {
    ::unlink(temporary_.c_str());
    temporary_.clear();
  }
}

void write_file_atomically(const std::filesystem::path& path, std::string_view bytes) {
  AtomicFile file(path);
  file.write(bytes);
  file.commit();
}

}  // namespace wasla
