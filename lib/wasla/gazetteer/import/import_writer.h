// Writes what an importer read as a gazetteer that joins others: the one place where imported entities and those of
// gazetteers are found to be the same.
//
//   ImportTarget target{.folder = "gazetteers/cldr-places", .onto = {"gazetteers"}, .source = "cldr-41", …};
//   write_import(read_cldr(…).entities, target, summary);
//
// An imported entity is one of `onto`, or one that the folder had, if they have an identifier in common. Otherwise it
// becomes a new entity of the folder. A name that the entity has in `onto`, in the same language and match form, is not
// written again. A label is one only where `onto` has none. A name that another entity bears in that language too gets
// the use `context`.
//
// What a person did in the folder lives through the next import:
// - `use` of a row, and what entities.tsv says of an entity, stay as they are;
// - a name that judgements.tsv, here or in `onto`, has as `rejected` is not written;
// - rows of another source, further tables and gazetteer.toml (but for `depends`, which may grow) are left alone;
// - an entity stays, also when the import no longer has it; one that `onto` has by now is redirected there.
// So a second import of the same changes no byte.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/gazetteer.h"
#include "wasla/gazetteer/import/import_summary.h"
#include "wasla/gazetteer/import/imported_entity.h"

namespace wasla {

struct ImportTarget {
  std::filesystem::path folder;             // written; made where it is not there
  std::vector<std::filesystem::path> onto;  // gazetteers, or folders that have some below. `folder` itself and what
                                            // depends on it are passed over.
  Manifest manifest;                        // of a folder that has none yet
  std::string source;                       // of the names: "cldr-41"
  std::string source_family;                // "cldr-": rows whose source begins so are the importer's to replace
};

// Throws Error(kGazetteer) where a gazetteer of `onto`, or the folder as it is, has errors; Error(kOutput).
WASLA_EXPORT void write_import(const std::vector<ImportedEntity>& entities, const ImportTarget& target,
                               ImportSummary& summary);

}  // namespace wasla
