#include "wasla/gazetteer/import/entity_matcher.h"

#include <algorithm>
#include <cstdio>

#include "wasla/gazetteer/import/import_reading.h"

namespace wasla {
namespace {

std::string decimal(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.4f", value);
  return digits;
}

}  // namespace

std::string_view to_string(Reconciled verdict) {
  constexpr std::string_view kNames[] = {"same", "new", "unsure"};
  return kNames[static_cast<std::size_t>(verdict)];
}

std::string reconcile_table(const std::vector<ReconciledRecord>& records) {
  std::string table = "record\tverdict\tid\tprobability\twhy\ttype\trecord_name\tname\n";
  for (const ReconciledRecord& r : records) {
    table += r.record + "\t" + std::string(to_string(r.verdict)) + "\t" + r.id + "\t" + decimal(r.probability) + "\t" +
             r.why + "\t" + std::string(to_string(r.type)) + "\t" + in_one_line(r.record_name) + "\t" +
             in_one_line(r.name) + "\n";
  }
  return table;
}

std::string unsure_table(const std::vector<ReconciledRecord>& records) {
  std::string table = "id\tverdict\tother\tprobability\ttype\trecord_name\tknown_name\n";
  for (const ReconciledRecord& r : records) {
    if (r.verdict == Reconciled::kUnsure) {
      table += r.id + "\tunsure\t" + r.record + "\t" + decimal(r.probability) + "\t" + std::string(to_string(r.type)) +
               "\t" + in_one_line(r.record_name) + "\t" + in_one_line(r.name) + "\n";
    }
  }
  return table;
}

}  // namespace wasla
