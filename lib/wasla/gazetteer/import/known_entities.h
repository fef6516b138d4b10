// KnownEntities: what the gazetteers that an import joins say already. Two spellings of a name are one if their match
// forms in its language are (wasla/text/normalizer.h), since then the linker does not tell them apart either; it may
// take them for one another already if their loose forms are the same.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "wasla/gazetteer/gazetteer.h"
#include "wasla/gazetteer/import/imported_entity.h"

namespace wasla::gazetteer {

class KnownEntities {
 public:
  // Entities, names, identifiers and judgements of `gazetteer`. An entity or identifier that is known stays whose it
  // was.
  void add(const Gazetteer& gazetteer);

  // The gazetteer that defines the entity; null where none does.
  const std::string* gazetteer_of(const std::string& id) const;
  // Whether the ID is, or was, in use.
  bool is_taken(const std::string& id) const { return gazetteer_of(id) || retired_.contains(id); }
  // The entity with the identifier; null where there is none. The schemes "wikidata" and "id" are understood too.
  const std::string* find(const ExternalId& identifier) const;
  // What a person has decided of the record: the entity that it is; null where nobody has.
  const std::string* judged_same(const ExternalId& identifier) const;
  bool judged_different(const std::string& id, const ExternalId& identifier) const;
  bool has_place(const std::string& id) const { return placed_.contains(id); }

  bool has_name(const std::string& id, std::string_view lang, std::string_view name) const;
  bool has_label(const std::string& id, const std::string& lang) const { return labels_.contains({id, lang}); }
  // Whether an entity other than `id` has the name, or one of the same loose form.
  bool is_name_of_another(const std::string& id, std::string_view lang, std::string_view name) const;
  // Whether a person has judged the name not to be one of the entity.
  bool is_rejected(const std::string& id, std::string_view lang, std::string_view name) const;

  // A name that is about to be written: others see it, has_name() does not.
  void announce_name(const std::string& id, std::string_view lang, std::string_view name);

 private:
  // Language and match form; language and loose form.
  static std::string key(std::string_view lang, std::string_view name);
  static std::string loose_key(std::string_view lang, std::string_view name);

  std::unordered_map<std::string, std::string> gazetteers_;  // by entity ID
  std::unordered_set<std::string> retired_, placed_;
  std::map<std::string, std::string> same_;                  // record as judgements.tsv names it, to entity ID
  std::set<std::pair<std::string, std::string>> different_;  // entity ID, record
  std::map<ExternalId, std::string> identifiers_;
  std::unordered_map<std::string, std::set<std::string>> names_;    // key to entity IDs
  std::unordered_map<std::string, std::set<std::string>> bearers_;  // loose key to entity IDs, with announced names
  std::set<std::pair<std::string, std::string>> labels_;            // entity ID, language
  std::set<std::pair<std::string, std::string>> rejected_;          // entity ID, key
};

}  // namespace wasla::gazetteer
