// EntityMatcher: says whether a record that no identifier ties to a known entity is one of them after all, by names.
// The interface that the import writer asks; index/name_entity_matcher.h has the one that compares names by sound.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/gazetteer.h"
#include "wasla/gazetteer/import/imported_entity.h"

namespace wasla {

// An entity that the record may be.
struct EntityCandidate {
  std::string id;
  double probability = 0;         // that they are the same
  std::string name, record_name;  // the names that agree best: the entity's, the record's
};

class WASLA_EXPORT EntityMatcher {
 public:
  virtual ~EntityMatcher() = default;
  // The entities that records may be: of all `gazetteers`, which outlive the matcher's use.
  virtual void learn(const std::vector<const Gazetteer*>& gazetteers) = 0;
  // The best first; without those for which `possible` says no. Empty where none comes into question.
  virtual std::vector<EntityCandidate> match(const ImportedEntity& record,
                                             const std::function<bool(const std::string& id)>& possible) = 0;
};

// What became of one record.
enum class Reconciled : std::uint8_t { kSame, kNew, kUnsure };
WASLA_EXPORT std::string_view to_string(Reconciled verdict);  // "same", "new", "unsure"

struct ReconciledRecord {
  std::string record;  // "ofac:6366", "Q796"; empty where it has no identifier
  Reconciled verdict = Reconciled::kNew;
  std::string id;          // the entity it is, became, or may be
  double probability = 1;  // that it is that entity; of a new one, that it is none that is known
  std::string why;         // "judgement", "identifier", "names", "no such name"
  EntityType type = EntityType::kMiscellaneous;
  std::string name, record_name;  // that agree; for a new one its label
};

// A table of all, with a header row: for a person to read.
WASLA_EXPORT std::string reconcile_table(const std::vector<ReconciledRecord>& records);
// The unsure ones, in the columns of judgements.tsv and some more; with `verdict` set to `same` or `different` the rows
// can go there.
WASLA_EXPORT std::string unsure_table(const std::vector<ReconciledRecord>& records);

}  // namespace wasla
