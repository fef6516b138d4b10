#include <algorithm>
#include <utility>

#include "wasla/gazetteer/import/table_records.h"

namespace wasla::gazetteer {

ImportedEntity& RowGroups::of(const std::string& key, bool& is_new) {
  const auto [place, inserted] = places_.emplace(key, entities_.size());
  if (inserted) {
    entities_.emplace_back();
  }
  is_new = inserted;
  return entities_[place->second];
}

std::vector<ImportedEntity> RowGroups::finish() { return std::move(entities_); }

void make_labels(ImportedEntity& entity) {
  for (Name& name : entity.names) {
    const bool has_label = std::any_of(entity.names.begin(), entity.names.end(), [&](const Name& other) {
      return other.lang == name.lang && other.kind == NameKind::kLabel;
    });
    if (name.kind == NameKind::kAlias && !has_label && name.use == kUseAlways) {
      name.kind = NameKind::kLabel;
    }
  }
}

}  // namespace wasla::gazetteer
