#include "wasla/models/fasttext_file.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "wasla/base/error.h"
#include "wasla/base/mapped_file.h"
#include "wasla/models/little_endian.h"

namespace wasla::models {
namespace {

constexpr std::uint32_t kMagic = 793712314, kNewestVersion = 12;
constexpr std::int64_t kMostDimensions = 2048, kMostRows = std::int64_t{1} << 31;
constexpr std::int64_t kCentroids = 256;  // of each part of a quantised vector
constexpr std::int64_t kSupervised = 3;   // fastText's model_name

// The parts of a model, in the order in which fastText writes them.
class Reader {
 public:
  Reader(std::string file, std::string_view bytes) : file_(std::move(file)), bytes_(bytes) {}

  void check() {
    if (bytes_.size() < 8 || read_u32(bytes_, 0) != kMagic) {
      fail("is no fastText model: its first bytes are another file's", "name a .bin or .ftz that fastText has written");
    }
    at_ = 4;
    if (const std::int64_t version = i32("header"); version < 1 || version > kNewestVersion) {
      fail("is a fastText model of version " + std::to_string(version) + ", this program reads up to version 12",
           "make it again with fastText 0.9.2");
    }
    arguments();
    dictionary();
    const bool quantised = flag("mark of a quantised matrix");
    if (!quantised && pruned_ >= 0) {
      damaged("has a pruned dictionary and a matrix that is not quantised");
    }
    const std::int64_t rows = quantised ? quantised_matrix("input") : dense_matrix("input");
    const std::int64_t expected = words_ + (pruned_ >= 0 ? pruned_ : bucket_);
    if (rows != expected) {
      damaged("has " + std::to_string(rows) + " rows of input where its header asks for " + std::to_string(expected));
    }
    const bool quantised_output = flag("mark of the output matrix") && quantised;
    const std::int64_t outputs = quantised_output ? quantised_matrix("output") : dense_matrix("output");
    if (const std::int64_t wanted = model_ == kSupervised ? labels_ : words_; outputs != wanted) {
      damaged("has " + std::to_string(outputs) + " rows of output where its header asks for " + std::to_string(wanted));
    }
    if (at_ != bytes_.size()) {
      damaged("has " + std::to_string(bytes_.size() - at_) + " bytes behind its end");
    }
  }

 private:
  [[noreturn]] void fail(const std::string& what, const std::string& remedy) const {
    throw Error(ErrorKind::kModel, file_, 0, what, remedy);
  }
  [[noreturn]] void damaged(const std::string& what) const {
    fail(what, "fetch the file again, or make it again with fastText 0.9.2");
  }

  // Steps over `count` things of `size` bytes.
  std::size_t skip(std::int64_t count, std::int64_t size, const char* part) {
    const std::size_t begin = at_;
    const auto left = static_cast<std::int64_t>(bytes_.size() - at_);
    if (count < 0 || count > left / size) {
      damaged("is cut short: it ends in its " + std::string(part));
    }
    at_ += static_cast<std::size_t>(count * size);
    return begin;
  }
  std::int64_t i32(const char* part) { return static_cast<std::int32_t>(read_u32(bytes_, skip(1, 4, part))); }
  std::int64_t i64(const char* part) { return static_cast<std::int64_t>(read_u64(bytes_, skip(1, 8, part))); }
  bool flag(const char* part) {
    const unsigned char value = static_cast<unsigned char>(bytes_[skip(1, 1, part)]);
    if (value > 1) {
      damaged("holds an impossible number in its " + std::string(part));
    }
    return value != 0;
  }
  std::int64_t within(std::int64_t value, std::int64_t lowest, std::int64_t highest, const char* what) const {
    if (value < lowest || value > highest) {
      damaged("holds an impossible number, " + std::to_string(value) + ", as its " + what);
    }
    return value;
  }

  void arguments() {
    const char* part = "settings";
    dimensions_ = within(i32(part), 1, kMostDimensions, "number of dimensions");
    for (int i = 0; i < 4; ++i) {
      i32(part);  // window, epochs, least count, negatives: of training only
    }
    within(i32(part), 0, 64, "longest run of words");
    within(i32(part), 1, 4, "loss");
    model_ = within(i32(part), 1, 3, "kind of model");
    bucket_ = within(i32(part), 0, kMostRows, "number of buckets");
    const std::int64_t shortest = within(i32(part), 0, 64, "shortest letter sequence");
    const std::int64_t longest = within(i32(part), 0, 64, "longest letter sequence");
    if (bucket_ == 0 && longest > 0 && shortest <= longest) {
      damaged("has letter sequences and no buckets for them");
    }
    i32(part);         // steps between updates of the rate
    skip(1, 8, part);  // threshold of sampling
  }

  void dictionary() {
    const char* part = "dictionary";
    const std::int64_t size = within(i32(part), 1, kMostRows, "number of words and labels");
    words_ = within(i32(part), 0, size, "number of words");
    labels_ = within(i32(part), 0, size, "number of labels");
    if (words_ + labels_ != size) {
      damaged("has a dictionary whose words and labels are not all of it");
    }
    i64(part);  // words read in training
    pruned_ = within(i64(part), -1, kMostRows, "number of buckets kept");
    for (std::int64_t i = 0; i < size; ++i) {
      const std::size_t end = bytes_.find('\0', at_);
      if (end == std::string_view::npos) {
        damaged("is cut short: it ends in its dictionary");
      }
      at_ = end + 1;
      within(i64(part), 0, std::numeric_limits<std::int64_t>::max(), "count of a word");
      // Words stand before labels.
      if (flag(part) != (i >= words_)) {
        damaged("has a dictionary with words and labels in disorder");
      }
    }
    for (std::int64_t i = 0; i < pruned_; ++i) {
      i32(part);
      within(i32(part), 0, pruned_ - 1, "row of a bucket");
    }
  }

  std::int64_t rows(const char* part) {
    const std::int64_t count = within(i64(part), 0, 2 * kMostRows, "number of rows");
    if (const std::int64_t columns = i64(part); columns != dimensions_) {
      damaged("has an " + std::string(part) + " matrix of " + std::to_string(columns) +
              " columns where its header has " + std::to_string(dimensions_) + " dimensions");
    }
    return count;
  }

  std::int64_t dense_matrix(const char* part) {
    const std::int64_t count = rows(part);
    skip(count, dimensions_ * 4, part);
    return count;
  }

  // A product quantiser (Jegou, Douze and Schmid 2011) for vectors of so many numbers; returns how many codes each has.
  std::int64_t quantiser(std::int64_t dimensions, const char* part) {
    within(i32(part), dimensions, dimensions, "quantiser's dimensions");
    const std::int64_t codes = within(i32(part), 1, dimensions, "number of codes");
    const std::int64_t width = within(i32(part), 1, dimensions, "numbers a code");
    const std::int64_t last = within(i32(part), 1, width, "numbers of the last code");
    if ((codes - 1) * width + last != dimensions) {
      damaged("has a quantiser that does not fit its vectors");
    }
    skip(dimensions * kCentroids, 4, part);
    return codes;
  }

  std::int64_t quantised_matrix(const char* part) {
    const bool norms = flag(part);
    const std::int64_t count = rows(part);
    const std::int64_t codes = within(i32(part), 0, kMostRows, "number of codes");
    skip(codes, 1, part);
    if (const std::int64_t each = quantiser(dimensions_, part); each * count != codes) {
      damaged("has " + std::to_string(codes) + " codes for " + std::to_string(count) + " rows");
    }
    if (norms) {
      skip(count, 1, part);
      quantiser(1, part);
    }
    return count;
  }

  std::string file_;
  std::string_view bytes_;
  std::size_t at_ = 0;
  std::int64_t dimensions_ = 0, model_ = 0, bucket_ = 0, words_ = 0, labels_ = 0, pruned_ = -1;
};

}  // namespace

void check_fasttext_file(const std::filesystem::path& file) {
  MappedFile mapped;
  try {
    mapped = MappedFile(file);
  } catch (const std::system_error& error) {
    throw Error(ErrorKind::kModel, file.string(), 0, "cannot be read: " + error.code().message(),
                "name a .bin, .ftz or .vec that fastText has written");
  }
  const auto bytes = mapped.bytes();
  Reader(file.string(), {reinterpret_cast<const char*>(bytes.data()), bytes.size()}).check();
}

}  // namespace wasla::models
