// Second mentions: the surname of a person who was named in full before, whether or not it is listed as a name.
//
// "Mehmet Ocalan … . Ocalan said": the listed bearer of the surname is another, the one meant was just named. The same
// holds for a person whom no gazetteer has.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wasla/linking/name_matcher.h"

namespace wasla::linking {

// Surnames that the document has given to somebody, by key hash; the last bearer before a place is the one meant, so
// all are kept, by position. One thread's, reused.
class SecondMentions {
 public:
  void clear() { bearers_.clear(); }
  // `match`: a person's name of several words, listed or of kind kNil.
  void add(const text::Tokens& tokens, const NameMatch& match);
  bool empty() const { return bearers_.empty(); }

  // Appends a match of kind kAntecedent (or kNil) for each word that is such a surname, perhaps with a clitic, behind
  // the name it is from and in no other word's full name.
  void find(std::string_view text, const text::Tokens& tokens, const std::vector<text::LineLanguages>& languages,
            std::vector<NameMatch>& matches) const;

 private:
  struct Bearer {
    std::uint32_t last_token;  // of the full name
    NameNumber name;
    EntityNumber entity;
    MatchKind kind;
  };
  std::unordered_map<std::uint64_t, std::vector<Bearer>> bearers_;
};

}  // namespace wasla::linking
