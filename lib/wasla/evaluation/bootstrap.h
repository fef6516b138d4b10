// Bootstrap: how far a figure might have come out otherwise with other documents of the same kind.
//
// Documents are drawn with replacement, as many as there are, and F1 is reckoned for each draw; the interval holds the
// middle 95 % (percentile bootstrap, Efron 1979). The draws come from a generator of our own with a fixed seed: same
// documents, same interval. Free function.
#pragma once

#include <cstdint>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/evaluation/scorer.h"

namespace wasla {

struct Interval {
  double low = 0, high = 0;
};

// `documents`: the counts of each.
WASLA_EXPORT Interval f1_interval(const std::vector<Ratio>& documents, int draws);

}  // namespace wasla
