// Annotated documents: gold sets and the output of `wasla link`, as JSON Lines.
//
//   for (const AnnotatedDocument& d : read_annotated_documents("tests/gold/en.jsonl")) …
//
// One object a line: {"id", "lang"?, "date"?, "text"?, "mentions": [{"start", "end", "id"?, "type"?, "probability"?}]};
// other keys are passed over. Positions are code points, end exclusive; a file that states another unit is refused.
// Plain values, no shared state.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"

namespace wasla {

struct AnnotatedMention {
  std::uint64_t start = 0, end = 0;  // code points into the text
  std::string id;                    // empty: NIL
  std::string type;                  // "PER", "ORG", "LOC", "MISC" or empty
  double probability = 1.0;
};

struct AnnotatedDocument {
  std::string id;
  std::string lang;         // BCP 47; "und" where the document names none
  std::string text;         // empty where the document carries none
  std::optional<int> year;  // of its "date", if it has one
  std::vector<AnnotatedMention> mentions;
};

// One line. `file` and `line` are for messages only. Throws Error(kInput).
WASLA_EXPORT AnnotatedDocument parse_annotated_document(std::string_view json, const std::string& file,
                                                        std::uint64_t line);

// A whole file; blank lines are passed over. Throws Error(kInput) naming file and line.
WASLA_EXPORT std::vector<AnnotatedDocument> read_annotated_documents(const std::filesystem::path& file);

}  // namespace wasla
