// AffectedDocuments: which texts may be linked otherwise after a change of the gazetteers.
//
//   const AffectedDocuments affected(compare_indexes(before, after));
//   AffectedDocuments::Scratch scratch;                       // one a thread
//   if (affected.may_change(text, scratch)) …                 // link it with both and compare
//
// Never false for a text whose links differ, or nearly so (kNegligibleOdds in index_difference.h); often true for one
// whose links do not. A text is cut into words and no more: each distinct word is looked at once. Immutable, safe from
// any thread with a Scratch each.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/linking/token_sounds.h"
#include "wasla/maintenance/index_difference.h"
#include "wasla/maintenance/letter_search.h"
#include "wasla/text/token.h"

namespace wasla::maintenance {

class WASLA_EXPORT AffectedDocuments {
 public:
  explicit AffectedDocuments(IndexDifference difference);

  struct Scratch {
    text::Tokens tokens;
    linking::SoundMemo sounds;
    LetterSearch::Found found;
    // For each word as it is written, the list of units (below) it sounds like; 0 is the empty one.
    std::unordered_map<std::uint64_t, std::uint32_t> words;
    std::vector<std::vector<std::uint32_t>> units{{}};
    std::vector<std::uint32_t> anchors;   // tokens by which a name may be found
    std::vector<std::uint32_t> of_token;  // the list of each word but articles
    std::vector<std::uint32_t> places;    // of each token in of_token
  };

  bool may_change(std::string_view text, Scratch& scratch) const;

  const IndexDifference& difference() const { return difference_; }

 private:
  // What a word of a text may be heard as.
  struct Unit {
    enum Kind : std::uint8_t {
      kPart,   // a part of a name of several words
      kTwo,    // two parts written as one word
      kWhole,  // a name of one word, which must sound nearly alike as a whole too
    };
    std::array<index::PackedSkeleton, 2> skeletons;
    Kind kind = kPart;
    index::PackedSkeleton sounds = 0;  // of a whole name,
    text::FoldingProfile profile{};    // the writing of the texts it is looked for in,
    bool own = false;                  // and whether that is its own
    bool operator<(const Unit& other) const {
      return std::tie(skeletons, kind, sounds, profile, own) <
             std::tie(other.skeletons, other.kind, other.sounds, other.profile, other.own);
    }
  };
  // A name filed by sound: the unit it is found by, and for each other part that must be there, those that can be it.
  struct Form {
    std::uint32_t anchor;
    std::vector<std::vector<std::uint32_t>> others;
    std::size_t reach;  // words on either side
  };

  std::uint32_t unit(const Unit& unit);
  void add_form(const FiledSound& filed);
  bool has_name(Scratch& scratch) const;
  bool has_name_word(const Scratch& scratch) const;
  bool has_sound(std::string_view text, Scratch& scratch) const;
  bool counts(const Unit& unit, std::uint32_t number, const text::Tokens& tokens, std::uint32_t token) const;
  void hear_all(std::string_view text, Scratch& scratch) const;
  std::uint32_t units_of(std::string_view text, std::uint32_t token, Scratch& scratch) const;
  void file(std::uint32_t unit, index::PackedSkeleton skeleton);
  void add_units(const linking::SoundForm& form, text::FoldingProfile profile, std::vector<std::uint32_t>& out) const;
  bool is_heard(const linking::SoundForm& form, text::FoldingProfile profile, index::PackedSkeleton heard,
                std::uint32_t unit) const;
  bool fits(const Form& form, std::size_t place, const Scratch& scratch) const;

  IndexDifference difference_;
  LetterSearch letters_;
  std::vector<std::vector<std::uint32_t>> names_;  // pieces of letters_ of each name
  bool anywhere_ = false;                          // a name that may stand in any text
  std::unordered_set<std::uint64_t> name_words_;
  std::vector<Unit> units_;
  std::map<Unit, std::uint32_t> unit_numbers_;
  std::unordered_map<index::PackedSkeleton, std::vector<std::uint32_t>> units_by_sound_;  // whole and one class less
  bool servants_ = false;  // whether a unit begins with "Abd"
  std::vector<Form> forms_;
  std::vector<std::vector<std::uint32_t>> forms_of_;  // of each unit that is an anchor
};

}  // namespace wasla::maintenance
