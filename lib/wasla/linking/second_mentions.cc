#include "wasla/linking/second_mentions.h"

#include <algorithm>

#include "wasla/linking/endings.h"
#include "wasla/text/clitics.h"

namespace wasla::linking {
namespace {

constexpr std::size_t kShortestSurname = 3;  // letters
constexpr std::size_t kMostBearers = 8;      // of one surname

}  // namespace

void SecondMentions::add(const text::Tokens& tokens, const NameMatch& match) {
  const text::Token& last = tokens.tokens[match.last_token];
  // Without the ending that the written word carries.
  auto key = tokens.key(last);
  while (!key.empty() && match.end < last.end &&
         tokens.key_offsets[static_cast<std::size_t>(&key.back() - tokens.keys.data())] >= match.end) {
    key = key.first(key.size() - 1);
  }
  if (match.words < 2 || key.size() < kShortestSurname) {
    return;
  }
  auto& bearers = bearers_[text::key_hash(key)];
  if (bearers.size() < kMostBearers) {
    bearers.push_back({match.last_token, match.name, match.entity,
                       match.kind == MatchKind::kNil ? MatchKind::kNil : MatchKind::kAntecedent});
  }
}

void SecondMentions::find(std::string_view text, const text::Tokens& tokens,
                          const std::vector<text::LineLanguages>& languages, std::vector<NameMatch>& matches) const {
  if (bearers_.empty()) {
    return;
  }
  for (std::uint32_t i = 0; i < tokens.tokens.size(); ++i) {
    const text::Token& token = tokens.tokens[i];
    const auto key = tokens.key(token);
    if (key.size() < kShortestSurname) {
      continue;
    }
    const Language language = text::language_at(languages, token);
    auto add = [&](std::uint64_t hash, std::uint32_t begin, std::uint32_t end) {
      const auto found = bearers_.find(hash);
      if (found == bearers_.end()) {
        return;
      }
      for (const Bearer& bearer : found->second) {
        const bool seen = std::any_of(found->second.data(), &bearer, [&](const Bearer& other) {
          return other.entity == bearer.entity && other.kind == bearer.kind;
        });
        if (bearer.last_token >= i || seen) {
          continue;
        }
        NameMatch match;
        match.begin = begin;
        match.end = end;
        match.token_begin = token.begin;
        match.token_end = token.end;
        match.first_token = match.last_token = i;
        match.kind = bearer.kind;
        match.name = bearer.name;
        match.entity = bearer.entity;
        match.language = language;
        match.letters = static_cast<std::uint8_t>(std::min<std::size_t>(key.size(), 255));
        match.nil.antecedent = true;
        match.nil.type = EntityType::kPerson;
        matches.push_back(match);
      }
    };
    add(text::key_hash(key), token.begin, token.end);
    for_each_ending(
        text, tokens, i, language, 0, [&](std::span<const std::uint8_t> stem, std::uint32_t ending, bool apostrophe) {
          const bool mark = apostrophe && ending > token.begin;
          add(text::key_hash(stem), token.begin, mark ? tokens.key_offsets[token.key + stem.size() - 1] + 1 : ending);
        });
    if (language == Language::kArabic && token.script == text::CharKind::kArabic) {
      text::ProcliticCut cuts[text::kMaxProcliticCuts];
      const int count = text::arabic_proclitics(key, cuts);
      for (int c = 0; c < count; ++c) {
        if (cuts[c].prepended_length == 0 && !cuts[c].article_dropped) {
          add(text::key_hash(key.subspan(cuts[c].from)), tokens.key_offsets[token.key + cuts[c].from], token.end);
        }
      }
    }
  }
}

}  // namespace wasla::linking
