// Pairs of names of one thing, to learn from: from gazetteers and from tables of pairs.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/base/problem_reporter.h"

namespace wasla::models {

struct TaggedName {
  std::string id, lang, text;
};

struct NamePair {
  TaggedName query, target;  // of one id
};

// Reads a table with the columns query, query_lang, target, target_lang and id; others are left alone. Problems in
// rows go to `problems`. Throws Error(kInput) where the file cannot be read.
WASLA_EXPORT std::vector<NamePair> read_name_pairs(const std::filesystem::path& file, ProblemReporter& problems);

// Pairs among the names of each id, at most `most` for each two writing systems; `names` in any order.
WASLA_EXPORT std::vector<NamePair> pairs_of_names(std::span<const TaggedName> names, std::size_t most);

}  // namespace wasla::models
