#include "wasla/linking/token_sounds.h"

#include <algorithm>

#include "wasla/base/hash.h"
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
constexpr std::size_t kLongestWord = 1000;  // bytes
// From these classes on a word is too common to begin with. In Latin script a capital tells names already.
constexpr std::uint8_t kTooCommon = models::kCommonWord, kTooCommonCapital = 7;

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

TokenPart token_part(const text::Tokens& tokens, std::uint32_t i, Language language, bool known,
                     const NameSounds& sounds) {
  const Token& token = tokens.tokens[i];
  if (token.key_length == 0 || (token.script != CharKind::kArabic && token.script != CharKind::kLatin)) {
    return TokenPart::kNone;
  }
  const auto key = tokens.key(token);
  const bool latin = token.script == CharKind::kLatin;
  if (known || key.size() < kShortestUnseen || (latin && !(token.flags & text::kCapital)) ||
      sounds.words.commonness(language, key) >= (latin ? kTooCommonCapital : kTooCommon) || find_head_word(key) ||
      is_calendar_word(key)) {
    return TokenPart::kWord;
  }
  return TokenPart::kUnseen;
}

const TokenSounds& SoundMemo::find(std::string_view text, const text::Tokens& tokens, std::uint32_t i,
                                   Language language) {
  slots_.resize(kSlots);
  const Token& token = tokens.tokens[i];
  const std::uint64_t key =
      mix(hash_bytes(text.data() + token.begin, token.end - token.begin) + static_cast<std::uint64_t>(language) + 1);
  TokenSounds& slot = slots_[key % kSlots];
  if (slot.key != key) {
    slot.key = key;
    fill(text, tokens, i, language, slot);
  }
  return slot;
}

void SoundMemo::add(std::string_view word, std::size_t begin, std::size_t letters_begin, std::size_t end,
                    FoldingProfile profile, bool proclitic, bool ending, TokenSounds& out) {
  if (out.forms == TokenSounds::kMostForms || letters_begin >= end) {
    return;
  }
  text::spell(word.substr(letters_begin, end - letters_begin), profile, spelling_, spelled_);
  text::skeletons(spelled_, 0, spelled_.parts.size(), skeletons_);
  SoundForm form{static_cast<std::uint16_t>(begin),
                 static_cast<std::uint16_t>(letters_begin),
                 static_cast<std::uint16_t>(end),
                 proclitic,
                 ending,
                 {},
                 index::pack_sounds(text::neutral_form(spelled_))};
  std::size_t count = 0;
  for (const std::string& reading : skeletons_.keys) {
    const index::PackedSkeleton packed = index::pack(reading);
    const auto known = form.skeletons.begin() + static_cast<std::ptrdiff_t>(count);
    if (count < form.skeletons.size() && std::find(form.skeletons.begin(), known, packed) == known) {
      form.skeletons[count++] = packed;
    }
  }
  if (count) {
    out.form[out.forms++] = form;
  }
}

// The whole word first.
void SoundMemo::fill(std::string_view text, const text::Tokens& tokens, std::uint32_t i, Language language,
                     TokenSounds& out) {
  const Token& token = tokens.tokens[i];
  const auto key = tokens.key(token);
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  const FoldingProfile profile = sound_profile(language, token.script);
  out.forms = 0;
  if (word.size() > kLongestWord) {
    return;
  }
  auto place = [&](std::size_t key_byte) { return tokens.key_offsets[token.key + key_byte] - token.begin; };
  auto add_endings = [&](std::size_t key_from, std::size_t begin, bool proclitic) {
    for_each_ending(text, tokens, i, language, key_from,
                    [&](std::span<const std::uint8_t> stem, std::uint32_t ending, bool apostrophe) {
                      // What stands between the stem's last letter and the ending is an apostrophe.
                      const std::size_t last = place(key_from + stem.size() - 1);
                      const std::size_t end =
                          apostrophe ? last + text::decode(word.data() + last, word.data() + word.size()).length
                                     : ending - token.begin;
                      add(word, begin, begin, end, profile, proclitic, true, out);
                    });
    // A doubled last letter is the name's own and the ezafe: قائانیی.
    if (profile == FoldingProfile::kSorani && word.substr(begin).ends_with("\u06CC\u06CC")) {
      add(word, begin, begin, word.size() - 2, profile, proclitic, true, out);
    }
  };
  add(word, 0, 0, word.size(), profile, false, false, out);
  if (token.script == CharKind::kArabic) {
    const bool kurdish = profile == FoldingProfile::kSorani;
    text::ProcliticCut cuts[text::kMaxProcliticCuts];
    const int count = kurdish ? text::sorani_proclitics(key, cuts) : text::arabic_proclitics(key, cuts);
    for (int c = 0; c < count; ++c) {
      const text::ProcliticCut& cut = cuts[c];
      const bool contraction =
          cut.article_dropped && cut.from >= 2 && key[cut.from - 1] == text::kLam && key[cut.from - 2] == text::kLam;
      // Behind a Sorani proclitic an initial vowel has its carrier: وێران is not و + ئێران.
      if ((kurdish && starts_with_vowel(word.substr(place(cut.from)))) || cut.name_from == 0 ||
          (cut.article_dropped && !contraction)) {
        continue;  // an article is taken off when the word is spelled
      }
      add(word, contraction ? place(cut.from - 1u) : place(cut.name_from), place(cut.from), word.size(), profile, true,
          false, out);
      if (kurdish) {
        add_endings(cut.from, place(cut.from), true);
      }
    }
  }
  add_endings(0, 0, false);
}

}  // namespace wasla::linking
