#include "wasla/models/language_features.h"

#include "wasla/text/utf8.h"

namespace wasla::models {
namespace {

// Lower case of the letters that our languages and their neighbours write; others stay as they are.
char32_t even(char32_t c) {
  if (c < 0x80) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }
  if (c < 0x180) {
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
    if (c == 0x130) return 'i';  // İ
    if (c == 0x178) return 0xFF;
    if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c | 1;
    if ((c >= 0x139 && c <= 0x148) || c >= 0x179) return c & 1 && c != 0x17F ? c + 1 : c;
    return c;
  }
  switch (c) {
    case 0x064A:                 // ي
    case 0x0649: return 0x06CC;  // ى → ی
    case 0x0643: return 0x06A9;  // ك → ک
    case 0x06BE: return 0x0647;  // ھ → ه
    default: return c;
  }
}

}  // namespace

void read_language_word(std::string_view word, LanguageWord& out) {
  out.length = 0;
  const char* end = word.data() + word.size();
  for (const char* p = word.data(); p < end && out.length < kLongestLanguageWord;) {
    const text::CodePoint c = text::decode(p, end);
    p += c.length;
    const text::CharKind kind = text::character(c.value).kind;
    if (kind != text::CharKind::kLatin && kind != text::CharKind::kArabic) {
      continue;
    }
    const char32_t letter = even(c.value);
    auto push = [&out](char32_t byte) { out.bytes[out.length++] = static_cast<char>(byte); };
    if (letter < 0x80) {
      push(letter);
    } else if (letter < 0x800) {
      push(0xC0 | letter >> 6);
      push(0x80 | (letter & 0x3F));
    } else if (letter < 0x10000) {
      push(0xE0 | letter >> 12);
      push(0x80 | (letter >> 6 & 0x3F));
      push(0x80 | (letter & 0x3F));
    }
  }
}

}  // namespace wasla::models
