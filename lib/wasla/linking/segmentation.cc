#include "wasla/linking/segmentation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace wasla::linking {
namespace {

constexpr double kNothing = -std::numeric_limits<double>::infinity();

double add_logs(double a, double b) {
  const double greater = std::max(a, b);
  return greater == kNothing ? kNothing : greater + std::log1p(std::exp(std::min(a, b) - greater));
}

// Spans that overlap each other, directly or through others. A short text is all that a sum runs over, so that
// precision does not depend on the length of the document.
double set_marginals_of_group(std::span<WeighedSpan> spans, SegmentationScratch& scratch) {
  if (spans.size() == 1) {
    const double all = add_logs(0, spans[0].weight);
    spans[0].marginal = std::exp(spans[0].weight - all);
    return all;
  }
  auto& bounds = scratch.bounds;
  bounds.clear();
  for (const WeighedSpan& span : spans) {
    bounds.push_back(span.begin);
    bounds.push_back(span.end);
  }
  std::sort(bounds.begin(), bounds.end());
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  auto bound = [&](std::uint32_t position) {
    return static_cast<std::size_t>(std::lower_bound(bounds.begin(), bounds.end(), position) - bounds.begin());
  };
  auto& by_end = scratch.by_end;
  by_end.resize(spans.size());
  std::iota(by_end.begin(), by_end.end(), 0u);
  std::stable_sort(by_end.begin(), by_end.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return spans[a].end < spans[b].end; });
  scratch.forward.assign(bounds.size(), 0);
  scratch.backward.assign(bounds.size(), 0);
  std::size_t at = 0;
  for (std::size_t b = 1; b < bounds.size(); ++b) {
    double sum = scratch.forward[b - 1];
    for (; at < by_end.size() && spans[by_end[at]].end == bounds[b]; ++at) {
      const WeighedSpan& span = spans[by_end[at]];
      sum = add_logs(sum, scratch.forward[bound(span.begin)] + span.weight);
    }
    scratch.forward[b] = sum;
  }
  at = spans.size();
  for (std::size_t b = bounds.size() - 1; b-- > 0;) {
    double sum = scratch.backward[b + 1];
    for (; at > 0 && spans[at - 1].begin == bounds[b]; --at) {
      const WeighedSpan& span = spans[at - 1];
      sum = add_logs(sum, scratch.backward[bound(span.end)] + span.weight);
    }
    scratch.backward[b] = sum;
  }
  const double all = scratch.forward.back();
  for (WeighedSpan& span : spans) {
    span.marginal =
        std::exp(scratch.forward[bound(span.begin)] + span.weight + scratch.backward[bound(span.end)] - all);
  }
  return all;
}

}  // namespace

double set_marginals(std::span<WeighedSpan> spans, SegmentationScratch& scratch) {
  double all = 0;
  for (std::size_t first = 0; first < spans.size();) {
    std::size_t last = first + 1;
    for (std::uint32_t end = spans[first].end; last < spans.size() && spans[last].begin < end; ++last) {
      end = std::max(end, spans[last].end);
    }
    all += set_marginals_of_group(spans.subspan(first, last - first), scratch);
    first = last;
  }
  return all;
}

void choose_disjoint(std::span<ValuedSpan> spans, SegmentationScratch& scratch, std::vector<std::uint32_t>& chosen) {
  chosen.clear();
  std::sort(spans.begin(), spans.end(), [](const ValuedSpan& a, const ValuedSpan& b) {
    return a.end != b.end ? a.end < b.end : a.begin != b.begin ? a.begin < b.begin : a.number < b.number;
  });
  const std::size_t n = spans.size();
  scratch.best_value.assign(n + 1, 0);
  scratch.best_previous.assign(n + 1, -1);  // -1: not taken
  for (std::size_t i = 0; i < n; ++i) {
    // How many of the earlier ones end before this begins.
    const auto before = std::partition_point(spans.begin(), spans.begin() + static_cast<std::ptrdiff_t>(i),
                                             [&](const ValuedSpan& other) { return other.end <= spans[i].begin; }) -
                        spans.begin();
    const double gain = scratch.best_value[static_cast<std::size_t>(before)] + spans[i].value;
    const bool take = gain > scratch.best_value[i];
    scratch.best_value[i + 1] = take ? gain : scratch.best_value[i];
    scratch.best_previous[i + 1] = take ? static_cast<std::int32_t>(before) : -1;
  }
  for (std::size_t i = n; i > 0;) {
    if (scratch.best_previous[i] < 0) {
      --i;
      continue;
    }
    chosen.push_back(spans[i - 1].number);
    i = static_cast<std::size_t>(scratch.best_previous[i]);
  }
  std::reverse(chosen.begin(), chosen.end());
}

}  // namespace wasla::linking
