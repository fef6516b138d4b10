// TokenSounds: how a word of the text sounds, whole and without the proclitics and endings it may carry, and whether it
// may be a part of a name at all.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "wasla/index/packed_skeleton.h"
#include "wasla/linking/name_sounds.h"
#include "wasla/text/language.h"
#include "wasla/text/neutral_form.h"
#include "wasla/text/spelling.h"
#include "wasla/text/token.h"

namespace wasla::linking {

// A word as it stands or without what was taken off. Bytes from the token's begin.
struct SoundForm {
  std::uint16_t begin = 0;          // of the name in it, an article included
  std::uint16_t letters_begin = 0;  // of what is to be compared: behind the contraction لل
  std::uint16_t end = 0;
  bool proclitic = false, ending = false;
  std::array<index::PackedSkeleton, 3> skeletons{};  // its readings, likeliest first; 0: no more
  index::PackedSkeleton sounds = 0;                  // its likeliest neutral form
};

enum class TokenPart : std::uint8_t {
  kNone,   // never part of a name
  kWord,   // a word like any other: part of a name if its neighbours are
  kUnseen  // no common word, so perhaps a name in a spelling unseen
};

struct TokenSounds {
  static constexpr std::size_t kMostForms = 8;
  std::uint64_t key = 0;  // hash of the word and its language
  std::uint8_t forms = 0;
  std::array<SoundForm, kMostForms> form;
  std::span<const SoundForm> all() const { return {form.data(), forms}; }
};

// Words met lately, so that each is spelled once. Of a fixed size; what it forgets is computed again and is the same.
class SoundMemo {
 public:
  // Valid until the next call.
  const TokenSounds& find(std::string_view text, const text::Tokens& tokens, std::uint32_t token, Language language);

 private:
  static constexpr std::size_t kSlots = 4096;
  std::vector<TokenSounds> slots_;
  text::SpellingScratch spelling_;
  text::Spelling spelled_;
  text::Skeletons skeletons_;

  void fill(std::string_view text, const text::Tokens& tokens, std::uint32_t token, Language language,
            TokenSounds& out);
  void add(std::string_view word, std::size_t begin, std::size_t letters_begin, std::size_t end,
           text::FoldingProfile profile, bool proclitic, bool ending, TokenSounds& out);
};

// The writing system a language is spelled in when names are compared by sound.
text::FoldingProfile sound_profile(Language language, text::CharKind script);

// `known`: the word is in a match already.
TokenPart token_part(const text::Tokens& tokens, std::uint32_t token, Language language, bool known,
                     const NameSounds& sounds);

}  // namespace wasla::linking
