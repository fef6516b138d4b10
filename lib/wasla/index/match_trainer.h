// Learns the weights of MatchFeatures as a conditional logit: for each query, the right name against all candidates
// that NameSearch brings and against "none of them"; of every sixteenth query the right names are taken out of the
// list, so that "none" is learned too and probabilities mean what they say. Deterministic; one thread.
#pragma once

#include <memory>
#include <span>

#include "wasla/index/name_search.h"
#include "wasla/models/name_pairs.h"
#include "wasla/models/text_folder.h"

namespace wasla {

// What a search may ask beside the alignment.
struct MatchModels {
  std::shared_ptr<const models::WordVectors> vectors;
  std::shared_ptr<const models::Pieces> pieces;
};

// `alignment` and vectors must have been learned from other names than `pairs`. For every writing system the targets of
// the pairs and names of `others`, things that are none of the pairs', are the list to search: a long one, as rivals
// decide what a likeness is worth.
WASLA_EXPORT models::MatchWeights train_match_weights(std::span<const models::NamePair> pairs,
                                                      std::span<const models::NamePair> others,
                                                      const models::AlignmentModel& alignment, const MatchModels& asked,
                                                      const models::TrainingProgress& progress);

// The whole model. Alignment and vectors learned from most names give features of the rest, from which weights are
// learned; then the alignment is learned again from all. `asked`, learned from all, are what the model is used with;
// those that are absent have no part in it.
WASLA_EXPORT NameMatchingModel train_name_matching(std::span<const models::NamePair> pairs, const MatchModels& asked,
                                                   const models::TrainingProgress& progress);

}  // namespace wasla
