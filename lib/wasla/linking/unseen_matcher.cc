#include "wasla/linking/unseen_matcher.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "wasla/base/hash.h"
#include "wasla/index/name_path.h"
#include "wasla/linking/demonyms.h"
#include "wasla/linking/head_words.h"

namespace wasla::linking {
namespace {

using index::kOptionalPart;
using index::PackedSkeleton;
using index::SoundName;
using index::SoundPart;
using text::Gap;
using text::Token;

// A name of one word in the text's own writing may differ by one sound in so many.
constexpr std::size_t kSoundsAnEdit = 4;
// … and one in another writing by one in so many.
constexpr std::size_t kSoundsAnEditAcross = 2;
// The length of the lists that the comparer's weights were learned with (index/match_trainer.cc); fewer names than the
// least are as good as that many.
constexpr std::size_t kNamesOfTraining = 9000, kFewestNames = 100;

std::size_t edits(const index::PackedDistance& distance, const SoundName& name, bool own) {
  const std::size_t length = index::classes(index::sounds_of(name));
  return own ? std::max<std::size_t>(1, std::min(distance.length(), length) / kSoundsAnEdit)
             : std::max(distance.length(), length) / kSoundsAnEditAcross;
}

// "Abd", "Abdul".
bool is_servant(PackedSkeleton s) {
  static constexpr PackedSkeleton kWithArticle = index::joined(index::kServant, index::pack("L"));
  return s == index::kServant || s == kWithArticle;
}

}  // namespace

UnseenMatcher::UnseenMatcher(const Index& index, const NameSounds& sounds, std::string_view text,
                             const text::Tokens& tokens, const std::vector<text::LineLanguages>& languages,
                             UnseenScratch& scratch, std::vector<NameMatch>& out)
    : index_(index),
      models_(sounds),
      spellings_(index, sounds, text, tokens, scratch.spellings),
      text_(text),
      tokens_(tokens),
      languages_(languages),
      scratch_(scratch),
      out_(out) {}

void UnseenMatcher::run() {
  find_parts();
  const auto count = static_cast<std::uint32_t>(tokens_.tokens.size());
  for (std::uint32_t s = 0; s < index_.segment_count(); ++s) {
    segment_ = &index_.segment(s);
    segment_number_ = s;
    if (segment_->sounds.empty()) {
      continue;
    }
    for (std::uint32_t i = 0; i < count; ++i) {
      if (scratch_.parts[i] == TokenPart::kUnseen) {
        match_at(i);
      }
    }
  }
}

// Words in a match are no longer unseen; a longer name may still begin with them.
void UnseenMatcher::find_parts() {
  const std::size_t count = tokens_.tokens.size();
  scratch_.covered.assign(count, false);
  for (const NameMatch& match : out_) {
    for (std::uint32_t i = match.first_token; i <= match.last_token && i < count; ++i) {
      scratch_.covered[i] = true;
    }
  }
  scratch_.parts.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    TokenPart& part = scratch_.parts[i];
    part = token_part(tokens_, i, language_of(i), scratch_.covered[i], models_);
    if (part == TokenPart::kUnseen && is_of_known_land(index_, tokens_, i)) {
      part = TokenPart::kWord;
    }
  }
}

void UnseenMatcher::match_at(std::uint32_t i) {
  scratch_.tried.clear();
  const TokenSounds sounds = sounds_of(i);  // a copy: the memo may forget
  scratch_.cue = has_cue(i);
  describe(next_word(i, -1), scratch_.before);
  describe(next_word(i, 1), scratch_.behind);
  for (const SoundForm& form : sounds.all()) {
    for (const PackedSkeleton skeleton : form.skeletons) {
      if (!skeleton) {
        break;
      }
      look_up(skeleton, form, {i, i});
      // "Abdul" and what follows are one word of a name (index/sound_index.h).
      if (const std::int64_t j = is_servant(skeleton) ? next_word(i, 1) : -1; j >= 0) {
        const TokenSounds behind = sounds_of(static_cast<std::uint32_t>(j));
        for (const SoundForm& other : behind.all()) {
          look_up(index::joined(index::kServant, other.skeletons[0]), form, {i, static_cast<std::uint32_t>(j)});
        }
      }
    }
  }
}

void UnseenMatcher::look_up(PackedSkeleton skeleton, const SoundForm& form, Window anchor) {
  const text::FoldingProfile profile = sound_profile(language_of(anchor.first), tokens_.tokens[anchor.first].script);
  const bool alone = anchor.first == anchor.last;
  const index::PackedDistance distance(form.sounds);
  ++scratch_.visit;
  segment_->sounds.for_each_word(skeleton, [&](std::uint32_t word) {
    if (!first_visit(word) || !segment_->sounds.near(word, skeleton)) {
      return;
    }
    const bool equal =
        segment_->sounds.words[word].skeletons[0] == skeleton || segment_->sounds.words[word].skeletons[1] == skeleton;
    for (const SoundName& name : segment_->sounds.anchored(word, profile)) {
      if (name.joined && !equal) {
        continue;
      }
      if (name.parts == 1) {
        // A single word for a name in its own writing: nearly the same sounds, and a cue. In another writing vowels may
        // be missing.
        const bool own = name.profile == static_cast<std::uint8_t>(profile);
        if (alone && ((own && !scratch_.cue) || distance(index::sounds_of(name)) > edits(distance, name, own))) {
          continue;
        }
      } else if (const auto parts = segment_->sounds.parts_of(name);
                 !may_go_on(parts, name.anchor - 1, scratch_.before) ||
                 (alone && !may_go_on(parts, name.anchor + 1, scratch_.behind))) {
        continue;
      }
      if (std::find(scratch_.tried.begin(), scratch_.tried.end(), &name) == scratch_.tried.end()) {
        scratch_.tried.push_back(&name);
        try_name(name, anchor);
      }
    }
  });
}

bool UnseenMatcher::first_visit(std::uint32_t word) {
  std::uint64_t& slot = scratch_.visited[word % scratch_.visited.size()];
  const std::uint64_t now = std::uint64_t{scratch_.visit} << 32 | word;
  return std::exchange(slot, now) != now;
}

void UnseenMatcher::describe(std::int64_t token, UnseenScratch::Neighbour& out) {
  out.skeletons.clear();
  out.longest = 0;
  out.there = token >= 0;
  if (!out.there) {
    return;
  }
  const auto i = static_cast<std::uint32_t>(token);
  out.special = is_patronymic(tokens_.key(tokens_.tokens[i]));
  for (const SoundForm& form : sounds_of(i).all()) {
    for (const PackedSkeleton skeleton : form.skeletons) {
      if (skeleton) {
        out.skeletons.push_back(skeleton);
        out.longest = std::max(out.longest, index::classes(skeleton));
        out.special = out.special || is_servant(skeleton);
      }
    }
  }
}

// False if the name's part cannot be the neighbour, by any way that walk() knows.
bool UnseenMatcher::may_go_on(std::span<const SoundPart> parts, int part,
                              const UnseenScratch::Neighbour& neighbour) const {
  if (part < 0 || part >= static_cast<int>(parts.size()) || parts[static_cast<std::size_t>(part)] & kOptionalPart) {
    return true;
  }
  const SoundPart word = parts[static_cast<std::size_t>(part)];
  if (!neighbour.there || word >= segment_->sounds.words.size()) {
    return false;
  }
  // Longer by two classes it may be two words written as one.
  return neighbour.special || neighbour.longest >= index::classes(segment_->sounds.words[word].skeletons[0]) + 2 ||
         std::any_of(neighbour.skeletons.begin(), neighbour.skeletons.end(),
                     [&](PackedSkeleton s) { return segment_->sounds.near(word, s); });
}

// Whether something but its sound tells that a word is a name which the gazetteer spells otherwise: a capital within a
// sentence, a title; and no list of words has it, such as George beside Georgia.
bool UnseenMatcher::has_cue(std::uint32_t i) const {
  const Token& token = tokens_.tokens[i];
  const bool cue = token.script == text::CharKind::kLatin
                       ? token.gap != Gap::kBreak && token.gap != Gap::kDot && token.gap != Gap::kNewline
                       : i > 0 && token.gap <= Gap::kSoft && find_head_word(tokens_.key(tokens_.tokens[i - 1]));
  return cue && models_.words.commonness(language_of(i), tokens_.key(token)) == 0;
}

bool UnseenMatcher::sounds_like(std::uint32_t token, SoundPart part) {
  const std::uint32_t word = part & ~kOptionalPart;
  for (const SoundForm& form : sounds_of(token).all()) {
    for (const PackedSkeleton skeleton : form.skeletons) {
      if (skeleton && segment_->sounds.near(word, skeleton)) {
        return true;
      }
    }
  }
  return false;
}

// One word of the name written as two, which only a servant of God is: "Abdul Ghani".
bool UnseenMatcher::sounds_like_joined(std::uint32_t before, std::uint32_t behind, SoundPart part) {
  const std::uint32_t word = part & ~kOptionalPart;
  const TokenSounds heads = sounds_of(before);
  for (const SoundForm& form : heads.all()) {
    if (!is_servant(form.skeletons[0])) {
      continue;
    }
    for (const SoundForm& other : sounds_of(behind).all()) {
      if (segment_->sounds.near(word, index::joined(index::kServant, other.skeletons[0]))) {
        return true;
      }
    }
  }
  return false;
}

// Two words of the name written as one.
bool UnseenMatcher::sounds_like_both(std::uint32_t token, SoundPart before, SoundPart behind) {
  const std::uint32_t a = before & ~kOptionalPart, b = behind & ~kOptionalPart;
  const auto& words = segment_->sounds.words;
  if (a >= words.size() || b >= words.size()) {
    return false;
  }
  const PackedSkeleton both = index::joined(words[a].skeletons[0], words[b].skeletons[0]);
  for (const SoundForm& form : sounds_of(token).all()) {
    for (const PackedSkeleton skeleton : form.skeletons) {
      if (skeleton && index::within_one_edit(both, skeleton)) {
        return true;
      }
    }
  }
  return false;
}

bool UnseenMatcher::joined(std::uint32_t left) const {
  const Token &a = tokens_.tokens[left], &b = tokens_.tokens[left + 1];
  return b.gap <= Gap::kNewline && a.script == b.script;
}

// The word beside `i` that is no article and in which a name may run on; -1 for none.
std::int64_t UnseenMatcher::next_word(std::int64_t i, int step) const {
  const auto tokens = static_cast<std::int64_t>(tokens_.tokens.size());
  for (;;) {
    const std::int64_t j = i + step;
    if (j < 0 || j >= tokens || !joined(static_cast<std::uint32_t>(std::min(i, j))) ||
        scratch_.parts[static_cast<std::size_t>(j)] == TokenPart::kNone) {
      return -1;
    }
    if (!index::is_latin_article(text_, tokens_, static_cast<std::size_t>(j))) {
      return j;
    }
    i = j;
  }
}

// Follows the name's words from the anchor to one end; `token` becomes the last of the text's.
bool UnseenMatcher::walk(std::span<const SoundPart> parts, int from, int step, std::uint32_t& token) {
  const int count = static_cast<int>(parts.size());
  std::int64_t at = token;
  for (int k = from; k >= 0 && k < count; k += step) {
    const SoundPart part = parts[static_cast<std::size_t>(k)];
    const std::int64_t j = next_word(at, step);
    if (j >= 0) {
      const auto here = static_cast<std::uint32_t>(j);
      if (sounds_like(here, part)) {
        at = j;
        continue;
      }
      if (const int other = k + step; other >= 0 && other < count) {
        const SoundPart further = parts[static_cast<std::size_t>(other)];
        if (step > 0 ? sounds_like_both(here, part, further) : sounds_like_both(here, further, part)) {
          at = j;
          k = other;
          continue;
        }
      }
      if (const std::int64_t beyond = next_word(j, step); beyond >= 0) {
        const auto there = static_cast<std::uint32_t>(beyond);
        // "bin" may stand in the text only.
        if ((is_patronymic(tokens_.key(tokens_.tokens[here])) && sounds_like(there, part)) ||
            (step > 0 ? sounds_like_joined(here, there, part) : sounds_like_joined(there, here, part))) {
          at = beyond;
          continue;
        }
      }
    }
    if (!(part & kOptionalPart)) {
      return false;
    }
  }
  token = static_cast<std::uint32_t>(at);
  return true;
}

void UnseenMatcher::try_name(const SoundName& name, Window window) {
  const auto parts = segment_->sounds.parts_of(name);
  if (name.anchor >= parts.size() || !walk(parts, name.anchor - 1, -1, window.first) ||
      !walk(parts, name.anchor + 1, 1, window.last)) {
    return;
  }
  compare(name, window);
}

void UnseenMatcher::compare(const SoundName& sound, Window window) {
  NameMatch match;
  match.name = {segment_number_, sound.name};
  const NameView name = index_.name(match.name);
  match.entity = name.entity;
  if (match.entity == kNoEntity) {
    return;
  }
  const Token &head = tokens_.tokens[window.first], &tail = tokens_.tokens[window.last];
  match.first_token = window.first;
  match.last_token = window.last;
  match.token_begin = head.begin;
  match.token_end = tail.end;
  match.language = language_of(window.first);
  match.kind = MatchKind::kUnseen;
  match.words = static_cast<std::uint8_t>(window.last - window.first + 1);
  if (window.first != window.last) {
    const TokenSounds beginnings = sounds_of(window.first);  // a copy: the memo may forget
    if (!spellings_.compare(name, beginnings, sounds_of(window.last), match)) {
      return;
    }
  } else {
    scratch_.comparisons.resize(UnseenScratch::kComparisons);
    const std::uint64_t key = mix(sounds_of(window.first).key +
                                  mix(models_.number << 44 ^ std::uint64_t{segment_number_} << 32 ^ sound.name));
    UnseenScratch::Comparison& known = scratch_.comparisons[key % UnseenScratch::kComparisons];
    if (known.key != key) {
      const TokenSounds& word = sounds_of(window.first);
      const bool alike = spellings_.compare(name, word, word, match);
      known = {key,
               alike,
               match.other_word,
               static_cast<std::uint16_t>(match.begin - head.begin),
               static_cast<std::uint16_t>(match.end - head.begin),
               match.odds,
               match.weakest_word,
               match.letters};
    }
    if (!known.alike) {
      return;
    }
    match.begin = head.begin + known.begin;
    match.end = head.begin + known.end;
    match.odds = known.odds;
    match.weakest_word = known.weakest_word;
    match.other_word = known.other_word;
    match.letters = known.letters;
  }
  for (std::uint32_t i = window.first; i <= window.last; ++i) {
    match.commonness =
        std::max(match.commonness, models_.words.commonness(language_of(i), tokens_.key(tokens_.tokens[i])));
  }
  match.unknown_neighbours = unknown_neighbours(window);
  match.odds += odds_of_list(sound_profile(match.language, head.script));
  out_.push_back(match);
}

// The comparer's odds are against lists of a certain length; among fewer names fewer sound alike by chance.
float UnseenMatcher::odds_of_list(text::FoldingProfile profile) const {
  std::size_t names = 0;
  for (std::uint32_t s = 0; s < index_.segment_count(); ++s) {
    names += index_.segment(s).sounds.names_for(profile);
  }
  return std::log(static_cast<float>(kNamesOfTraining) / static_cast<float>(std::max(names, kFewestNames)));
}

std::uint8_t UnseenMatcher::unknown_neighbours(Window window) const {
  auto unknown = [&](std::uint32_t token) { return scratch_.parts[token] == TokenPart::kUnseen; };
  const auto& tokens = tokens_.tokens;
  const bool before = window.first > 0 && tokens[window.first].gap == Gap::kSoft && unknown(window.first - 1);
  const bool behind =
      window.last + 1 < tokens.size() && tokens[window.last + 1].gap == Gap::kSoft && unknown(window.last + 1);
  return static_cast<std::uint8_t>(before + behind);
}

}  // namespace wasla::linking
