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

// A word as it stands or without what was taken off. Bytes in the text.
struct SoundForm {
  std::uint32_t begin = 0;          // of the name in it, an article included
  std::uint32_t letters_begin = 0;  // of what is to be compared: behind the contraction لل
  std::uint32_t end = 0;
  std::array<index::PackedSkeleton, 4> skeletons{};  // its readings, likeliest first; 0: no more
  bool proclitic = false, ending = false;
};

enum class TokenPart : std::uint8_t {
  kNone,   // never part of a name
  kWord,   // a word like any other: part of a name if its neighbours are
  kUnseen  // no common word, so perhaps a name in a spelling unseen
};

struct TokenSounds {
  static constexpr std::size_t kMostForms = 8;
  std::uint32_t stamp = 0;  // of the document it was computed for
  std::uint8_t forms = 0;
  std::array<SoundForm, kMostForms> form;
  std::span<const SoundForm> all() const { return {form.data(), forms}; }
};

struct TokenSoundsScratch {
  text::SpellingScratch spelling;
  text::Spelling spelled;
  text::Skeletons skeletons;
};

// The writing system a language is spelled in when names are compared by sound.
text::FoldingProfile sound_profile(Language language, text::CharKind script);

TokenPart token_part(const text::Tokens& tokens, std::uint32_t token, Language language, const NameSounds& sounds);

// Fills `out.form`, the whole word first.
void find_forms(std::string_view text, const text::Tokens& tokens, std::uint32_t token, Language language,
                TokenSoundsScratch& scratch, TokenSounds& out);

}  // namespace wasla::linking
