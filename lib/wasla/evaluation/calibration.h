// Calibration: whether probabilities mean what they say.
//
// Ten bins of equal width; the expected calibration error (Naeini et al. 2015) is the mean, weighted by the bins'
// sizes, of the distance between a bin's mean probability and its share of right answers. Brier (1950) is the mean
// squared distance between probability and truth; AUROC the chance that a right answer has a greater probability than a
// wrong one. Plain values, free functions.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "wasla/base/export.h"

namespace wasla {

struct Judged {
  double probability = 0;
  bool right = false;
};

struct CalibrationReport {
  static constexpr std::size_t kBins = 10;
  struct Bin {
    std::uint64_t count = 0, right = 0;
    double probability = 0;  // mean
  };
  std::uint64_t count = 0, right = 0;
  std::array<Bin, kBins> bins{};
  double ece = 0, brier = 0;
  double auroc = 0.5;  // 0.5 where all are right or all wrong
};

WASLA_EXPORT CalibrationReport calibration_of(const std::vector<Judged>& judged);

// A table of the bins, with a line of figures; ends with a line break.
WASLA_EXPORT std::string text_report(const CalibrationReport& report);
// One JSON object, without a line break.
WASLA_EXPORT std::string json_report(const CalibrationReport& report);
// A reliability diagram.
WASLA_EXPORT std::string svg_diagram(const CalibrationReport& report, const std::string& title);

}  // namespace wasla
