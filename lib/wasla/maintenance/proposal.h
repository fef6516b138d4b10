// Proposal: something that texts say a gazetteer lacks or has wrong, for a person to decide.
//
// A plain value. As a table (docs/guide.md, "Keeping a gazetteer") one proposal is one row; what may run right to left
// comes last in it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/entity.h"
#include "wasla/gazetteer/name.h"

namespace wasla::maintenance {

enum class ProposalKind : std::uint8_t {
  kSpelling,  // a spelling of a known entity that texts have and the gazetteer has not
  kAcronym,   // one that texts define in brackets
  kEntity,    // a name in no gazetteer, of an entity perhaps
  kUse,       // a name that mostly links wrongly or not at all: another use
  kUnused,    // a name that no text has: for information
  kSame,      // a record of another list that may be the entity
};
WASLA_EXPORT std::string_view to_string(ProposalKind kind);  // "spelling", "acronym", …

struct ProposedName {
  std::string lang, text;
  bool operator==(const ProposedName&) const = default;
};

struct Proposal {
  ProposalKind kind = ProposalKind::kSpelling;
  double probability = 0;  // that it is right, as far as the texts tell
  std::uint64_t count = 0, documents = 0;
  std::string id;                   // of the entity; of a new one what it might be called
  std::vector<ProposedName> names;  // to add, or (kUse, kUnused, kSame) what is meant; several of a new entity
  NameKind name_kind = NameKind::kAlias;
  NameUse use = kUseAlways;
  EntityType type = EntityType::kMiscellaneous;  // of a new entity
  std::string other;                             // kSame: the record, as judgements.tsv names it ("ofac:1234", "Q796")
  std::string reason;                            // in words
  std::vector<std::string> evidence;             // places with their context

  // The same for the same proposal, whatever its figures: letters and digits.
  std::string key() const;
  // "kind=misspelling", "kind=acronym use=context", "type=PER", "use=context", "other=ofac:1234".
  std::string what() const;
};

// By probability times count, the greatest first; equal ones by key.
WASLA_EXPORT void sort_proposals(std::vector<Proposal>& proposals);

WASLA_EXPORT std::string format_proposals(const std::vector<Proposal>& proposals);
// Throws Error(kInput) naming file and line.
WASLA_EXPORT std::vector<Proposal> read_proposals(const std::filesystem::path& file);

}  // namespace wasla::maintenance
