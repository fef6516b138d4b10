#include "wasla/text/offset_map.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "wasla/text/utf8.h"

namespace wasla::text {
namespace {

TEST(OffsetMap, CountsInAllUnits) {
  // BOM, emoji, Arabic with tatweel, NFD, CRLF.
  const std::string text = "\uFEFFa\U0001F600\u0639\u0640 e\u0302\r\nx";
  const OffsetMap map(text);
  const std::size_t x = text.find('x');
  EXPECT_EQ(map.code_point(x), 10u);
  EXPECT_EQ(map.utf16(x), 11u);
  EXPECT_EQ(map.to(x, OffsetUnit::kByte), x);
  EXPECT_EQ(map.to_byte(10, OffsetUnit::kCodePoint), x);
  EXPECT_EQ(map.to_byte(11, OffsetUnit::kUtf16), x);
  EXPECT_EQ(map.code_point(1'000'000), 11u) << "past the end is the end";
}

TEST(OffsetMap, AgreesWithCountingOneByOne) {
  std::mt19937 random(11);
  const char32_t kinds[] = {'a', 0x6A9, 0x200C, 0x20AC, 0x1F1EE, 0xEA, '\n'};
  for (int round = 0; round < 50; ++round) {
    std::string text;
    for (unsigned i = random() % 2000; i > 0; --i) append_utf8(kinds[random() % std::size(kinds)], text);
    if (round % 5 == 0) text += "\xFF\xE2\x82z";
    const OffsetMap map(text);
    std::uint64_t points = 0, units = 0;
    for (std::size_t byte = 0; byte < text.size();) {
      ASSERT_EQ(map.code_point(byte), points);
      ASSERT_EQ(map.utf16(byte), units);
      ASSERT_EQ(map.to_byte(points, OffsetUnit::kCodePoint), byte);
      ASSERT_EQ(map.to_byte(units, OffsetUnit::kUtf16), byte);
      const CodePoint c = decode(text.data() + byte, text.data() + text.size());
      byte += c.length;
      ++points;
      units += c.value >= 0x10000 ? 2 : 1;
    }
  }
}

}  // namespace
}  // namespace wasla::text
