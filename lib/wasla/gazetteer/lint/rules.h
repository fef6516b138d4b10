// The families of lint's rules. Each asks its rules of one gazetteer, or of all together, and tells a LintReporter.
#pragma once

#include <deque>
#include <functional>
#include <string_view>

#include "wasla/gazetteer/entity_directory.h"
#include "wasla/gazetteer/gazetteer.h"
#include "wasla/gazetteer/lint/lint_reporter.h"

namespace wasla::gazetteer {

// Letters and signs of each name (W701 to W720, H721).
void lint_spelling(LintReporter& reporter);

// What a name is for its entity (W731 to W734, W738 to W742, W744).
using Commonness = std::function<int(std::string_view lang, std::string_view name)>;
void lint_names(const GazetteerSet& set, const EntityDirectory& directory, const Commonness& commonness,
                LintReporter& reporter);

// Names that one entity has twice or several share (H735, W736, W737, H743). reporters[i] belongs to the i-th
// gazetteer.
void lint_homonyms(const GazetteerSet& set, const EntityDirectory& directory, std::deque<LintReporter>& reporters);

// Descriptions, IDs, places (W751 to W756).
void lint_entities(const GazetteerSet& set, const EntityDirectory& directory, LintReporter& reporter);

// Relations that contradict one another (W771 to W773).
void lint_relations(const GazetteerSet& set, const EntityDirectory& directory, std::deque<LintReporter>& reporters);

// The files as they are: order of rows, quoted fields, files that nobody reads (W791 to W793).
void lint_files(LintReporter& reporter);

}  // namespace wasla::gazetteer
