// One FollowTheMoney entity, whichever file it came from, and what it becomes.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wasla/gazetteer/import/import_reading.h"
#include "wasla/gazetteer/import/imported_entity.h"

namespace wasla::gazetteer {

struct FtmValue {
  std::string text, lang, dataset;
};

struct FtmEntity {
  std::string id, schema, caption;
  std::vector<std::string> referents;
  std::map<std::string, std::vector<FtmValue>, std::less<>> properties;

  // Text of the first value; empty where there is none.
  std::string first(std::string_view property) const;
};

// Whether values of the property are needed at all.
bool is_ftm_property_used(std::string_view property);

// Collects entities, and relations between them that are entities of their own, in any order.
class FtmCollector {
 public:
  explicit FtmCollector(ImportReading& reading) : reading_(reading) {}

  void add(const FtmEntity& entity);
  // One whose rows a gazetteer of ours has written beside its properties: names it has already are not added again.
  void add(const FtmEntity& entity, ImportedEntity own);
  // Adds relations to their subjects and gives all.
  std::vector<ImportedEntity> finish();

 private:
  struct Link {
    std::string subject, relation, object;
    std::optional<std::int16_t> from, to;
    std::string source;
    std::string shown;
  };
  void add_link(const FtmEntity& entity);
  void add_names(const FtmEntity& entity, ImportedEntity& to);

  ImportReading& reading_;
  std::vector<ImportedEntity> entities_;
  std::unordered_map<std::string, std::size_t> places_;  // by ID and referents, in entities_
  std::vector<Link> links_;
};

}  // namespace wasla::gazetteer
