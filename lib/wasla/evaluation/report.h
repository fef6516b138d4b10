// Reports: an Evaluation as a table or as JSON, a disagreement with its context.
//
// Figures are rounded to four digits, in the table then shown with three; both are stable text. Free functions without
// state.
#pragma once

#include <string>
#include <string_view>

#include "wasla/base/export.h"
#include "wasla/evaluation/calibration.h"
#include "wasla/evaluation/scorer.h"

namespace wasla {

struct ReportOptions {
  int draws = 0;                                   // of documents, for the 95 % interval of in-KB F1; 0: none
  const CalibrationReport* calibration = nullptr;  // told too, if there is one
};

// Tables per language, per type and (where known) per class of mention, NIL mentions apart. Ends with a line break.
WASLA_EXPORT std::string text_report(const Evaluation& evaluation, const ReportOptions& options = {});

// {"languages": {"en": {…}}, "types": {…}, "all": {…}}, indented, with a line break at the end.
WASLA_EXPORT std::string json_report(const Evaluation& evaluation, const ReportOptions& options = {});

// "document, TAB, start-end, TAB, gold=…, TAB, system=…, TAB, text": the text with the mention between ⟦ and ⟧, on one
// line, last so that right-to-left letters disturb no other field. Positions of `place` are code points into `text`.
WASLA_EXPORT std::string error_line(const ScoredDocument& document, const Disagreement& place, std::string_view text);

}  // namespace wasla
