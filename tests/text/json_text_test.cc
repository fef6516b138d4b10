#include "wasla/text/json_text.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <random>

#include "wasla/text/utf8.h"

namespace wasla {
namespace {

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(text, out);
  return out;
}

std::string decimal(double value) {
  std::string out;
  append_decimal(value, out);
  return out;
}

TEST(JsonText, EscapesWhatMustBe) {
  EXPECT_EQ(json_string("a\"b\\c/\n\r\t"), R"("a\"b\\c/\n\r\t")");
  EXPECT_EQ(json_string(std::string_view("\0\x01\x1f\x7f", 4)), "\"\\u0000\\u0001\\u001f\\u007f\"");
  EXPECT_EQ(json_string("\u0085\u2028\u2029"), R"("\u0085\u2028\u2029")");
  EXPECT_EQ(json_string("هەولێر 😀"), "\"هەولێر 😀\"");
  EXPECT_EQ(json_string("a\xff\xe2\x80z"), "\"a\uFFFD\uFFFDz\"");
  EXPECT_EQ(json_string(""), "\"\"");
}

TEST(JsonText, AnyBytesParseBackToTheirRepair) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 40, '\0');
    for (char& c : bytes) {
      c = static_cast<char>(random() % 2 ? random() % 128 : random() % 256);
    }
    const std::string json = json_string(bytes);
    EXPECT_EQ(nlohmann::json::parse(json).get<std::string>(), text::replace_ill_formed(bytes));
    EXPECT_EQ(json.find_first_of("\n\r"), std::string::npos);
  }
}

TEST(JsonText, NumbersArePlainDecimals) {
  EXPECT_EQ(decimal(0.98), "0.98");
  EXPECT_EQ(decimal(1), "1.0");
  EXPECT_EQ(decimal(0), "0.0");
  EXPECT_EQ(decimal(0.123456), "0.1235");
  EXPECT_EQ(decimal(1e-9), "0.0");
  EXPECT_EQ(decimal(-1e-9), "0.0");
  EXPECT_EQ(decimal(-2.5), "-2.5");
  EXPECT_EQ(decimal(1e15), "1000000000000000.0");
  EXPECT_EQ(decimal(std::nan("")), "0.0");
  EXPECT_EQ(decimal(INFINITY), "0.0");
}

}  // namespace
}  // namespace wasla
