// Lint: every rule about a gazetteer's tables, those of reading them and those about spelling and sense.
//
//   GazetteerSet set;
//   const Diagnostics problems = lint({"gazetteers"}, {.commonness = …}, &set);
//
// Rules: rule_catalogue.h, and the tables of docs/formats/gazetteer.md. No state; safe from any thread.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "wasla/base/diagnostic.h"
#include "wasla/base/export.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla {

struct LintOptions {
  // How common a name of one word is as a word of the language: 0, no word, to 15 (models/word_table.h). Where it is
  // not given, W731-common-word finds nothing.
  std::function<int(std::string_view lang, std::string_view name)> commonness;
};

// Reads the gazetteers at or below `paths` and lists every problem, by file, line and column. `set`, if given, gets
// what was read. Throws nothing for what is in the tables.
WASLA_EXPORT Diagnostics lint(const std::vector<std::filesystem::path>& paths, const LintOptions& options,
                              GazetteerSet* set = nullptr);

}  // namespace wasla
