#include "wasla/linking/name_matcher.h"

#include <algorithm>

#include "wasla/index/name_path.h"
#include "wasla/linking/endings.h"

namespace wasla::linking {
namespace {

using text::CharKind;
using text::Gap;
using text::Token;

// How far ahead the token table is fetched: about the latency of memory in units of one look-up.
constexpr std::size_t kPrefetchDistance = 16;

}  // namespace

NameMatcher::NameMatcher(const Index& index, std::string_view text, const text::Tokens& tokens,
                         const std::vector<text::LineLanguages>& languages, MatcherScratch& scratch,
                         std::vector<NameMatch>& out)
    : index_(index), text_(text), tokens_(tokens), languages_(languages), scratch_(scratch), out_(out) {}

void NameMatcher::run() {
  for (auto& surface : scratch_.surfaces) {
    surface.begin = 0xFFFFFFFF;
  }
  const std::size_t count = tokens_.tokens.size();
  scratch_.hashes.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    scratch_.hashes[i] = text::key_hash(tokens_.key(tokens_.tokens[i]));
  }
  scratch_.token_numbers.resize(count);
  for (std::uint32_t s = 0; s < index_.segment_count(); ++s) {
    segment_ = &index_.segment(s);
    segment_number_ = s;
    for (std::size_t i = 0; i < count; ++i) {
      if (i + kPrefetchDistance < count) {
        segment_->prefetch(scratch_.hashes[i + kPrefetchDistance]);
      }
      scratch_.token_numbers[i] = segment_->find_token(scratch_.hashes[i]);
    }
    for (std::uint32_t i = 0; i < count; ++i) {
      match_at(i);
    }
  }
}

void NameMatcher::match_at(std::uint32_t i) {
  const Token& token = tokens_.tokens[i];
  if (token.key_length == 0) {
    return;
  }
  const auto key = tokens_.key(token);
  Path path;
  path.first_token = i;
  path.letters_begin = path.name_begin = token.begin;

  if (const std::uint32_t root = segment_->root(scratch_.token_numbers[i]); root != kNoNode) {
    Path whole = path;
    whole.words = 1;
    walk(root, i + 1, whole);
  }
  start_endings(i, 0, path);

  std::uint64_t hash = 0;
  if (token.key_length == 1) {
    if (const std::size_t letters = index::spaced_acronym(tokens_, i, hash)) {
      start(i, hash, static_cast<std::uint32_t>(letters), path);
    }
    return;
  }
  if (token.script != CharKind::kArabic) {
    return;
  }
  auto try_joined = [&](std::span<const std::uint8_t> head_key, const Path& from) {
    if (i + 1 >= tokens_.tokens.size() || !runs_on(i + 1)) {
      return;
    }
    const auto next = tokens_.key(tokens_.tokens[i + 1]);
    if (const auto head = index::joining_head(head_key, next); !head.empty()) {
      start(i, index::joined_hash(head, next), 2, from);
    }
  };
  try_joined(key, path);

  text::ProcliticCut cuts[text::kMaxProcliticCuts];
  const Language language = language_of(i);
  const bool kurdish = language == Language::kSorani || language == Language::kBadini;
  const int count = kurdish ? text::sorani_proclitics(key, cuts) : text::arabic_proclitics(key, cuts, true);
  for (int c = 0; c < count; ++c) {
    const text::ProcliticCut& cut = cuts[c];
    Path from = path;
    from.proclitic = cut.name_from > 0;
    from.article_dropped = cut.article_dropped;
    from.only_head = cut.short_rest;
    from.letters_begin = tokens_.key_offsets[token.key + cut.from];
    from.name_begin = tokens_.key_offsets[token.key + cut.name_from];
    if (cut.article_dropped && cut.prepended_length == 0) {
      // The article is part of the mention: begin where it begins (behind the first lam of لل).
      const std::size_t article = cut.from >= 2 && key[cut.from - 2] == text::kAlef ? 2u : 1u;
      from.name_begin = tokens_.key_offsets[token.key + cut.from - article];
      from.proclitic = cut.from > article;
    }
    from.prepended = cut.prepended;
    from.prepended_length = cut.prepended_length;
    const auto rest = key.subspan(cut.from);
    const std::span<const std::uint8_t> prefix(cut.prepended.data(), cut.prepended_length);
    start(i, prefix.empty() ? text::key_hash(rest) : index::joined_hash(prefix, rest), 1, from);
    if (prefix.empty()) {
      try_joined(rest, from);
      if (kurdish) {
        start_endings(i, cut.from, from);
      }
    }
  }
}

void NameMatcher::start(std::uint32_t token, std::uint64_t hash, std::uint32_t consumed, const Path& path) {
  const std::uint32_t root = segment_->root(segment_->find_token(hash));
  if (root != kNoNode) {
    Path next = path;
    next.words = static_cast<std::uint8_t>(consumed);
    walk(root, token + consumed, next);
  }
}

void NameMatcher::start_endings(std::uint32_t i, std::size_t key_from, const Path& path) {
  for_each_ending(text_, tokens_, i, language_of(i), key_from,
                  [&](std::span<const std::uint8_t> stem, std::uint32_t ending, bool apostrophe) {
                    Path with_ending = path;
                    with_ending.ending_begin = ending;
                    with_ending.apostrophe_ending = apostrophe;
                    start(i, text::key_hash(stem), 1, with_ending);
                  });
}

bool NameMatcher::runs_on(std::uint32_t token) const {
  const Gap gap = tokens_.tokens[token].gap;
  if (gap == Gap::kDot) {
    return tokens_.tokens[token - 1].key_length <= 3;  // an abbreviation: St. Louis, J. K. Rowling
  }
  return gap != Gap::kBreak;
}

void NameMatcher::walk(std::uint32_t node, std::uint32_t next, const Path& path) {
  const auto [first, last] = segment_->names_at(node);
  if (first < last) {
    emit(node, next - 1, path);
  }
  if (path.ending_begin != 0xFFFFFFFF || !segment_->has_children(node) || next >= tokens_.tokens.size() ||
      path.words >= index::kLongestPath || !runs_on(next)) {
    return;
  }
  step(node, scratch_.hashes[next], next + 1, path);
  const Token& token = tokens_.tokens[next];
  const auto key = tokens_.key(token);
  if (token.script == CharKind::kLatin && index::is_latin_article(text_, tokens_, next) &&
      next + 1 < tokens_.tokens.size() && runs_on(next + 1)) {
    step(node, scratch_.hashes[next + 1], next + 2, path);
    for_each_ending(text_, tokens_, next + 1, language_of(next + 1), 0,
                    [&](std::span<const std::uint8_t> stem, std::uint32_t ending, bool apostrophe) {
                      Path with_ending = path;
                      with_ending.ending_begin = ending;
                      with_ending.apostrophe_ending = apostrophe;
                      step(node, text::key_hash(stem), next + 2, with_ending);
                    });
  }
  if (token.script == CharKind::kArabic) {
    // The article comes and goes inside names: جلال طالباني, جلال الطالباني.
    static constexpr std::uint8_t kArticle[] = {text::kAlef, text::kLam};
    if (key.size() > 4 && key[0] == text::kAlef && key[1] == text::kLam) {
      step(node, text::key_hash(key.subspan(2)), next + 1, path);
    } else if (key.size() > 2) {
      step(node, index::joined_hash(kArticle, key), next + 1, path);
    }
    if (next + 1 < tokens_.tokens.size() && runs_on(next + 1)) {
      const auto following = tokens_.key(tokens_.tokens[next + 1]);
      if (const auto head = index::joining_head(key, following); !head.empty()) {
        step(node, index::joined_hash(head, following), next + 2, path);
      }
    }
  }
  for_each_ending(text_, tokens_, next, language_of(next), 0,
                  [&](std::span<const std::uint8_t> stem, std::uint32_t ending, bool apostrophe) {
                    Path with_ending = path;
                    with_ending.ending_begin = ending;
                    with_ending.apostrophe_ending = apostrophe;
                    step(node, text::key_hash(stem), next + 1, with_ending);
                  });
}

void NameMatcher::step(std::uint32_t node, std::uint64_t hash, std::uint32_t next, const Path& path) {
  const std::uint32_t token = segment_->find_token(hash);
  if (token == kNoToken) {
    return;
  }
  if (const std::uint32_t child = segment_->child(node, token); child != kNoNode) {
    Path longer = path;
    ++longer.words;
    walk(child, next, longer);
  }
}

void NameMatcher::emit(std::uint32_t node, std::uint32_t last_token, const Path& path) {
  if (path.only_head && last_token == path.first_token) {
    return;
  }
  const auto [first, last] = segment_->names_at(node);
  const Token& head = tokens_.tokens[path.first_token];
  for (std::uint32_t n = first; n < last; ++n) {
    NameMatch match;
    match.name = {segment_number_, n};
    const NameView name = index_.name(match.name);
    if (name.match.empty()) {
      continue;
    }
    match.first_token = path.first_token;
    match.last_token = last_token;
    match.token_begin = head.begin;
    match.token_end = tokens_.tokens[last_token].end;
    match.entity = name.entity;
    match.words = path.words;
    match.language = language_of(path.first_token);
    if (match.entity != kNoEntity && verify(name, path, last_token, match)) {
      out_.push_back(match);
    }
  }
}

}  // namespace wasla::linking
