#include "wasla/base/utf8_validation.h"

#include <gtest/gtest.h>

#include <string>

namespace wasla {
namespace {

constexpr std::size_t kValid = std::string_view::npos;

std::string encode(char32_t c) {
  std::string out;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
  return out;
}

TEST(Utf8Validation, EveryScalarValueIsValidAndDecodes) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    const std::string bytes = encode(c);
    if (c >= 0xD800 && c <= 0xDFFF) {
      ASSERT_EQ(find_invalid_utf8(bytes), 0u) << "surrogate " << std::hex << static_cast<unsigned>(c);
      continue;
    }
    ASSERT_EQ(find_invalid_utf8(bytes), kValid) << std::hex << static_cast<unsigned>(c);
    std::size_t position = 0;
    ASSERT_EQ(next_code_point(bytes, position), c);
    ASSERT_EQ(position, bytes.size());
  }
}

TEST(Utf8Validation, IllFormedSequences) {
  for (const std::string_view bad :
       {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x9F\xBF", "\xE2\x82", "\xED\xA0\x80",
        "\xF0\x8F\xBF\xBF", "\xF0\x9F\x98", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
    EXPECT_EQ(find_invalid_utf8(bad), 0u);
    EXPECT_EQ(find_invalid_utf8("abcdefgh" + std::string(bad)), 8u);
    EXPECT_EQ(find_invalid_utf8("هەولێر" + std::string(bad) + "xx"), 12u);
  }
  EXPECT_EQ(find_invalid_utf8(""), kValid);
  EXPECT_EQ(find_invalid_utf8("plain ASCII, more than eight bytes"), kValid);
}

}  // namespace
}  // namespace wasla
