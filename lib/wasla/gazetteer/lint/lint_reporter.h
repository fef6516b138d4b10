// LintReporter: where the rules of lint tell what they find in one gazetteer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "wasla/gazetteer/gazetteer_check.h"

namespace wasla::gazetteer {

class LintReporter {
 public:
  LintReporter(const Gazetteer& gazetteer, Diagnostics& diagnostics)
      : gazetteer_(gazetteer), diagnostics_(diagnostics), tables_(gazetteer, diagnostics) {}

  const Gazetteer& gazetteer() const { return gazetteer_; }

  // `offset`: code points from the beginning of the field that the rule is about (rule_catalogue.h); its place in the
  // line is added when all rules have been asked (columns.h).
  void report(std::string_view table, std::string_view rule, std::uint64_t line, std::string_view id,
              std::string message, std::string remedy, std::size_t offset = 0);
  // About the name in a row of names.tsv.
  void name(std::string_view rule, std::size_t row, std::string message, std::string remedy, std::size_t offset = 0);
  void finish() { tables_.finish(); }

 private:
  const Gazetteer& gazetteer_;
  Diagnostics& diagnostics_;
  TableReporters tables_;
};

}  // namespace wasla::gazetteer
