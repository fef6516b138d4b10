#include "wasla/base/compressed_source.h"

#include <bzlib.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/error.h"

namespace wasla {

namespace fs = std::filesystem;

// The file as it is, a piece at a time.
class CompressedSource::Input {
 public:
  explicit Input(const fs::path& file) : file_(file == "-" ? "standard input" : file.string()), piece_(1 << 16) {
    if (file == "-") {
      return;
    }
    descriptor_ = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status = {};
    if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0) {
      fail(std::string("cannot be opened: ") + std::strerror(errno), "check the path and that you may read it");
    }
    if (S_ISDIR(status.st_mode)) {
      ::close(descriptor_);
      fail("is a folder", "name the file in it");
    }
    if (S_ISREG(status.st_mode)) {
      size_ = static_cast<std::uint64_t>(status.st_size);
    }
  }
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  ~Input() {
    if (descriptor_ > 0) {
      ::close(descriptor_);
    }
  }

  // What was read and not used yet; reads on where that is less than `least`, so it is shorter at the end only.
  std::string_view peek(std::size_t least = 1) {
    while (end_ - begin_ < least && !at_end_) {
      std::copy(piece_.begin() + static_cast<std::ptrdiff_t>(begin_),
                piece_.begin() + static_cast<std::ptrdiff_t>(end_), piece_.begin());
      end_ -= begin_;
      begin_ = 0;
      const ssize_t size = ::read(descriptor_, piece_.data() + end_, piece_.size() - end_);
      if (size < 0 && errno != EINTR) {
        fail(std::string("cannot be read: ") + std::strerror(errno), "check the disk");
      }
      at_end_ = size == 0;
      end_ += size > 0 ? static_cast<std::size_t>(size) : 0;
    }
    return std::string_view(piece_.data() + begin_, end_ - begin_);
  }
  void use(std::size_t size) {
    begin_ += size;
    consumed_ += size;
  }

  std::uint64_t consumed() const { return consumed_; }
  std::optional<std::uint64_t> size() const { return size_; }

  [[noreturn]] void fail(const std::string& message, const std::string& remedy) const {
    throw Error(ErrorKind::kInput, file_, 0, message, remedy);
  }
  [[noreturn]] void fail_damaged(std::string_view packer) const {
    fail(
        "is damaged as a " + std::string(packer) + " file, some " + std::to_string(consumed_) + " bytes from its begin",
        "get the file anew");
  }
  [[noreturn]] void fail_cut_off(std::string_view packer) const {
    fail("is cut off: the file ends in the middle of its " + std::string(packer) + " data", "get the file anew");
  }

 private:
  std::string file_;
  int descriptor_ = STDIN_FILENO;
  std::vector<char> piece_;
  std::size_t begin_ = 0, end_ = 0;
  bool at_end_ = false;
  std::uint64_t consumed_ = 0;
  std::optional<std::uint64_t> size_;
};

class CompressedSource::Decoder {
 public:
  explicit Decoder(Input& input) : input_(input) {}
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  virtual ~Decoder() = default;

  std::size_t read(char* bytes, std::size_t size) {
    std::size_t made = 0;
    bool at_end = false;
    while (made == 0 && size > 0 && !at_end) {
      // Also without input there may be output: what the decoder had no room for yet.
      const std::string_view packed = input_.peek();
      at_end = packed.empty();
      made = at_end && ended_ ? 0 : step(packed, bytes, size);
    }
    if (made == 0 && size > 0 && !ended_) {
      fail_cut_off();
    }
    return made;
  }

 protected:
  // Uses some of `packed`, makes up to `size` bytes of it; says how many.
  virtual std::size_t step(std::string_view packed, char* bytes, std::size_t size) = 0;
  virtual void fail_cut_off() {}

  Input& input_;
  bool ended_ = true;  // between two packed streams, where the file may end
};

namespace {

using Input = CompressedSource::Input;
using Decoder = CompressedSource::Decoder;

// The interfaces in C take bytes that they only read without const.
template <typename Byte>
Byte* bytes_of(std::string_view text) {
  return reinterpret_cast<Byte*>(const_cast<char*>(text.data()));
}

class PlainDecoder final : public Decoder {
 public:
  using Decoder::Decoder;

 private:
  std::size_t step(std::string_view packed, char* bytes, std::size_t size) override {
    const std::size_t count = std::min(packed.size(), size);
    std::copy_n(packed.begin(), count, bytes);
    input_.use(count);
    return count;
  }
};

class GzipDecoder final : public Decoder {
 public:
  explicit GzipDecoder(Input& input) : Decoder(input) {
    constexpr int kGzipOnly = 16;
    ended_ = false;
    if (inflateInit2(&stream_, MAX_WBITS + kGzipOnly) != Z_OK) {
      input.fail("cannot be unpacked", "free some memory");
    }
  }
  GzipDecoder(const GzipDecoder&) = delete;
  GzipDecoder& operator=(const GzipDecoder&) = delete;
  ~GzipDecoder() override { inflateEnd(&stream_); }

 private:
  std::size_t step(std::string_view packed, char* bytes, std::size_t size) override {
    if (ended_) {
      inflateReset(&stream_);
      ended_ = false;
    }
    stream_.next_in = bytes_of<Bytef>(packed);
    stream_.avail_in = static_cast<uInt>(packed.size());
    stream_.next_out = reinterpret_cast<Bytef*>(bytes);
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1 << 30));
    const auto before = stream_.avail_out;
    const int result = inflate(&stream_, Z_NO_FLUSH);
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
      input_.fail_damaged("gzip");
    }
    ended_ = result == Z_STREAM_END;
    input_.use(packed.size() - stream_.avail_in);
    return before - stream_.avail_out;
  }
  void fail_cut_off() override { input_.fail_cut_off("gzip"); }

  z_stream stream_ = {};
};

class Bzip2Decoder final : public Decoder {
 public:
  explicit Bzip2Decoder(Input& input) : Decoder(input) { begin(); }
  Bzip2Decoder(const Bzip2Decoder&) = delete;
  Bzip2Decoder& operator=(const Bzip2Decoder&) = delete;
  ~Bzip2Decoder() override { BZ2_bzDecompressEnd(&stream_); }

 private:
  void begin() {
    stream_ = {};
    if (BZ2_bzDecompressInit(&stream_, 0, 0) != BZ_OK) {
      input_.fail("cannot be unpacked", "free some memory");
    }
    ended_ = false;
  }
  std::size_t step(std::string_view packed, char* bytes, std::size_t size) override {
    if (ended_) {
      BZ2_bzDecompressEnd(&stream_);
      begin();
    }
    stream_.next_in = bytes_of<char>(packed);
    stream_.avail_in = static_cast<unsigned>(packed.size());
    stream_.next_out = bytes;
    stream_.avail_out = static_cast<unsigned>(std::min<std::size_t>(size, 1 << 30));
    const auto before = stream_.avail_out;
    const int result = BZ2_bzDecompress(&stream_);
    if (result != BZ_OK && result != BZ_STREAM_END) {
      input_.fail_damaged("bzip2");
    }
    ended_ = result == BZ_STREAM_END;
    input_.use(packed.size() - stream_.avail_in);
    return before - stream_.avail_out;
  }
  void fail_cut_off() override { input_.fail_cut_off("bzip2"); }

  bz_stream stream_ = {};
};

class ZstdDecoder final : public Decoder {
 public:
  explicit ZstdDecoder(Input& input) : Decoder(input), stream_(ZSTD_createDStream()) {
    if (!stream_) {
      input.fail("cannot be unpacked", "free some memory");
    }
  }
  ZstdDecoder(const ZstdDecoder&) = delete;
  ZstdDecoder& operator=(const ZstdDecoder&) = delete;
  ~ZstdDecoder() override { ZSTD_freeDStream(stream_); }

 private:
  std::size_t step(std::string_view packed, char* bytes, std::size_t size) override {
    ZSTD_inBuffer in = {packed.data(), packed.size(), 0};
    ZSTD_outBuffer out = {bytes, size, 0};
    const std::size_t hint = ZSTD_decompressStream(stream_, &out, &in);
    if (ZSTD_isError(hint)) {
      input_.fail_damaged("Zstandard");
    }
    ended_ = hint == 0;
    input_.use(in.pos);
    return out.pos;
  }
  void fail_cut_off() override { input_.fail_cut_off("Zstandard"); }

  ZSTD_DStream* stream_;
};

std::unique_ptr<Decoder> decoder_for(Input& input) {
  const std::string_view begin = input.peek(4);
  if (begin.starts_with("\x1F\x8B")) {
    return std::make_unique<GzipDecoder>(input);
  }
  if (begin.starts_with("BZh")) {
    return std::make_unique<Bzip2Decoder>(input);
  }
  if (begin.starts_with("\x28\xB5\x2F\xFD")) {
    return std::make_unique<ZstdDecoder>(input);
  }
  if (begin.starts_with("PK\x03\x04")) {
    input.fail("is a ZIP archive", "unpack it first, as with: unzip -p");
  }
  return std::make_unique<PlainDecoder>(input);
}

}  // namespace

CompressedSource::CompressedSource(const fs::path& file)
    : input_(std::make_unique<Input>(file)), decoder_(decoder_for(*input_)) {}
CompressedSource::~CompressedSource() = default;

std::size_t CompressedSource::read(char* bytes, std::size_t size) { return decoder_->read(bytes, size); }
std::uint64_t CompressedSource::bytes_consumed() const { return input_->consumed(); }
std::optional<std::uint64_t> CompressedSource::file_size() const { return input_->size(); }

}  // namespace wasla
