// The parts of the catalogue of rules.
#pragma once

#include <span>

#include "wasla/gazetteer/lint/rule_catalogue.h"

namespace wasla::gazetteer {

std::span<const LintRule> files_rules();
std::span<const LintRule> tables_rules();
std::span<const LintRule> lint_rules();

}  // namespace wasla::gazetteer
