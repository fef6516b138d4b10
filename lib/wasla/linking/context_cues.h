// ContextCues: what the words beside a match say of it, each as the degree of a feature (linking/ranker.h).
//
// Holds no state of its own; lives as long as the text and tokens of one document.
#pragma once

#include <string_view>

#include "wasla/index/index.h"
#include "wasla/linking/name_matcher.h"
#include "wasla/text/token.h"

namespace wasla::linking {

class ContextCues {
 public:
  ContextCues(const Index& index, std::string_view text, const text::Tokens& tokens);

  // Feature::kTypeCue: a title or class noun beside it.
  double type_cue(const NameMatch& match, const EntityView& entity) const;
  // Feature::kQuoted.
  float quoted(const NameMatch& match, const EntityView& entity) const;
  // Feature::kOtherWord, given the type cue.
  float other_word(const NameMatch& match, const EntityView& entity, float cue) const;
  // Feature::kInsideName, for a listed spelling and for an unseen one.
  float inside_name(const NameMatch& match, const EntityView& entity, NameKind kind) const;
  float inside_longer_name(const NameMatch& match, const EntityView& entity) const;
  // Feature::kInsideOrganisation.
  bool behind_organisation_noun(const NameMatch& match) const;

 private:
  bool behind_given_name(const NameMatch& match) const;

  const Index& index_;
  std::string_view text_;
  const text::Tokens& tokens_;
  EntityClass country_, media_, capital_;
};

}  // namespace wasla::linking
