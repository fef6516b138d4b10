// UnseenMatcher: names in spellings that no gazetteer holds, found by sound and compared letter by letter.
//
// A word that is neither covered by a match nor common looks up the names among whose rarest words one sounds like it
// (index/sound_index.h); where the words beside it sound like the name's other words, the whole is compared by its
// letters (spelling_comparer.h). What is found are matches like any other, of kind kUnseen, whose odds the
// disambiguator weighs.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/index/index.h"
#include "wasla/index/segment.h"
#include "wasla/linking/name_matcher.h"
#include "wasla/linking/name_sounds.h"
#include "wasla/linking/spelling_comparer.h"
#include "wasla/linking/token_sounds.h"
#include "wasla/text/language.h"
#include "wasla/text/token.h"

namespace wasla::linking {

// Scratch for one thread; see Linker.
struct UnseenScratch {
  std::vector<TokenPart> parts;                // of each token
  std::vector<bool> covered;                   // by a match that was found before
  std::vector<const index::SoundName*> tried;  // at the present word
  // Words that were looked at there, each in the slot of its lowest bits, for each form; most come by several keys.
  std::array<std::uint64_t, 256> visited{};
  std::uint32_t visit = 0;
  bool cue = false;  // the present word has one
  SoundMemo sounds;
  // How single words compared with names lately. Of a fixed size; what it forgets is compared again and is the same.
  struct Comparison {
    std::uint64_t key = 0;
    bool alike = false, other_word = false;
    std::uint16_t begin = 0, end = 0;  // bytes from the word's begin
    float odds = 0, weakest_word = 0;
    std::uint8_t letters = 0;
  };
  static constexpr std::size_t kComparisons = 4096;
  std::vector<Comparison> comparisons;
  // The words beside the present one, as far as they are needed to see that a name cannot stand here.
  struct Neighbour {
    bool there = false;       // a name may run on
    bool special = false;     // a word that is passed over or taken together with the next
    std::size_t longest = 0;  // classes
    std::vector<index::PackedSkeleton> skeletons;
  } before, behind;
  SpellingScratch spellings;
};

class UnseenMatcher {
 public:
  UnseenMatcher(const Index& index, const NameSounds& sounds, std::string_view text, const text::Tokens& tokens,
                const std::vector<text::LineLanguages>& languages, UnseenScratch& scratch, std::vector<NameMatch>& out);

  // Appends matches to those that are in `out` already, whose words it leaves alone.
  void run();

 private:
  struct Window {
    std::uint32_t first, last;  // tokens, inclusive
  };

  void find_parts();
  void match_at(std::uint32_t token);
  void look_up(index::PackedSkeleton skeleton, const SoundForm& form, Window anchor);
  bool first_visit(std::uint32_t word);
  bool has_cue(std::uint32_t token) const;
  void describe(std::int64_t token, UnseenScratch::Neighbour& out);
  bool may_go_on(std::span<const index::SoundPart> parts, int part, const UnseenScratch::Neighbour& neighbour) const;
  void try_name(const index::SoundName& name, Window window);
  std::int64_t next_word(std::int64_t token, int step) const;
  bool walk(std::span<const index::SoundPart> parts, int from, int step, std::uint32_t& token);
  bool sounds_like(std::uint32_t token, index::SoundPart part);
  bool sounds_like_joined(std::uint32_t before, std::uint32_t behind, index::SoundPart part);
  bool sounds_like_both(std::uint32_t token, index::SoundPart before, index::SoundPart behind);
  void compare(const index::SoundName& name, Window window);
  float odds_of_list(text::FoldingProfile profile) const;
  std::uint8_t unknown_neighbours(Window window) const;
  const TokenSounds& sounds_of(std::uint32_t token) {
    return scratch_.sounds.find(text_, tokens_, token, language_of(token));
  }
  bool joined(std::uint32_t left) const;
  Language language_of(std::uint32_t token) const { return text::language_at(languages_, tokens_.tokens[token]); }

  const Index& index_;
  const NameSounds& models_;
  SpellingComparer spellings_;
  std::string_view text_;
  const text::Tokens& tokens_;
  const std::vector<text::LineLanguages>& languages_;
  UnseenScratch& scratch_;
  std::vector<NameMatch>& out_;
  const Segment* segment_ = nullptr;
  std::uint32_t segment_number_ = 0;
};

}  // namespace wasla::linking
