// Tables of names: CSV and TSV with a mapping of columns, ParaNames, and the patterns of spaCy's EntityRuler. Rows with
// the same ID, item or identifier are one entity.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/import/import_reading.h"
#include "wasla/gazetteer/import/imported_entity.h"

namespace wasla {

// The first row names the columns; ImportChoices::columns says what they are, as {"name:ar", "Arabic name"}; without it
// the names of the columns are taken at their word (docs/formats/imports.md lists them). All throw Error(kInput), and
// Error(kUsage) for a mapping that the table has no columns for.
WASLA_EXPORT ImportedRecords read_csv(const std::vector<std::filesystem::path>& files, ImportReading& reading);
WASLA_EXPORT ImportedRecords read_tsv(const std::vector<std::filesystem::path>& files, ImportReading& reading);
WASLA_EXPORT ImportedRecords read_paranames(const std::vector<std::filesystem::path>& files, ImportReading& reading);
WASLA_EXPORT ImportedRecords read_spacy_patterns(const std::vector<std::filesystem::path>& files,
                                                 ImportReading& reading);

namespace gazetteer {

// Entities that come in several rows, each found again by a key.
class RowGroups {
 public:
  // The entity of the key; `is_new` tells whether this is its first row.
  ImportedEntity& of(const std::string& key, bool& is_new);
  std::vector<ImportedEntity> finish();
  std::vector<ImportedEntity>& entities() { return entities_; }

 private:
  std::vector<ImportedEntity> entities_;
  std::unordered_map<std::string, std::size_t> places_;
};

// The first name of each language that is an alias becomes its label, where it has none.
void make_labels(ImportedEntity& entity);

}  // namespace gazetteer
}  // namespace wasla
