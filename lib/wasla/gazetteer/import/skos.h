// SKOS thesauri in Turtle or N-Triples, and gazetteers that were exported so.
//
// A concept is known by `skos`, its IRI, and by the Wikidata item of an exactMatch. prefLabel is a label, altLabel an
// alias, hiddenLabel a misspelling; labels of SKOS-XL hold more where they are ours. A concept has the class of its
// scheme or of a concept above it, or that for all (ImportChoices::classes by IRI, usual_class).
#pragma once

#include <filesystem>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/import/import_reading.h"
#include "wasla/gazetteer/import/imported_entity.h"

namespace wasla {

// Throws Error(kInput) where a file cannot be read. A statement that is malformed is reported; of Turtle, where nobody
// knows what a later one would mean, nothing more of the file is read.
WASLA_EXPORT ImportedRecords read_skos(const std::vector<std::filesystem::path>& files, ImportReading& reading);

}  // namespace wasla
