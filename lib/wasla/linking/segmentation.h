// Segmentation: probabilities of all candidates of a text, given their scores; and which of them to report.
//
// A segmentation is a set of readings (span and candidate) that do not overlap; its weight is the product of
// exp(score) of what is in it, text outside having weight 1. So every candidate competes with the others of its span,
// with the candidates of all spans that overlap it, and with "nothing": a semi-Markov conditional random field
// (Sarawagi and Cohen 2004). Its marginals come from one pass forth and one back over each group of overlapping spans.
// Safe from any thread with a Scratch each.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace wasla::linking {

// A span and the logarithm of the summed weights of its candidates; end exclusive.
struct WeighedSpan {
  std::uint32_t begin, end;
  double weight;
  double marginal = 0;  // probability that one of its candidates is in the segmentation
};

struct SegmentationScratch {
  std::vector<double> best_value;
  std::vector<std::int32_t> best_previous;
  std::vector<std::uint32_t> bounds;
  std::vector<std::uint32_t> by_end;
  std::vector<double> forward, backward;
};

// Fills the marginals. `spans` are ordered by begin. Returns the logarithm of the weight of all segmentations together.
double set_marginals(std::span<WeighedSpan> spans, SegmentationScratch& scratch);

// A span that may be chosen; end exclusive.
struct ValuedSpan {
  std::uint32_t begin, end;
  double value;          // above 0
  std::uint32_t number;  // the caller's, told in the answer
};

// The numbers of the non-overlapping spans with the greatest sum of values, by position (weighted interval scheduling).
// Sorts `spans`.
void choose_disjoint(std::span<ValuedSpan> spans, SegmentationScratch& scratch, std::vector<std::uint32_t>& chosen);

}  // namespace wasla::linking
