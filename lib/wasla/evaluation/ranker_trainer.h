// Learns the ranker's weights from texts with the right links marked.
//
// The likelihood of the right segmentation (linking/segmentation.h) given all readings of each text is maximised, with
// a Gaussian prior around the weights set by hand: what the texts say nothing about stays as it was. Some features
// depend on what the weights make of the rest of a document, so the readings are made again after each round. The
// calibration comes from usual texts held out: five models, each applied to the fifth it did not see. One thread, fixed
// order, no chance: the same bytes each time.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/linking/linker.h"
#include "wasla/linking/ranker.h"

namespace wasla {

struct LinkedText {
  struct Link {
    std::uint64_t begin, end;  // bytes
    EntityNumber entity;       // in the linker's index; kNoEntity: a name in no gazetteer
  };
  std::string id, text;
  std::optional<int> year;
  std::vector<Link> links;
  bool usual = true;  // as texts are; false: written to be hard, so learned from but not calibrated on
};

struct RankerTraining {
  int rounds = 3;
  int steps = 400;
  double prior_strength = 5.0;  // 1 / variance of the prior around each weight set by hand
  std::function<void(double)> progress;
};

// What the five models made of the texts they had not seen.
struct HeldOutLink {
  std::string document;
  double probability;  // before calibration
  bool right;
};

struct TrainedRanker {
  Ranker ranker;
  std::vector<HeldOutLink> held_out;  // candidates from a probability of 0.05
};

WASLA_EXPORT TrainedRanker train_ranker(const Linker& linker, const std::vector<LinkedText>& texts,
                                        const RankerTraining& training = {});

}  // namespace wasla
