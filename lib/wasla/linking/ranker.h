// Ranker: the scoring model, linear over named features.
//
// A candidate's score is the sum over features of weight x value, in log odds against "no name of ours stands here";
// segmentation.h makes probabilities of the scores of all candidates of a text. The weights are learned
// (`wasla train ranker`, evaluation/ranker_trainer.h) and compiled into the index; a table set by hand (ranker.cc),
// which also says what each feature means, is where learning starts from and what counts where an index has none. The
// degrees that some features take are named in disambiguator.cc and context_cues.cc. Immutable values; safe from any
// thread.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "wasla/base/export.h"
#include "wasla/linking/mention.h"

namespace wasla {

class WASLA_EXPORT Ranker {
 public:
  // The weights set by hand.
  Ranker();

  float weight(Feature feature) const { return weights_[static_cast<std::size_t>(feature)]; }
  void set_weight(Feature feature, float weight) { weights_[static_cast<std::size_t>(feature)] = weight; }

  // In log odds.
  float score(const Candidate& candidate) const;
  // What the feature adds to the score.
  double contribution(const Candidate& candidate, Feature feature) const;

  // Log odds as learned → log odds as seen on texts held out: slope x + offset (Platt 1999).
  struct Calibration {
    float slope = 1, offset = 0;
    bool operator==(const Calibration&) const = default;
  };
  const Calibration& calibration() const { return calibration_; }
  void set_calibration(const Calibration& calibration) { calibration_ = calibration; }
  double calibrated(double probability) const;

  // Readable lines: feature, TAB, weight. Features that the table does not name keep the weight set by hand, so that
  // an index made before a feature was thought of serves on. Throws Error(kModel).
  static Ranker read(std::string_view bytes, const std::string& file);
  std::string write() const;

 private:
  std::array<float, kFeatures> weights_{};
  Calibration calibration_;
};

inline constexpr const char* kRankerFile = "weights.tsv";

// The feature of this name; kCount for none.
WASLA_EXPORT Feature parse_feature(std::string_view name);

}  // namespace wasla
