// Writes what an importer read as a gazetteer that joins others: the one place where imported entities and those of
// gazetteers are found to be the same.
//
//   ImportTarget target{.folder = "gazetteers/cldr-places", .onto = {"gazetteers"}, .source = "cldr-41", …};
//   write_import({.entities = read_cldr(…).entities}, target, summary);
//
// An imported entity is one of `onto`, or one that the folder had, if they have an identifier in common. Otherwise it
// becomes a new entity of the folder, unless a person has judged (judgements.tsv) or a matcher finds by names that it
// is one that is known; one of which the matcher is unsure is not written. A name that the entity has in `onto`, in the
// same language and match form, is not written again. A label is one only where `onto` has none. A name that another
// entity bears in that language too gets the use `context`.
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
#include "wasla/gazetteer/import/entity_matcher.h"
#include "wasla/gazetteer/import/import_summary.h"
#include "wasla/gazetteer/import/imported_entity.h"

namespace wasla {

struct ImportTarget {
  std::filesystem::path folder;             // written; made where it is not there
  std::vector<std::filesystem::path> onto;  // gazetteers, or folders that have some below. `folder` itself and what
                                            // depends on it are passed over.
  Manifest manifest;                        // of a folder that has none yet
  std::string source;                       // of the names: "cldr-41"
  std::string source_family;                // "cldr-": rows whose source begins so are the importer's to replace.
                                            // Empty: rows are only added.
  EntityMatcher* matcher = nullptr;         // may be absent: then a record without a known identifier is new
  double same_from = 0.9, new_below = 0.1;  // probabilities between which a match is unsure
  bool partial = false;                     // some of the file could not be read: rows of what it lacks stay
  bool dry_run = false;                     // nothing is written
};

// Says what became of each record. Throws Error(kGazetteer) where a gazetteer of `onto`, or the folder as it is, has
// errors; Error(kOutput).
WASLA_EXPORT std::vector<ReconciledRecord> write_import(const ImportedRecords& records, const ImportTarget& target,
                                                        ImportSummary& summary);

}  // namespace wasla
