// Scorer: compares linked documents with a gold set and adds up.
//
//   Scorer scorer;
//   for (…) scorer.add(document);
//   scorer.result().all.linked.f1();
//
// The measures follow GERBIL's A2KB experiment: *strict* wants the same span and the same entity, *weak* an overlapping
// span and the same entity, each gold mention being found once. In-KB measures leave gold mentions out whose entity is
// not in the gazetteers (NIL); "open" ones count them as missed. Macro figures are means over documents. A Scorer is
// one thread's; results are plain values.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "wasla/base/export.h"

namespace wasla {

// A mention with its entity in the gazetteers' IDs. Positions in any unit, the same for gold and system.
struct ScoredMention {
  std::uint64_t start = 0, end = 0;
  std::string entity;  // empty: NIL
  std::string type;    // "PER", "ORG", … or empty
  // How text and name come together: "exact", "clitic", "acronym", "ambiguous" …; may be several, or none if not known.
  std::vector<std::string> classes = {};
};

struct ScoredDocument {
  std::string id;
  std::string lang;
  std::vector<ScoredMention> gold, system;
};

struct Ratio {
  std::uint64_t right = 0, system = 0, gold = 0;

  // With nothing to find, finding nothing is right (as GERBIL has it).
  double precision() const;
  double recall() const;
  double f1() const;
  Ratio& operator+=(const Ratio& other);
};

struct Measures {
  std::uint64_t documents = 0, mentions = 0, covered = 0;  // gold mentions, and those whose entity is known
  Ratio linked;                                            // strict: span and entity, over covered gold mentions
  Ratio linked_weak;                                       // overlapping span, same entity
  Ratio open;                                              // strict, NIL gold mentions counting as missed
  Ratio spans;                                             // spans alone, NIL ones included
  Ratio spans_weak;                                        // overlapping spans
  Ratio nil;  // gold mentions in no gazetteer against system mentions without an ID, same span
  double macro_precision = 0, macro_recall = 0, macro_f1 = 0;  // means over documents of `linked`

  double coverage() const { return mentions ? static_cast<double>(covered) / static_cast<double>(mentions) : 0.0; }
};

struct Evaluation {
  Measures all;
  std::map<std::string, Measures> languages;
  std::map<std::string, Measures> types;    // without macro figures: few documents have every type
  std::map<std::string, Measures> classes;  // likewise
  struct Document {
    std::string lang;
    Ratio linked;
  };
  std::vector<Document> documents;  // in the order they were added
};

// A place where gold and system differ: entities are empty where there is none.
struct Disagreement {
  std::uint64_t start = 0, end = 0;
  std::string gold, system;
};

// In order of place. A gold NIL mention that the system left alone, or gave no ID, is no disagreement.
WASLA_EXPORT std::vector<Disagreement> disagreements(const ScoredDocument& document);

class WASLA_EXPORT Scorer {
 public:
  void add(const ScoredDocument& document);
  Evaluation result() const;

 private:
  Evaluation sums_;  // macro figures still sums
};

}  // namespace wasla
