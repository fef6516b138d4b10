#include "wasla/index/name_counter.h"

#include <algorithm>
#include <array>

#include "wasla/base/hash.h"
#include "wasla/text/clitics.h"

namespace wasla::index {
namespace {

std::uint64_t joined(std::uint64_t before, std::uint64_t word) { return mix(before * 31 + word); }

// A full stop behind a short word is an abbreviation's.
bool ends_a_sentence(const text::Token& word, const text::Token& next) {
  constexpr int kAbbreviation = 3;
  return next.gap == text::Gap::kBreak || (next.gap == text::Gap::kDot && word.key_length > kAbbreviation);
}

}  // namespace

std::uint32_t NameCounter::add(std::string_view name) {
  text::Tokens tokens;
  text::tokenize(name, tokens);
  std::uint64_t hash = 0;
  for (const text::Token& token : tokens.tokens) {
    hash = joined(hash, text::key_hash(tokens.key(token)));
  }
  const auto [known, is_new] = numbers_.emplace(hash, size_);
  size_ += is_new ? 1 : 0;
  longest_ = std::max(longest_, tokens.tokens.size());
  return known->second;
}

void NameCounter::count(std::string_view text, std::vector<std::uint64_t>& counts, text::Tokens& tokens) const {
  counts.resize(size_);
  text::tokenize(text, tokens);
  const auto& list = tokens.tokens;
  const auto walk = [&](std::size_t begin, std::uint64_t first) {
    std::uint64_t hash = joined(0, first);
    for (std::size_t end = begin + 1;; ++end) {
      if (const auto found = numbers_.find(hash); found != numbers_.end()) {
        ++counts[found->second];
      }
      if (end == list.size() || end - begin >= longest_ || ends_a_sentence(list[end - 1], list[end])) {
        return;
      }
      hash = joined(hash, text::key_hash(tokens.key(list[end])));
    }
  };
  std::vector<std::uint8_t> stem;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto key = tokens.key(list[i]);
    walk(i, text::key_hash(key));
    if (list[i].script != text::CharKind::kArabic) {
      continue;
    }
    std::array<text::ProcliticCut, text::kMaxProcliticCuts> cuts{};
    const int found = text::arabic_proclitics(key, cuts.data());
    for (int c = 0; c < found; ++c) {
      const text::ProcliticCut& cut = cuts[static_cast<std::size_t>(c)];
      if (!cut.article_dropped) {
        stem.assign(cut.prepended.begin(), cut.prepended.begin() + cut.prepended_length);
        stem.insert(stem.end(), key.begin() + cut.from, key.end());
        walk(i, text::key_hash(stem));
      }
    }
  }
}

}  // namespace wasla::index
