#include "wasla/gazetteer/import/slug.h"

#include <algorithm>

#include "wasla/text/normalizer.h"

namespace wasla {
namespace {

constexpr std::size_t kLongest = 60;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
// Parts words; not the dots of U.S. and St. All beyond ASCII is left to the folding: accents are letters there, ’ is
// nothing.
bool is_space_or_sign(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && c != '\'' && c != '.' && !is_letter_or_digit(static_cast<char>(byte | 0x20)) &&
         !(c >= '0' && c <= '9');
}

}  // namespace

std::string slug(std::string_view english_name) {
  std::string result;
  std::size_t begin = 0;
  while (begin < english_name.size()) {
    if (is_space_or_sign(english_name[begin]) && english_name[begin] != '&') {
      ++begin;
      continue;
    }
    std::string word = "and";
    std::size_t end = begin + 1;
    if (english_name[begin] != '&') {
      while (end < english_name.size() && !is_space_or_sign(english_name[end])) {
        ++end;
      }
      word = text::loose_form(english_name.substr(begin, end - begin), text::FoldingProfile::kLatin);
      std::erase_if(word, [](char c) { return !is_letter_or_digit(c); });
    }
    if (result.size() + 1 + word.size() > kLongest) {
      break;
    }
    result += (result.empty() || word.empty() ? "" : "-") + word;
    begin = end;
  }
  return result;
}

}  // namespace wasla
