#include "tools/output_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "wasla/base/error.h"

namespace wasla::tools {
namespace {

constexpr std::size_t kBuffer = 256 * 1024;

}  // namespace

OutputStream::OutputStream(const std::string& path) : name_(path) {
  struct stat status {};
  if (path.empty() || path == "-") {
    name_ = "standard output";
    descriptor_ = STDOUT_FILENO;
  } else if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) {
    // A device or pipe is written to, not replaced.
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    owned_ = true;
    if (descriptor_ < 0) {
      throw Error(ErrorKind::kOutput, path, 0, std::string("cannot be written: ") + std::strerror(errno));
    }
  } else {
    file_ = std::make_unique<AtomicFile>(path);
  }
}

OutputStream::~OutputStream() {
  if (owned_) {
    ::close(descriptor_);
  }
}

void OutputStream::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() <= kBuffer) {
    buffer_ += bytes;
    return;
  }
  flush();
  if (bytes.size() >= kBuffer) {
    write_through(bytes);
  } else {
    buffer_ = bytes;
  }
}

void OutputStream::flush() {
  write_through(buffer_);
  buffer_.clear();
}

void OutputStream::finish() {
  flush();
  if (file_) {
    file_->commit();
  }
}

void OutputStream::write_through(std::string_view bytes) {
  if (file_) {
    file_->write(bytes);
    return;
  }
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      throw ClosedPipe();
    } else if (errno != EINTR) {
      throw Error(ErrorKind::kOutput, name_, 0, std::string("cannot be written: ") + std::strerror(errno),
                  errno == ENOSPC ? "make room on the disk and run again" : "");
    }
  }
}

}  // namespace wasla::tools
