// SpellingComparer: whether a span of text is a spelling of a name, by its letters, and where in its words the name is.
//
// Each form of the first and of the last word (token_sounds.h) is compared with the name whole by the alignment model
// and NameComparer; where the Arabic article is on one side only, also without it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wasla/index/index.h"
#include "wasla/linking/name_matcher.h"
#include "wasla/linking/name_sounds.h"
#include "wasla/linking/token_sounds.h"
#include "wasla/models/name_comparer.h"
#include "wasla/text/neutral_form.h"
#include "wasla/text/normalizer.h"
#include "wasla/text/spelling.h"
#include "wasla/text/token.h"

namespace wasla::linking {

// Scratch for one thread; see Linker.
struct SpellingScratch {
  struct Compared {
    text::Spelling spelling;
    text::Skeletons skeletons;
    std::string neutral;
    std::vector<std::int8_t> vector;  // made when it is asked for
    bool embedded = false;
    models::ComparedName view() const {
      return {spelling.profile, spelling.letters, spelling.parts, neutral,
              skeletons.keys.empty() ? std::string_view() : skeletons.keys[0]};
    }
  } surface, name, bare;
  text::Letters stem, ending;
  text::SpellingScratch spelling;
  models::NameComparer::Scratch comparer;
  std::vector<std::int8_t> word;
  std::vector<std::int32_t> sums;
};

class SpellingComparer {
 public:
  SpellingComparer(const Index& index, const NameSounds& models, std::string_view text, const text::Tokens& tokens,
                   SpellingScratch& scratch);

  // Sets begin, end, letters, odds, weakest_word and other_word of a match that has its tokens, entity and language;
  // false if no form fits. What it sets depends on the words and the name alone. `beginnings` and `ends` are the forms
  // of the first and of the last word.
  bool compare(const NameView& name, const TokenSounds& beginnings, const TokenSounds& ends, NameMatch& match);

 private:
  struct Likeness {
    double odds;
    float weakest_word;
  };

  void prepare(std::string_view written, text::FoldingProfile profile, SpellingScratch::Compared& out);
  bool embed(SpellingScratch::Compared& out);
  Likeness likeness(std::uint32_t begin, std::uint32_t end, text::FoldingProfile profile);
  bool cuts_into_name(std::uint32_t end, std::uint32_t word_end) const;
  bool another_word(const NameMatch& match, const SoundForm& last, text::FoldingProfile profile, double odds_as_it_is);

  const Index& index_;
  const NameSounds& models_;
  models::NameComparer comparer_;
  std::string_view text_;
  const text::Tokens& tokens_;
  SpellingScratch& scratch_;
};

}  // namespace wasla::linking
