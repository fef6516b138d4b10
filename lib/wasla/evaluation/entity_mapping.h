// Carries a gold set's own entity IDs over to the gazetteers' IDs.
//
//   EntityCatalog catalog(index);
//   EntityMapping mapping = map_entities(read_gold_entities("entities.tsv"), catalog, read_overrides("map.tsv"));
//   mapping.at("Q796");   // "iraq"; absent where the gazetteers do not cover the entity
//
// An entity is mapped by an override, else by its Wikidata ID, else by names: most names in common, type agreeing, not
// two different Wikidata IDs, one to one, so that a gazetteer that lumps entities together gains nothing by it.
// Everything here is a plain value; nothing is shared between threads.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/index/index.h"

namespace wasla {

// One row of a gold set's entities.tsv: columns id, qid, type, name_en, and surfaces_<lang> with " ; " between names.
struct GoldEntity {
  std::string id;
  std::string wikidata;               // may be empty
  std::string type;                   // "PER", "ORG", "LOC"
  std::string name;                   // the English name
  std::vector<std::string> surfaces;  // in all languages; one that is the same in two counts twice
};

using EntityMapping = std::unordered_map<std::string, std::string>;  // gold ID → gazetteer ID
using EntityOverrides = std::map<std::string, std::string>;  // gold ID → gazetteer ID, gold ID held equal, or nothing

// What mapping needs to know of the gazetteers.
class WASLA_EXPORT EntityCatalog {
 public:
  EntityCatalog() = default;
  explicit EntityCatalog(const Index& index);

  // An entity has one ID, a type and perhaps a Wikidata ID ("Q796" or empty); names are added by themselves.
  void add_entity(const std::string& id, const std::string& type, const std::string& wikidata);
  void add_name(const std::string& id, std::string_view name);

  const std::string* find_wikidata(const std::string& wikidata) const;
  // IDs of entities that bear a name with this folded form, ascending; null for none.
  const std::vector<std::string>* find_name(const std::string& folded) const;
  std::string type_of(const std::string& id) const;
  bool has_wikidata(const std::string& id) const;

 private:
  struct Entry {
    std::string type;
    bool has_wikidata = false;
  };
  std::unordered_map<std::string, Entry> entities_;
  std::unordered_map<std::string, std::string> by_wikidata_;
  std::unordered_map<std::string, std::vector<std::string>> by_name_;
};

// The form in which names are compared here: compatibility decomposition, case folded, marks dropped, the commonest
// letter variants of Arabic and Kurdish made one, punctuation and spaces one space. Coarser than match form on
// purpose: it serves to find the same entity, not the same spelling.
WASLA_EXPORT std::string fold_for_mapping(std::string_view name);

// Both throw Error(kInput). Overrides are lines "gold ID, TAB, other ID"; # begins a comment line.
WASLA_EXPORT std::vector<GoldEntity> read_gold_entities(const std::filesystem::path& file);
WASLA_EXPORT EntityOverrides read_overrides(const std::filesystem::path& file);

WASLA_EXPORT EntityMapping map_entities(const std::vector<GoldEntity>& entities, const EntityCatalog& catalog,
                                        const EntityOverrides& overrides = {});

}  // namespace wasla
