// CandidateFeatures: what a match, its name, its entity and the words around it say of a candidate.
//
// Everything but what the rest of the document adds (coherence.h). Holds references only; lives as long as one
// document's matches.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "wasla/linking/context_cues.h"
#include "wasla/linking/linker.h"
#include "wasla/linking/name_matcher.h"
#include "wasla/linking/office_titles.h"
#include "wasla/models/word_table.h"

namespace wasla::linking {

inline float& value(Candidate& candidate, Feature feature) {
  return candidate.features[static_cast<std::size_t>(feature)];
}
inline float value(const Candidate& candidate, Feature feature) {
  return candidate.features[static_cast<std::size_t>(feature)];
}

// What is known of each token, found when first asked for. One thread's, emptied for each document.
struct TokenNotes {
  std::vector<TokenRole> roles;
  std::vector<TopicSet> topics;
  std::vector<bool> has_topics;
  std::vector<std::uint64_t> hashes;  // of keys
  text::Tokens label;                 // of an entity, being compared
  // The titles beside the last span asked for: the bearers of one name come one after another.
  struct Titles {
    std::uint32_t first = 0xFFFFFFFF, last = 0;
    OfficeSet before = 0, behind = 0, near = 0;
  } titles;
};

class CandidateFeatures {
 public:
  // `matches` are ordered by position; `words` may be null.
  CandidateFeatures(const Index& index, std::string_view text, const text::Tokens& tokens,
                    const std::vector<NameMatch>& matches, const models::WordTable* words, const LinkOptions& options,
                    TokenNotes& notes);

  // All features that match `number` by itself gives; score and probability are left 0.
  Candidate of(std::uint32_t number) const;
  // Those that cost more and tell rivals apart, for candidates that have some or that ask for support.
  void add_context(std::uint32_t number, Candidate& candidate) const;

 private:
  static Candidate unlisted(const NameMatch& match);
  void set_related_beside(std::uint32_t number, Candidate& candidate) const;
  float year_fit(const NameMatch& match, const EntityView& entity) const;
  bool has_given_name(const NameMatch& match) const;
  void set_topic_fit(const NameMatch& match, const EntityView& entity, Candidate& candidate) const;
  float also_a_word(const NameMatch& match) const;
  void set_roles() const;
  TopicSet topics_at(std::uint32_t token) const;
  const TokenNotes::Titles& titles_of(const NameMatch& match) const;

  const Index& index_;
  std::string_view text_;
  const text::Tokens& tokens_;
  const std::vector<NameMatch>& matches_;
  const models::WordTable* words_;
  const LinkOptions& options_;
  TokenNotes& notes_;
  ContextCues cues_;
  OfficeTitles titles_;
  EntityClass country_;
};

}  // namespace wasla::linking
