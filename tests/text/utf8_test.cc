#include "wasla/text/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace wasla::text {
namespace {

std::vector<char32_t> decode_all(std::string_view text) {
  std::vector<char32_t> out;
  for (const char* p = text.data(); p < text.data() + text.size();) {
    const CodePoint c = decode(p, text.data() + text.size());
    out.push_back(c.value);
    p += c.length;
  }
  return out;
}

TEST(Utf8, DecodesEveryLength) {
  EXPECT_EQ(decode_all("a\u00EA\u06D5\u20AC\U0001F600"), (std::vector<char32_t>{'a', 0xEA, 0x6D5, 0x20AC, 0x1F600}));
}

// Unicode 15, table 3-8: maximal subparts.
TEST(Utf8, ReplacesMaximalSubparts) {
  EXPECT_EQ(decode_all("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64"),
            (std::vector<char32_t>{0x61, 0xFFFD, 0xFFFD, 0xFFFD, 0x62, 0xFFFD, 0x63, 0xFFFD, 0xFFFD, 0x64}));
  EXPECT_EQ(decode_all("\xC0\xAF"), (std::vector<char32_t>{0xFFFD, 0xFFFD}));              // overlong
  EXPECT_EQ(decode_all("\xED\xA0\x80"), (std::vector<char32_t>{0xFFFD, 0xFFFD, 0xFFFD}));  // surrogate
  EXPECT_EQ(decode_all("\xF4\x90\x80\x80"), (std::vector<char32_t>(4, 0xFFFD)));           // above U+10FFFF
  EXPECT_EQ(decode_all("\xE2\x82"), (std::vector<char32_t>{0xFFFD}));                      // cut off at the end
}

TEST(Utf8, RoundTripsEveryCodePoint) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    append_utf8(c, text);
    const CodePoint back = decode(text.data(), text.data() + text.size());
    ASSERT_TRUE(back.well_formed);
    ASSERT_EQ(back.value, c);
    ASSERT_EQ(back.length, text.size());
  }
}

TEST(Utf8, ReplacementMakesAnyBytesWellFormed) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string noise(random() % 60, '\0');
    for (char& c : noise) c = static_cast<char>(random());
    const std::string clean = replace_ill_formed(noise);
    EXPECT_EQ(find_ill_formed(clean), std::string_view::npos);
    if (find_ill_formed(noise) == std::string_view::npos) {
      EXPECT_EQ(clean, noise);
    }
  }
}

}  // namespace
}  // namespace wasla::text
