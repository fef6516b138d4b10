#include "wasla/text/offset_map.h"

#include <algorithm>

#include "wasla/text/utf8.h"

namespace wasla::text {
namespace {
constexpr std::uint64_t kStride = 256;
}

OffsetMap::OffsetMap(std::string_view text) : text_(text) {
  const char* begin = text.data();
  const char* end = begin + text.size();
  Checkpoint at{0, 0, 0};
  checkpoints_.reserve(text.size() / kStride + 1);
  checkpoints_.push_back(at);
  std::uint64_t next = kStride;
  for (const char* p = begin; p < end;) {
    const CodePoint c = decode(p, end);
    p += c.length;
    ascii_ &= c.length == 1 && c.well_formed;
    at.byte += c.length;
    at.code_point += 1;
    at.utf16 += c.value >= 0x10000 ? 2 : 1;
    if (at.byte >= next) {
      checkpoints_.push_back(at);
      next = at.byte + kStride;
    }
  }
}

std::uint64_t OffsetMap::to(std::uint64_t byte, OffsetUnit unit) const {
  byte = std::min<std::uint64_t>(byte, text_.size());
  if (unit == OffsetUnit::kByte || ascii_) {
    return byte;
  }
  auto found = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), byte,
                                [](std::uint64_t b, const Checkpoint& c) { return b < c.byte; });
  Checkpoint at = *std::prev(found);
  const char* end = text_.data() + text_.size();
  while (at.byte < byte) {
    const CodePoint c = decode(text_.data() + at.byte, end);
    at.byte += c.length;
    at.code_point += 1;
    at.utf16 += c.value >= 0x10000 ? 2 : 1;
  }
  return unit == OffsetUnit::kCodePoint ? at.code_point : at.utf16;
}

std::uint64_t OffsetMap::to_byte(std::uint64_t offset, OffsetUnit unit) const {
  if (unit == OffsetUnit::kByte || ascii_) {
    return std::min<std::uint64_t>(offset, text_.size());
  }
  auto value = [unit](const Checkpoint& c) { return unit == OffsetUnit::kCodePoint ? c.code_point : c.utf16; };
  auto found = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), offset,
                                [&](std::uint64_t o, const Checkpoint& c) { return o < value(c); });
  Checkpoint at = *std::prev(found);
  const char* end = text_.data() + text_.size();
  while (value(at) < offset && at.byte < text_.size()) {
    const CodePoint c = decode(text_.data() + at.byte, end);
    const std::uint64_t units = unit == OffsetUnit::kUtf16 && c.value >= 0x10000 ? 2 : 1;
    if (value(at) + units > offset) {
      break;
    }
    at.byte += c.length;
    at.code_point += 1;
    at.utf16 += c.value >= 0x10000 ? 2 : 1;
  }
  return at.byte;
}

}  // namespace wasla::text
