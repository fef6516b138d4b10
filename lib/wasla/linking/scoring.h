// The scoring model: one logistic model over named features.
//
// score = sum over features of weight x value, in log odds; a candidate's probability is that of its score, shared out
// among the rivals of its span by their scores. All weights stand in one table (scoring.cc) with what they mean; the
// degrees that some features take are named in disambiguator.cc and context_cues.cc.
#pragma once

#include <array>
#include <span>

#include "wasla/linking/mention.h"

namespace wasla::linking {

// Weight of a feature (log odds per unit of its value).
float weight(Feature feature);

// Sets score from features.
void set_score(Candidate& candidate);

double logistic(double score);

// Sets the probabilities of all candidates for one span.
void set_probabilities(std::span<Candidate> candidates);

}  // namespace wasla::linking
