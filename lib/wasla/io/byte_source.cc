#include "wasla/io/byte_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unicode/ucnv.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include "wasla/base/error.h"

namespace wasla {
namespace {

class FileSource final : public ByteSource {
 public:
  FileSource(std::string path, std::atomic<std::uint64_t>* counter) : path_(std::move(path)), counter_(counter) {
    if (path_ == "-") {
      descriptor_ = STDIN_FILENO;
    } else {
      descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
      owned_ = true;
    }
    struct stat status {};
    if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0) {
      const int reason = errno;
      close();
      throw Error(ErrorKind::kInput, path_, 0, std::string("cannot be read: ") + std::strerror(reason),
                  reason == ENOENT ? "check the path" : "");
    }
    if (S_ISDIR(status.st_mode)) {
      close();
      throw Error(ErrorKind::kInput, path_, 0, "is a folder, not a file");
    }
    regular_ = S_ISREG(status.st_mode);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  ~FileSource() override { close(); }

  std::size_t read(char* out, std::size_t size) override {
    while (true) {
      const ssize_t n = ::read(descriptor_, out, size);
      if (n >= 0) {
        if (counter_) {
          counter_->fetch_add(static_cast<std::uint64_t>(n), std::memory_order_relaxed);
        }
        return static_cast<std::size_t>(n);
      }
      if (errno == EAGAIN || errno == EWOULDBLOCK) {
        // Somebody handed us a descriptor that does not wait.
        pollfd waiting{descriptor_, POLLIN, 0};
        ::poll(&waiting, 1, -1);
      } else if (errno != EINTR) {
        throw Error(ErrorKind::kInput, path_, 0, std::string("cannot be read: ") + std::strerror(errno));
      }
    }
  }

  bool would_block() const override {
    if (regular_) {
      return false;
    }
    pollfd ready{descriptor_, POLLIN, 0};
    return ::poll(&ready, 1, 0) == 0;
  }

 private:
  void close() {
    if (owned_ && descriptor_ >= 0) {
      ::close(descriptor_);
    }
    descriptor_ = -1;
  }

  std::string path_;
  std::atomic<std::uint64_t>* counter_;
  int descriptor_ = -1;
  bool owned_ = false;
  bool regular_ = false;
};

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view text) : text_(text) {}
  std::size_t read(char* out, std::size_t size) override {
    const std::size_t n = std::min(size, text_.size());
    std::memcpy(out, text_.data(), n);
    text_.remove_prefix(n);
    return n;
  }

 private:
  std::string_view text_;
};

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) {
    throw Error(ErrorKind::kUsage, "the encoding '" + encoding + "' is not known",
                "known are UTF-8, UTF-16, windows-1256, ISO-8859-6, windows-1254, ISO-8859-9, windows-1252 and all "
                "others of ICU");
  }
  return converter;
}

class DecodingSource final : public ByteSource {
 public:
  DecodingSource(std::unique_ptr<ByteSource> bytes, const std::string& encoding)
      : bytes_(std::move(bytes)),
        from_(open_converter(encoding)),
        to_(open_converter("UTF-8")),
        input_(kBuffer),
        pivot_(kBuffer),
        pivot_source_(pivot_.data()),
        pivot_target_(pivot_.data()) {}

  std::size_t read(char* out, std::size_t size) override {
    if (size < kLongestCodePoint) {
      return read_few(out, size);
    }
    char* target = out;
    while (target == out && !finished_) {
      if (source_ == limit_ && !at_end_) {
        const std::size_t n = bytes_->read(input_.data(), input_.size());
        source_ = input_.data();
        limit_ = source_ + n;
        at_end_ = n == 0;
      }
      UErrorCode status = U_ZERO_ERROR;
      ucnv_convertEx(to_.get(), from_.get(), &target, out + size, &source_, limit_, pivot_.data(), &pivot_source_,
                     &pivot_target_, pivot_.data() + pivot_.size(), first_, at_end_, &status);
      first_ = false;
      if (status != U_BUFFER_OVERFLOW_ERROR && (at_end_ || U_FAILURE(status))) {
        finished_ = at_end_;
        // The substituting callbacks leave no failure but a truncated character at the very end.
        source_ = limit_;
      }
    }
    return static_cast<std::size_t>(target - out);
  }

  bool would_block() const override { return source_ == limit_ && !at_end_ && bytes_->would_block(); }

 private:
  static constexpr std::size_t kBuffer = 64 * 1024;
  static constexpr std::size_t kLongestCodePoint = 4;

  // The converter may have no room for a whole code point: by way of a small buffer.
  std::size_t read_few(char* out, std::size_t size) {
    if (few_.empty()) {
      char buffer[16];
      few_.assign(buffer, read(buffer, sizeof buffer));
    }
    const std::size_t n = few_.copy(out, size);
    few_.erase(0, n);
    return n;
  }

  std::unique_ptr<ByteSource> bytes_;
  Converter from_, to_;
  std::vector<char> input_;
  std::vector<UChar> pivot_;
  UChar *pivot_source_, *pivot_target_;
  const char *source_ = nullptr, *limit_ = nullptr;
  bool first_ = true, at_end_ = false, finished_ = false;
  std::string few_;
};

}  // namespace

std::unique_ptr<ByteSource> open_source(const std::string& path, const SourceOptions& options) {
  std::unique_ptr<ByteSource> source = std::make_unique<FileSource>(path, options.counter);
  return is_utf8(options.encoding) ? std::move(source) : decode_source(std::move(source), options.encoding);
}

std::unique_ptr<ByteSource> memory_source(std::string_view text) { return std::make_unique<MemorySource>(text); }

std::unique_ptr<ByteSource> decode_source(std::unique_ptr<ByteSource> bytes, const std::string& encoding) {
  return std::make_unique<DecodingSource>(std::move(bytes), encoding);
}

bool is_utf8(const std::string& encoding) {
  return encoding.empty() || ucnv_getType(open_converter(encoding).get()) == UCNV_UTF8;
}

}  // namespace wasla
