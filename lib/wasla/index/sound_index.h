// SoundIndex: the names of a segment by sound, so that a spelling which no gazetteer holds finds those it may be one
// of.
//
//   sound.for_each_word(skeleton, [&](std::uint32_t word) {            // words of names with this skeleton, or nearly
//     for (const SoundName& name : sound.anchored(word, profile)) … });   // the names among whose rarest words it is
//
// A name is filed under its two rarest words (its anchors): a spelling of the name has spellings of them, and one at
// least is no common word. Its other words, in order and by number, tell whether their neighbours in the text can be
// theirs before anything is compared letter by letter. What is found here is a candidate and no more. A view of a
// mapped file: immutable, safe from any thread, nothing is allocated; every number is checked, so damage finds too
// little and crashes nothing. Layout: docs/formats/index.md, "Names by sound".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "wasla/index/packed_skeleton.h"
#include "wasla/text/normalizer.h"

namespace wasla::index {

// Section "sound-words": a distinct word by sound; its likeliest skeleton and another, if it has one.
struct SoundWord {
  PackedSkeleton skeletons[2];
  // For a text in each folding profile, the first of its names in "sound-names"; they end where the next word's begin.
  std::uint32_t first_name[text::kFoldingProfiles];
};
static_assert(sizeof(SoundWord) == 32);

// Section "sound-slots", sorted by the upper bits of the key ("sound-starts" has one number each and one more), then by
// `tag`, its lower half.
struct SoundSlot {
  std::uint32_t tag, word;
};

// "Abd", "servant of": one word with the name of God that follows, as both are written together or apart.
inline constexpr PackedSkeleton kServant = pack("ABT");

// Section "sound-names", by the folding profile of the text, then by anchor. A text is compared with an entity's names
// in its own writing, where there are any, and with all of them where there are none.
struct SoundName {
  std::uint32_t name;        // in "names"
  std::uint32_t first_part;  // in "sound-parts"
  std::uint8_t parts, anchor;
  std::uint8_t joined;      // 1: the words of the name written as one; then only an equal skeleton counts
  std::uint8_t profile;     // of the name
  std::uint32_t sounds[2];  // its neutral form, packed, lower half first
};
static_assert(sizeof(SoundName) == 20);

// Section "sound-parts": the number of a word, and in the top bit whether a spelling may lack it (a title, "son of").
using SoundPart = std::uint32_t;
inline constexpr SoundPart kOptionalPart = 0x80000000;

// Skeletons of at least so many classes are also found with one class more, less or other.
inline constexpr std::size_t kClassesForEdit = 4;
// So many words or names of one key are looked at; a key that more share tells nothing.
inline constexpr std::size_t kMostOfOneKey = 256;

class SoundIndex {
 public:
  bool empty() const { return words.empty(); }

  // Words that have this very skeleton or, of a long one, that may be within one edit of it (the caller checks with
  // near()); a word may come several times.
  template <typename F>
  void for_each_word(PackedSkeleton skeleton, F&& visit) const {
    look_up(skeleton, visit);
    if (classes(skeleton) >= kClassesForEdit) {
      for_each_shorter(skeleton, [&](PackedSkeleton shorter) { look_up(shorter, visit); });
    }
  }

  bool near(std::uint32_t word, PackedSkeleton skeleton) const {
    if (word >= words.size()) {
      return false;
    }
    for (const PackedSkeleton own : words[word].skeletons) {
      if (own == skeleton) {
        return own != 0;
      }
      if (own && classes(own) + 1 >= kClassesForEdit && classes(skeleton) + 1 >= kClassesForEdit &&
          within_one_edit(own, skeleton)) {
        return true;
      }
    }
    return false;
  }

  // The names among whose rarest words this is, for a text in `profile`.
  std::span<const SoundName> anchored(std::uint32_t word, text::FoldingProfile profile) const {
    if (static_cast<std::size_t>(word) + 1 >= words.size()) {
      return {};
    }
    const auto p = static_cast<std::size_t>(profile);
    const std::uint32_t first = words[word].first_name[p], last = words[word + 1].first_name[p];
    return first <= last && last <= names.size() ? names.subspan(first, last - first) : std::span<const SoundName>();
  }

  // How many times names are filed for a text in `profile`: up to twice each.
  std::size_t names_for(text::FoldingProfile profile) const {
    const auto p = static_cast<std::size_t>(profile);
    return words.empty() || words.back().first_name[p] < words.front().first_name[p]
               ? 0
               : words.back().first_name[p] - words.front().first_name[p];
  }

  std::span<const SoundPart> parts_of(const SoundName& name) const {
    return std::uint64_t{name.first_part} + name.parts <= parts.size() ? parts.subspan(name.first_part, name.parts)
                                                                       : std::span<const SoundPart>();
  }

  std::span<const SoundWord> words;  // and one more, where the last one's names end
  std::span<const std::uint32_t> starts;
  std::span<const SoundSlot> slots;
  std::span<const SoundName> names;
  std::span<const SoundPart> parts;

 private:
  template <typename F>
  void look_up(PackedSkeleton skeleton, F&& visit) const {
    if (starts.size() < 2) {
      return;
    }
    const std::uint64_t key = skeleton_key(skeleton);
    const auto bucket = static_cast<std::size_t>((key >> 32) * (starts.size() - 1) >> 32);
    const std::uint32_t first = starts[bucket], last = starts[bucket + 1];
    if (first > last || last > slots.size()) {
      return;
    }
    std::size_t visited = 0;
    for (std::uint32_t i = first; i < last && visited < kMostOfOneKey; ++i) {
      if (slots[i].tag == static_cast<std::uint32_t>(key)) {
        visit(slots[i].word);
        ++visited;
      }
    }
  }
};

inline PackedSkeleton sounds_of(const SoundName& name) { return name.sounds[0] | PackedSkeleton{name.sounds[1]} << 32; }

// The sections, as the builder of an index writes them.
struct SoundSections {
  std::vector<SoundWord> words;
  std::vector<std::uint32_t> starts;
  std::vector<SoundSlot> slots;
  std::vector<SoundName> names;
  std::vector<SoundPart> parts;
};

struct SoundedName {
  std::uint32_t name, entity;
  std::string_view text, lang;
};
// In any order of names; the same names give the same sections.
SoundSections build_sound_sections(std::span<const SoundedName> names);

}  // namespace wasla::index
