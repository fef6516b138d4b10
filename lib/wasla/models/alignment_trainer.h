// Learns an AlignmentModel from pairs of names by EM.
//
// Each pair of writing systems has its own table; what they share is the prior: operations are likely where the
// neutral readings of their letters agree (text/neutral_form.h), so that a table with few pairs of names, as the
// Kurdish ones, leans on what the letters sound like. A pair of names that does not sound alike under the model of the
// round before (a translation, an exonym) does not count. Deterministic; one thread.
#pragma once

#include <span>

#include "wasla/models/alignment_model.h"
#include "wasla/models/name_pairs.h"
#include "wasla/models/text_folder.h"

namespace wasla::models {

struct AlignmentTraining {
  int rounds = 8;
  double prior_strength = 60;        // pseudo-counts of the prior, per table
  double least_odds_a_letter = 0.5;  // log odds a letter below which a pair of names does not count
};

WASLA_EXPORT AlignmentModel train_alignment(std::span<const NamePair> pairs, const AlignmentTraining& training,
                                            const TrainingProgress& progress);

}  // namespace wasla::models
