// NameEntityMatcher: which known entity an imported record may be, by its names, type, class, years and place.
//
//   NameEntityMatcher matcher(&model);                  // or nullptr: only names with the same match form count
//   target.matcher = &matcher;                          // gazetteer/import/import_writer.h
//
// The names of the record are looked for by sound (NameSearch) among those of the entities of its type. What the best
// pair of names says is then weighed: names that agree in further languages, a rare or common name, years that agree or
// do not, another class, the distance of places. Two persons of one common name are so left unsure, not made one.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/import/entity_matcher.h"
#include "wasla/index/name_search.h"

namespace wasla {

class WASLA_EXPORT NameEntityMatcher final : public EntityMatcher {
 public:
  // `model` may be null, and must outlive the matcher.
  explicit NameEntityMatcher(const NameMatchingModel* model);
  ~NameEntityMatcher() override;

  void learn(const std::vector<const Gazetteer*>& gazetteers) override;
  std::vector<EntityCandidate> match(const ImportedEntity& record,
                                     const std::function<bool(const std::string& id)>& possible) override;

 private:
  struct Known;  // an entity, as far as it is compared
  struct Agreement;
  struct Found;

  void find_same(const ImportedEntity& record, Found& found) const;
  void find_by_sound(const ImportedEntity& record, Found& found);
  double log_odds(const ImportedEntity& record, const Known& known, const Agreement& agreement) const;

  const NameMatchingModel* model_;
  std::unordered_map<std::string, Known> known_;
  std::unordered_map<std::string, std::vector<std::pair<std::string, std::string>>> forms_;  // to ID and name
  std::vector<models::TaggedName> names_[4];  // of the entities of each type
  std::unique_ptr<NameSearch> searches_[4];   // made when the first record of the type comes
  NameSearch::Scratch scratch_[4];
};

}  // namespace wasla
