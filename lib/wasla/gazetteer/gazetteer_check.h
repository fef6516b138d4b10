// Checks of one gazetteer that take several of its rows: IDs, names and labels given twice, entities without names.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "wasla/base/problem_reporter.h"
#include "wasla/gazetteer/gazetteer.h"

namespace wasla::gazetteer {

// The path of a table as diagnostics give it.
std::string table_path(const Gazetteer& gazetteer, std::string_view table);

// Reporters of one gazetteer's tables, made when first needed; takes away what lint-allow.tsv allows.
class TableReporters {
 public:
  TableReporters(const Gazetteer& gazetteer, Diagnostics& diagnostics)
      : gazetteer_(gazetteer), diagnostics_(diagnostics) {}

  // `id` is the entity the problem is about.
  void report(std::string_view table, std::string_view rule, std::uint64_t line, std::string_view id,
              std::string message, std::string remedy);
  void finish();

 private:
  bool is_allowed(std::string_view rule, std::string_view id) const;

  const Gazetteer& gazetteer_;
  Diagnostics& diagnostics_;
  std::map<std::string_view, ProblemReporter> reporters_;
};

void check_gazetteer(const Gazetteer& gazetteer, Diagnostics& diagnostics);

}  // namespace wasla::gazetteer
