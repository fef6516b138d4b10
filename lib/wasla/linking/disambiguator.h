// Disambiguator: from all matches of a document to one reading of it.
//
// Rounds of scoring, each with what the one before found: first the names that need no support tell which entities the
// document speaks of; then every reading is scored with that knowledge, and again with the short names it settled.
// Probabilities are marginals over all ways to read the text (segmentation.h); the links reported are the
// non-overlapping set of which most can be expected to be right: the greatest sum of probabilities (minimum Bayes
// risk).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "wasla/linking/candidate_features.h"
#include "wasla/linking/coherence.h"
#include "wasla/linking/linker.h"
#include "wasla/linking/name_matcher.h"
#include "wasla/linking/ranker.h"
#include "wasla/linking/second_mentions.h"
#include "wasla/linking/segmentation.h"

namespace wasla::linking {

// One span of the text and its rival readings, best first once scored.
struct Reading {
  std::uint32_t begin, end;
  std::uint32_t match;                        // index of the best candidate's match
  std::uint32_t first_candidate, candidates;  // in DisambiguatorScratch::candidates
};

struct DisambiguatorScratch {
  std::vector<Candidate> candidates;
  std::vector<std::uint32_t> candidate_matches;  // parallel to candidates: the match each comes from
  std::vector<Reading> readings;                 // by begin, then end
  std::vector<std::uint32_t> chosen;             // indexes into readings, by position
  Coherence coherence;
  SecondMentions second_mentions;
  TokenNotes notes;
  std::vector<WeighedSpan> weighed;  // parallel to readings
  std::vector<ValuedSpan> valued;
  SegmentationScratch segmentation;
};

class Disambiguator {
 public:
  Disambiguator(const Index& index, std::string_view text, const text::Tokens& tokens, std::vector<NameMatch>& matches,
                const std::vector<text::LineLanguages>& languages, const models::WordTable* words,
                const LinkOptions& options, const Ranker& ranker, DocumentMemory& memory,
                DisambiguatorScratch& scratch);

  // Fills scratch.readings and scratch.chosen; sorts `matches`. Updates the memory.
  void run();

  // Scores readings without choosing (for spans given by the caller); candidates are sorted best first.
  void score_all();

 private:
  void group_matches();
  bool add_second_mentions();
  void add_candidate(const CandidateFeatures& features, std::uint32_t match);
  void drop_never();
  bool is_never(const Candidate& candidate) const;
  void mark_inner();
  bool needs_support(const Candidate& candidate) const;
  bool has_unlisted(const Reading& reading) const;
  std::uint64_t last_word(const NameMatch& match) const;
  void find_named();
  bool find_resolved();
  void add_support();
  void score();
  void choose(double least, bool strong_only);

  const Index& index_;
  std::string_view text_;
  const text::Tokens& tokens_;
  std::vector<NameMatch>& matches_;
  const std::vector<text::LineLanguages>& languages_;
  const models::WordTable* words_;
  const LinkOptions& options_;
  const Ranker& ranker_;
  DocumentMemory& memory_;
  DisambiguatorScratch& scratch_;
};

}  // namespace wasla::linking
