#include "wasla/base/line_source.h"

#include <algorithm>

#include "wasla/base/error.h"

namespace wasla {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 18;

}  // namespace

LineSource::LineSource(const std::filesystem::path& file, std::size_t longest_line)
    : file_(file == "-" ? "standard input" : file.string()), source_(file), longest_(longest_line) {}

bool LineSource::fill() {
  buffer_.erase(0, begin_);
  begin_ = 0;
  const std::size_t before = buffer_.size();
  if (before > longest_) {
    throw Error(ErrorKind::kInput, file_, number_ + 1, "the line is longer than " + std::to_string(longest_) + " bytes",
                "check that it is the right file");
  }
  buffer_.resize(before + kPiece);
  const std::size_t size = source_.read(buffer_.data() + before, kPiece);
  buffer_.resize(before + size);
  return size > 0;
}

void LineSource::drop_byte_order_mark() {
  while (buffer_.size() < 3 && fill()) {
  }
  if (buffer_.starts_with("\xFF\xFE") || buffer_.starts_with("\xFE\xFF")) {
    throw Error(ErrorKind::kInput, file_, 0, "is UTF-16, which is not read", "save it as UTF-8");
  }
  begin_ = buffer_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

bool LineSource::next() {
  if (number_ == 0) {
    drop_byte_order_mark();
  }
  std::size_t searched = 0;  // bytes of the line known to hold no line end
  std::size_t end = 0;
  while ((end = buffer_.find('\n', begin_ + searched)) == std::string::npos) {
    searched = buffer_.size() - begin_;
    if (!fill()) {
      end = buffer_.size();
      break;
    }
  }
  if (end == buffer_.size() && begin_ == end) {
    return false;
  }
  text_ = std::string_view(buffer_).substr(begin_, end - begin_);
  if (text_.ends_with('\r')) {
    text_.remove_suffix(1);
  }
  begin_ = std::min(end + 1, buffer_.size());
  ++number_;
  return true;
}

}  // namespace wasla
