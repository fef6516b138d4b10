// EntityResolver: which known entity an imported record is. In this order: what a person has judged, Wikidata item and
// identifiers, an ID of ours, names. What another gazetteer says goes before what the folder says.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "wasla/gazetteer/gazetteer.h"
#include "wasla/gazetteer/import/import_summary.h"
#include "wasla/gazetteer/import/import_writer.h"
#include "wasla/gazetteer/import/imported_entity.h"
#include "wasla/gazetteer/import/known_entities.h"

namespace wasla::gazetteer {

// The Wikidata item, where there is one, and the other identifiers.
std::vector<ExternalId> all_identifiers(const ImportedEntity& imported);

class EntityResolver {
 public:
  // All must outlive it. `folder` as it is before the import.
  EntityResolver(const ImportTarget& target, const GazetteerSet& others, const Gazetteer& folder,
                 ImportSummary& summary);

  // `id` is empty for a new one.
  ReconciledRecord resolve(const ImportedEntity& imported);

  // Rows of the folder that came with the import.
  void add(const Gazetteer& addition);
  void announce_name(const std::string& id, std::string_view lang, std::string_view name) {
    known_.announce_name(id, lang, name);
  }

  const KnownEntities& onto() const { return onto_; }    // what the gazetteers joined have
  const KnownEntities& own() const { return own_; }      // what the folder had
  const KnownEntities& known() const { return known_; }  // both, and what was added
  EntityType type_of(const std::string& id) const;

 private:
  const std::string* by_judgement(const std::vector<ExternalId>& identifiers) const;
  const std::string* by_identifiers(const ImportedEntity& imported, const std::vector<ExternalId>& identifiers);
  void by_names(const ImportedEntity& imported, const std::vector<ExternalId>& identifiers, ReconciledRecord& record);
  void learn_types(const Gazetteer& gazetteer);

  const ImportTarget& target_;
  ImportSummary& summary_;
  KnownEntities onto_, own_, known_;
  std::unordered_map<std::string, EntityType> types_;
  // Of each entity before the import: the schemes in which it has identifiers.
  std::unordered_map<std::string, std::vector<std::string>> schemes_;
};

}  // namespace wasla::gazetteer
