// IndexDifference: what two compiled states of the gazetteers answer differently, as far as linking can see it.
//
// Compared is what is compiled, not the tables: whatever the program makes of a row (labels, topics, relations both
// ways, the words of persons' names, the names filed by sound) is in it, and a change of one row that moves another is
// found. A plain value.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/index/index.h"
#include "wasla/index/packed_skeleton.h"
#include "wasla/text/normalizer.h"

namespace wasla::maintenance {

// A name as it is filed by sound in one of the two states.
struct FiledSound {
  struct Part {
    std::array<index::PackedSkeleton, 2> skeletons;
    bool optional;
    bool operator==(const Part&) const = default;
    bool operator<(const Part& other) const {
      return std::tie(skeletons, optional) < std::tie(other.skeletons, other.optional);
    }
  };
  std::vector<Part> parts;
  std::uint8_t anchor = 0;  // the part by which it is found
  text::FoldingProfile text_profile{}, own_profile{};
  index::PackedSkeleton sounds = 0;
  bool operator==(const FiledSound&) const = default;
  bool operator<(const FiledSound& other) const {
    return std::tie(parts, anchor, text_profile, own_profile, sounds) <
           std::tie(other.parts, other.anchor, other.text_profile, other.own_profile, other.sounds);
  }
};

struct IndexDifference {
  // Of each name that is new, gone or changed, or whose entity is: pieces of its words' keys (text::Tokens::keys), all
  // of which are in the keys of any text that has the name.
  std::vector<std::vector<std::string>> letters;
  std::vector<FiledSound> sounds;         // by which those names are found in another spelling
  std::vector<std::uint64_t> name_words;  // words that are part of persons' names in one state only: key hashes without
                                          // index::kNameWordBits
  // Why any document may change; empty if only those that hold some of the above.
  std::string everything;
  std::size_t names = 0, entities = 0;  // that differ themselves

  bool empty() const { return letters.empty() && sounds.empty() && name_words.empty() && everything.empty(); }
};

// The number of names filed by sound weighs in all unseen spellings: so much change of their log odds is left out of
// account, more makes every document one that may change.
inline constexpr double kNegligibleOdds = 0.005;

// Both indexes must have been compiled by this program.
WASLA_EXPORT IndexDifference compare_indexes(const Index& from, const Index& to);

}  // namespace wasla::maintenance
