// What lint can mend by itself.
//
//   const std::vector<FixedFile> fixed = mend(problems);   // looks, writes nothing
//   write_fixed(fixed);                                    // all files, each atomically
//
// No state; the files must not change between the two.
#pragma once

#include <string>
#include <vector>

#include "wasla/base/diagnostic.h"
#include "wasla/base/export.h"

namespace wasla {

struct FixedFile {
  std::string path;
  std::string before, after;         // the whole contents
  std::vector<std::string> changes;  // "names.tsv:17: 'x' → 'y'", "…: sorted"
};

// The tables in which `problems` (of lint()) has something with a mechanical mend, mended: what was allowed in
// lint-allow.tsv is left alone. A table that is no UTF-8 is left alone too. Throws Error(kInput) for a file that can no
// longer be read.
WASLA_EXPORT std::vector<FixedFile> mend(const Diagnostics& problems);

// Throws Error(kOutput). All files are on the disk before the first is replaced.
WASLA_EXPORT void write_fixed(const std::vector<FixedFile>& files);

}  // namespace wasla
