// Disambiguator: from all matches of a document to one reading of it.
//
// Two passes. The first takes the names that need no support and finds which entities the document speaks of; the
// second scores every reading with that knowledge (same entity named in full, a related entity named) and picks the
// set of non-overlapping spans with the greatest sum of probability times length: longest is a preference, not a law.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wasla/linking/context_cues.h"
#include "wasla/linking/linker.h"
#include "wasla/linking/name_matcher.h"

namespace wasla::linking {

// What earlier windows of the same document told. Empty for a document linked in one piece.
struct DocumentMemory {
  struct DefinedAcronym {
    std::string written;
    EntityNumber entity;
    NameNumber name;  // of the full name beside which it was defined
  };
  std::unordered_map<EntityNumber, std::uint32_t> named;  // entities named in full, and how often
  std::vector<DefinedAcronym> acronyms;
  void clear() {
    named.clear();
    acronyms.clear();
  }
};

// One span of the text and its rival readings, best first once scored.
struct Reading {
  std::uint32_t begin, end;
  std::uint32_t match;                        // index of the best candidate's match
  std::uint32_t first_candidate, candidates;  // in DisambiguatorScratch::candidates
};

struct DisambiguatorScratch {
  std::vector<Candidate> candidates;
  std::vector<std::uint32_t> candidate_matches;  // parallel to candidates: the match each comes from
  std::vector<Reading> readings;
  std::vector<std::uint32_t> chosen;  // indexes into readings, by position
  // Entities named in full in this window, with the byte positions, ascending.
  std::unordered_map<EntityNumber, std::vector<std::uint32_t>> named;
  // How many named entities are related to each entity, countries apart (every thing of a country is related to it).
  std::unordered_map<EntityNumber, std::uint32_t> neighbours, countries;
  EntityNumber main_country = kNoEntity;  // the country most spoken of
  std::vector<double> best_value;
  std::vector<std::int32_t> best_previous;
  std::vector<std::uint32_t> order;
};

class Disambiguator {
 public:
  Disambiguator(const Index& index, std::string_view text, const text::Tokens& tokens, std::vector<NameMatch>& matches,
                const LinkOptions& options, DocumentMemory& memory, DisambiguatorScratch& scratch);

  // Fills scratch.readings and scratch.chosen; sorts `matches`. Updates the memory.
  void run();

  // Scores readings without choosing (for spans given by the caller); candidates are sorted best first.
  void score_all();

 private:
  void group_matches();
  void add_candidate(std::uint32_t match);
  void find_named_entities();
  void find_neighbours();
  float relatedness(EntityNumber entity) const;
  void add_support();
  void score();
  void choose(double least, bool strong_only);

  const Index& index_;
  std::string_view text_;
  const text::Tokens& tokens_;
  std::vector<NameMatch>& matches_;
  const LinkOptions& options_;
  DocumentMemory& memory_;
  DisambiguatorScratch& scratch_;
  EntityClass country_;
  ContextCues cues_;
};

}  // namespace wasla::linking
