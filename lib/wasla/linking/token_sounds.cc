#include "wasla/linking/token_sounds.h"

#include <algorithm>

#include "wasla/linking/endings.h"
#include "wasla/linking/head_words.h"
#include "wasla/text/clitics.h"
#include "wasla/text/utf8.h"

namespace wasla::linking {
namespace {

using text::CharKind;
using text::FoldingProfile;
using text::Token;

constexpr std::size_t kShortestUnseen = 3;  // letters
// Twice as common, at least, as what a name alone may be: the class weighs against it, and beside a name it is part of
// one anyway.
constexpr std::uint8_t kTooCommon = 7;

bool starts_with_vowel(std::string_view word) {
  return word.starts_with("\u06CE") || word.starts_with("\u06D5") || word.starts_with("\u06C6");
}

}  // namespace

FoldingProfile sound_profile(Language language, CharKind script) {
  switch (language) {
    case Language::kSorani:
    case Language::kBadini: return FoldingProfile::kSorani;
    case Language::kKurmanji: return FoldingProfile::kKurmanji;
    default: return script == CharKind::kArabic ? FoldingProfile::kArabic : FoldingProfile::kLatin;
  }
}

TokenPart token_part(const text::Tokens& tokens, std::uint32_t i, Language language, const NameSounds& sounds) {
  const Token& token = tokens.tokens[i];
  if (token.key_length == 0 || (token.script != CharKind::kArabic && token.script != CharKind::kLatin)) {
    return TokenPart::kNone;
  }
  const auto key = tokens.key(token);
  if (key.size() < kShortestUnseen || (token.script == CharKind::kLatin && !(token.flags & text::kCapital)) ||
      sounds.words.commonness(language, key) >= kTooCommon || find_head_word(key) || is_calendar_word(key)) {
    return TokenPart::kWord;
  }
  return TokenPart::kUnseen;
}

void find_forms(std::string_view text, const text::Tokens& tokens, std::uint32_t i, Language language,
                TokenSoundsScratch& scratch, TokenSounds& out) {
  const Token& token = tokens.tokens[i];
  const auto key = tokens.key(token);
  const FoldingProfile profile = sound_profile(language, token.script);
  out.forms = 0;
  auto add = [&](std::uint32_t begin, std::uint32_t letters_begin, std::uint32_t end, bool proclitic, bool ending) {
    if (out.forms == TokenSounds::kMostForms || letters_begin >= end) {
      return;
    }
    text::spell(text.substr(letters_begin, end - letters_begin), profile, scratch.spelling, scratch.spelled);
    text::skeletons(scratch.spelled, 0, scratch.spelled.parts.size(), scratch.skeletons);
    SoundForm form{begin, letters_begin, end, {}, proclitic, ending};
    std::size_t count = 0;
    for (const std::string& reading : scratch.skeletons.keys) {
      const index::PackedSkeleton packed = index::pack(reading);
      const auto known = form.skeletons.begin() + static_cast<std::ptrdiff_t>(count);
      if (count < form.skeletons.size() && std::find(form.skeletons.begin(), known, packed) == known) {
        form.skeletons[count++] = packed;
      }
    }
    if (count) {
      out.form[out.forms++] = form;
    }
  };
  auto add_endings = [&](std::size_t key_from, std::uint32_t begin, bool proclitic) {
    for_each_ending(text, tokens, i, language, key_from,
                    [&](std::span<const std::uint8_t> stem, std::uint32_t ending, bool apostrophe) {
                      // What stands between the stem's last letter and the ending is an apostrophe.
                      const std::uint32_t last = tokens.key_offsets[token.key + key_from + stem.size() - 1];
                      const char* p = text.data() + last;
                      const std::uint32_t end =
                          apostrophe ? last + text::decode(p, text.data() + text.size()).length : ending;
                      add(begin, begin, end, proclitic, true);
                    });
    // A doubled last letter is the name's own and the ezafe: قائانیی.
    const std::string_view word = text.substr(begin, token.end - begin);
    if (profile == FoldingProfile::kSorani && word.ends_with("یی")) {
      add(begin, begin, token.end - 2, proclitic, true);
    }
  };
  add(token.begin, token.begin, token.end, false, false);
  if (token.script == CharKind::kArabic) {
    const bool kurdish = profile == FoldingProfile::kSorani;
    text::ProcliticCut cuts[text::kMaxProcliticCuts];
    const int count = kurdish ? text::sorani_proclitics(key, cuts) : text::arabic_proclitics(key, cuts);
    for (int c = 0; c < count; ++c) {
      const text::ProcliticCut& cut = cuts[c];
      const bool contraction = cut.article_dropped && cut.from >= 2 && key[cut.from - 1] == text::kLam &&
                               key[cut.from - 2] == text::kLam;
      // Behind a Sorani proclitic an initial vowel has its carrier: وێران is not و + ئێران.
      const std::uint8_t first = key[cut.from];
      const bool bare = kurdish && (first == text::kYeh || first == text::kHeh) &&
                        starts_with_vowel(text.substr(tokens.key_offsets[token.key + cut.from]));
      if (bare || cut.name_from == 0 || (cut.article_dropped && !contraction)) {
        continue;  // an article is taken off when the word is spelled
      }
      const std::uint32_t letters = tokens.key_offsets[token.key + cut.from];
      const std::uint32_t begin = contraction ? tokens.key_offsets[token.key + cut.from - 1]
                                              : tokens.key_offsets[token.key + cut.name_from];
      add(begin, letters, token.end, true, false);
      if (kurdish) {
        add_endings(cut.from, letters, true);
      }
    }
  }
  add_endings(0, token.begin, false);
}

}  // namespace wasla::linking
