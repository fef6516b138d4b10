#include "wasla/evaluation/bootstrap.h"

#include <algorithm>
#include <cmath>

namespace wasla {
namespace {

// SplitMix64 (Steele, Lea and Flood 2014).
class Generator {
 public:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

 private:
  std::uint64_t state_ = 1;
};

}  // namespace

Interval f1_interval(const std::vector<Ratio>& documents, int draws) {
  if (documents.empty() || draws < 1) {
    return {};
  }
  Generator generator;
  std::vector<double> figures;
  figures.reserve(static_cast<std::size_t>(draws));
  for (int draw = 0; draw < draws; ++draw) {
    Ratio sum;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      sum += documents[generator.next() % documents.size()];
    }
    figures.push_back(sum.f1());
  }
  std::sort(figures.begin(), figures.end());
  const auto at = [&](double share) {
    return figures[static_cast<std::size_t>(std::lround(share * static_cast<double>(figures.size() - 1)))];
  };
  return {at(0.025), at(0.975)};
}

}  // namespace wasla
