// The formats that files are imported from, by name: for the tool, and for who imports by program.
//
//   const ImportFormat* format = find_import_format("ofac");
//   ImportReading reading;
//   const ImportedRecords records = format->read({"sdn.csv", "alt.csv"}, reading);
//   write_import(records, import_target(*format, "ours/ofac"), reading.summary);
#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/import/import_reading.h"
#include "wasla/gazetteer/import/import_writer.h"

namespace wasla {

struct ImportFormat {
  std::string_view name;    // "ofac"
  std::string_view files;   // which files, for the help
  std::string_view source;  // of its names, and what their source begins with; empty: rows have their own
  std::string_view title, licence, origin;  // for gazetteer.toml
  bool reads_once;                          // standard input will do
  ImportedRecords (*read)(const std::vector<std::filesystem::path>& files, ImportReading& reading);
};

WASLA_EXPORT std::span<const ImportFormat> import_formats();
// Null where there is none of this name.
WASLA_EXPORT const ImportFormat* find_import_format(std::string_view name);

// Where an import of the format is written, with the manifest of a folder that has none yet.
WASLA_EXPORT ImportTarget import_target(const ImportFormat& format, const std::filesystem::path& folder);

}  // namespace wasla
