// NameMatcher: every place in a text where a name of the index may stand, verified letter by letter.
//
// Walks the tries of all segments over a small lattice: each word as it stands and, where the gazetteer licenses it,
// without proclitics, articles or endings, or joined with the next. Overlapping and rival readings are all reported;
// choosing among them is the disambiguator's business.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "wasla/index/index.h"
#include "wasla/index/segment.h"
#include "wasla/linking/mention.h"
#include "wasla/text/clitics.h"
#include "wasla/text/language.h"
#include "wasla/text/normalizer.h"
#include "wasla/text/token.h"

namespace wasla::linking {

// One name found at one place. Positions are bytes in the text.
struct NameMatch {
  std::uint32_t begin = 0, end = 0;               // the bare name
  std::uint32_t token_begin = 0, token_end = 0;   // the written words
  std::uint32_t first_token = 0, last_token = 0;  // indexes into Tokens, inclusive
  NameNumber name;
  EntityNumber entity = kNoEntity;
  MatchKind kind = MatchKind::kExact;
  Language language = Language::kOther;  // of the text there
  std::uint8_t words = 1;
  std::uint8_t letters = 0;
  bool other_word = false;    // the ending makes another word of it, such as a demonym
  bool maybe_ezafe = false;   // … but may be the ezafe, which is written alike
  bool lowercase = false;     // written small where the name is written with a capital
  bool case_differs = false;  // capitals differ in another way
  // Of a span that looks like a name (kNil):
  struct Nil {
    bool titled = false, begins = false, given = false, surname = false;
    bool antecedent = false;  // the surname of somebody named before
    float commonness = 0;     // mean class of its words, in fifths
    EntityType type = EntityType::kMiscellaneous;
  } nil;
  // Of an unseen spelling:
  float odds = 0;                       // log odds, by its letters, that it is one of the name
  float weakest_word = 0;               // share of the odds it could have of the word that fits worst
  std::uint8_t commonness = 0;          // class of its most common word (models/word_table.h)
  std::uint8_t unknown_neighbours = 0;  // words beside it that are neither common nor in another match
};

// Scratch for one thread; see Linker.
struct MatcherScratch {
  std::vector<std::uint64_t> hashes;
  std::vector<std::uint32_t> token_numbers;
  struct Surface {
    std::uint32_t begin = 0xFFFFFFFF, end = 0;
    text::Letters letters;
  } surfaces[text::kFoldingProfiles];
  text::Letters foreign_name;
  std::vector<char32_t> name_letters, name_words, surface_letters, loose_name, loose_surface;
};

class NameMatcher {
 public:
  NameMatcher(const Index& index, std::string_view text, const text::Tokens& tokens,
              const std::vector<text::LineLanguages>& languages, MatcherScratch& scratch, std::vector<NameMatch>& out);

  // Appends all matches, by position of their first word.
  void run();

 private:
  // What was taken off the first and the last word of the path being walked.
  struct Path {
    std::uint32_t first_token = 0;
    std::uint32_t letters_begin = 0;  // byte at which the letters to compare begin
    std::uint32_t name_begin = 0;     // byte at which the mention begins
    std::uint8_t prepended_length = 0;
    std::array<std::uint8_t, 2> prepended{};
    bool proclitic = false;
    bool article_dropped = false;
    bool only_head = false;                   // what is left of the first word is too short to be a name
    std::uint32_t ending_begin = 0xFFFFFFFF;  // byte at which the ending begins
    bool apostrophe_ending = false;
    std::uint8_t words = 0;
  };

  void match_at(std::uint32_t token);
  void start(std::uint32_t token, std::uint64_t hash, std::uint32_t consumed, const Path& path);
  void start_endings(std::uint32_t token, std::size_t key_from, const Path& path);
  void walk(std::uint32_t node, std::uint32_t next, const Path& path);
  void step(std::uint32_t node, std::uint64_t hash, std::uint32_t next, const Path& path);
  bool runs_on(std::uint32_t token) const;

  void emit(std::uint32_t node, std::uint32_t last_token, const Path& path);
  bool verify(const NameView& name, const Path& path, std::uint32_t last_token, NameMatch& match);
  bool case_fits(const NameView& name, NameMatch& match) const;
  const text::Letters& surface(std::uint32_t begin, std::uint32_t end, text::FoldingProfile profile);
  Language language_of(std::uint32_t token) const { return text::language_at(languages_, tokens_.tokens[token]); }

  const Index& index_;
  std::string_view text_;
  const text::Tokens& tokens_;
  const std::vector<text::LineLanguages>& languages_;
  MatcherScratch& scratch_;
  std::vector<NameMatch>& out_;
  const Segment* segment_ = nullptr;
  std::uint32_t segment_number_ = 0;
};

}  // namespace wasla::linking
