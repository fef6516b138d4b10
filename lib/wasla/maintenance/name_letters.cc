#include "wasla/maintenance/name_letters.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "wasla/index/name_path.h"

namespace wasla::maintenance {
namespace {

using Key = std::span<const std::uint8_t>;

constexpr std::size_t kShortestPiece = 2;

bool starts_with(Key key, std::initializer_list<std::uint8_t> head) {
  return key.size() >= head.size() && std::equal(head.begin(), head.end(), key.begin());
}

// What text::key_hash leaves away at the beginning.
Key without_carrier(Key key) {
  while (key.size() >= 2 && (key[0] == text::kAlef || key[0] == text::kYeh) &&
         (key[1] == text::kWaw || key[1] == text::kYeh || key[1] == text::kHeh || key[1] == text::kAlef)) {
    key = key.subspan(1);
  }
  return key;
}

// The article, and the heads that are written in one word or two, one of them in several ways (index/name_path.h).
Key without_head(Key key) {
  using text::kAin, text::kAlef, text::kBeh, text::kDal, text::kHah, text::kLam, text::kNoon, text::kReh, text::kSad,
      text::kWaw, text::kZain;
  if (key.size() > 4 && (starts_with(key, {kAlef, kBeh, kWaw}) || starts_with(key, {kAin, kBeh, kDal}) ||
                         starts_with(key, {kHah, kZain, kBeh}) || starts_with(key, {kNoon, kSad, kReh}))) {
    key = key.subspan(3);
  }
  return key.size() > 3 && starts_with(key, {kAlef, kLam}) ? key.subspan(2) : key;
}

Key core(Key key) {
  key = without_carrier(without_head(without_carrier(key)));
  if (key.size() >= 3 && key.back() == text::kHeh) {
    key = key.first(key.size() - 1);
  }
  return key;
}

}  // namespace

std::vector<std::string> NameLetters::of(std::string_view name) {
  std::vector<std::string> pieces;
  text::tokenize(name, tokens_);
  const std::size_t count = tokens_.tokens.size();
  const bool spaced =
      std::all_of(tokens_.tokens.begin(), tokens_.tokens.end(), [](const text::Token& t) { return t.key_length == 1; });
  for (std::size_t i = 0; i < count && !spaced; ++i) {
    const Key key = tokens_.key(tokens_.tokens[i]);
    const bool article = i > 0 && i + 1 < count && index::is_latin_article(name, tokens_, i);
    const bool head = i + 1 < count && !index::joining_head(key, tokens_.key(tokens_.tokens[i + 1])).empty();
    const Key rest = article || head ? Key() : core(key);
    if (rest.size() >= kShortestPiece) {
      pieces.emplace_back(rest.begin(), rest.end());
    }
  }
  if (spaced && count >= kShortestPiece) {
    // An acronym with spaces, which the text may write with or without.
    pieces.emplace_back(tokens_.keys.begin(), tokens_.keys.end());
  }
  std::sort(pieces.begin(), pieces.end());
  pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
  return pieces;
}

}  // namespace wasla::maintenance
