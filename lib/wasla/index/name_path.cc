#include "wasla/index/name_path.h"

#include <algorithm>
#include <array>

namespace wasla::index {
namespace {

using text::CharKind;
using text::Gap;
using text::Token;
using text::Tokens;

constexpr std::uint8_t kAbd[] = {text::kAin, text::kBeh, text::kDal};
constexpr std::uint8_t kAbu[] = {text::kAlef, text::kBeh, text::kWaw};
constexpr std::uint8_t kAba[] = {text::kAlef, text::kBeh, text::kAlef};
constexpr std::uint8_t kAbi[] = {text::kAlef, text::kBeh, text::kYeh};
constexpr std::uint8_t kAllah[] = {text::kAlef, text::kLam, text::kLam, text::kHeh};
constexpr std::uint8_t kHizb[] = {text::kHah, text::kZain, text::kBeh};
constexpr std::uint8_t kNasr[] = {text::kNoon, text::kSad, text::kReh};

template <std::size_t N>
bool equal(std::span<const std::uint8_t> key, const std::uint8_t (&word)[N]) {
  return std::equal(key.begin(), key.end(), std::begin(word), std::end(word));
}

bool is_single_letter(const Token& token) {
  return token.key_length == 1 && (token.script == CharKind::kArabic || token.flags & text::kCapital);
}

}  // namespace

bool is_latin_article(std::string_view text, const Tokens& tokens, std::size_t i) {
  const Token& token = tokens.tokens[i];
  if (token.script != CharKind::kLatin || token.key_length < 2 || token.key_length > 3) {
    return false;
  }
  const auto key = tokens.key(token);
  const std::string_view word(reinterpret_cast<const char*>(key.data()), key.size());
  if (word == "al" || word == "el" || word == "ul") {
    return true;
  }
  static constexpr std::string_view kAssimilated[] = {"as", "ash", "ad",  "adh", "an", "ar", "at", "ath",
                                                      "az", "es",  "esh", "ed",  "en", "er", "et", "ez"};
  return std::find(std::begin(kAssimilated), std::end(kAssimilated), word) != std::end(kAssimilated) &&
         token.end < text.size() && (text[token.end] == '-' || text[token.end] == '\xE2');
}

std::span<const std::uint8_t> joining_head(std::span<const std::uint8_t> key, std::span<const std::uint8_t> next) {
  if (key.size() != 3 || next.size() < 2) {
    return {};
  }
  if (equal(key, kAbd)) {
    return kAbd;
  }
  if (equal(key, kAbu) || equal(key, kAba) || equal(key, kAbi)) {
    return kAbu;
  }
  if (equal(next, kAllah)) {
    if (equal(key, kHizb)) {
      return kHizb;
    }
    if (equal(key, kNasr)) {
      return kNasr;
    }
  }
  return {};
}

std::uint64_t joined_hash(std::span<const std::uint8_t> head, std::span<const std::uint8_t> next) {
  std::array<std::uint8_t, 256> joined;
  if (head.size() + next.size() > joined.size()) {
    return 0;
  }
  auto end = std::copy(head.begin(), head.end(), joined.begin());
  end = std::copy(next.begin(), next.end(), end);
  return text::key_hash({joined.data(), static_cast<std::size_t>(end - joined.begin())});
}

std::size_t spaced_acronym(const Tokens& tokens, std::size_t first, std::uint64_t& hash) {
  constexpr std::size_t kMost = 6;
  std::array<std::uint8_t, kMost> letters;
  std::size_t count = 0;
  for (std::size_t i = first; i < tokens.tokens.size() && count < kMost; ++i) {
    const Token& token = tokens.tokens[i];
    if (!is_single_letter(token) || token.script != tokens.tokens[first].script ||
        (i > first && token.gap != Gap::kSoft && token.gap != Gap::kDot)) {
      break;
    }
    letters[count++] = tokens.key(token)[0];
  }
  if (count < 2) {
    return 0;
  }
  hash = text::key_hash({letters.data(), count});
  return count;
}

void name_path(std::string_view name, Tokens& tokens, std::vector<std::uint64_t>& path) {
  path.clear();
  text::tokenize(name, tokens);
  const std::size_t count = tokens.tokens.size();
  for (std::size_t i = 0; i < count;) {
    const Token& token = tokens.tokens[i];
    const auto key = tokens.key(token);
    if (!path.empty() && is_latin_article(name, tokens, i) && i + 1 < count) {
      ++i;
      continue;
    }
    std::uint64_t hash = 0;
    if (const std::size_t letters = spaced_acronym(tokens, i, hash); letters == count - i && i == 0) {
      i += letters;
    } else if (i + 1 < count && token.script == CharKind::kArabic &&
               !joining_head(key, tokens.key(tokens.tokens[i + 1])).empty()) {
      const auto next = tokens.key(tokens.tokens[i + 1]);
      hash = joined_hash(joining_head(key, next), next);
      i += 2;
    } else {
      hash = text::key_hash(key);
      ++i;
    }
    if (hash == 0 || path.size() == kLongestPath) {
      path.clear();
      return;
    }
    path.push_back(hash);
  }
}

}  // namespace wasla::index
