// OffsetMap: positions of one text in bytes, code points and UTF-16 units.
//
//   OffsetMap map(text);
//   map.code_point(17);   // code points before byte 17
//
// Positions are into the text exactly as it came in: a BOM counts one code point, CRLF two; an ill-formed maximal
// subpart counts one (the U+FFFD that stands for it). Immutable after construction and safe from any thread; the text
// must outlive it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"

namespace wasla::text {

enum class OffsetUnit : std::uint8_t { kByte, kCodePoint, kUtf16 };

class WASLA_EXPORT OffsetMap {
 public:
  OffsetMap() = default;
  explicit OffsetMap(std::string_view text);

  // From a byte offset on a code point boundary (0 … size) to another unit, and back.
  std::uint64_t code_point(std::uint64_t byte) const { return to(byte, OffsetUnit::kCodePoint); }
  std::uint64_t utf16(std::uint64_t byte) const { return to(byte, OffsetUnit::kUtf16); }
  std::uint64_t to(std::uint64_t byte, OffsetUnit unit) const;
  // The byte offset of position `offset`; past the end gives the text's size. An offset inside a surrogate pair gives
  // the start of its code point.
  std::uint64_t to_byte(std::uint64_t offset, OffsetUnit unit) const;

 private:
  struct Checkpoint {
    std::uint64_t byte, code_point, utf16;
  };
  std::string_view text_;
  std::vector<Checkpoint> checkpoints_;  // about one per kStride bytes, so a look-up reads at most that many
  bool ascii_ = true;
};

}  // namespace wasla::text
