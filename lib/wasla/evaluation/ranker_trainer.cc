#include "wasla/evaluation/ranker_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "wasla/base/hash.h"
#include "wasla/linking/segmentation.h"

namespace wasla {
namespace {

using Weights = std::array<double, kFeatures>;

constexpr std::size_t kFolds = 5;
constexpr double kLeastHeldOut = 0.05;

// The readings of one text, and which of its candidates are right for each link.
struct Example {
  Lattice lattice;
  std::vector<std::vector<std::uint32_t>> right;  // candidates, for each link that has some
  std::size_t document = 0;
};

bool is_right(const LinkedText::Link& link, const Lattice& lattice, std::size_t candidate) {
  const Lattice::Bounds& mention = lattice.mentions[candidate];
  // A name in no gazetteer has the reading without an entity.
  return mention.begin == link.begin && mention.end == link.end && lattice.candidates[candidate].entity == link.entity;
}

Example read_example(const Linker& linker, Scratch& scratch, const LinkedText& text, std::size_t document,
                     const Ranker& ranker) {
  LinkOptions options;
  options.ranker = &ranker;
  options.year = text.year;
  Example example;
  example.document = document;
  example.lattice = linker.readings(text.text, scratch, options);
  for (const LinkedText::Link& link : text.links) {
    std::vector<std::uint32_t> right;
    for (std::uint32_t c = 0; c < example.lattice.candidates.size(); ++c) {
      if (is_right(link, example.lattice, c)) {
        right.push_back(c);
      }
    }
    if (!right.empty()) {
      example.right.push_back(std::move(right));
    }
  }
  return example;
}

Weights weights_of(const Ranker& ranker) {
  Weights weights;
  for (std::size_t f = 0; f < kFeatures; ++f) {
    weights[f] = static_cast<double>(ranker.weight(static_cast<Feature>(f)));
  }
  return weights;
}

void set_weights(const Weights& weights, Ranker& ranker) {
  for (std::size_t f = 0; f < kFeatures; ++f) {
    ranker.set_weight(static_cast<Feature>(f), static_cast<float>(weights[f]));
  }
}

class Learner {
 public:
  Learner(const RankerTraining& training, const Weights& prior) : training_(training), prior_(prior) {}

  // Adam (Kingma and Ba 2015) on all examples at once.
  void improve(const std::vector<const Example*>& examples, Weights& weights) {
    constexpr double kFirst = 0.9, kSecond = 0.999, kTiny = 1e-8, kRate = 0.05;
    Weights mean{}, square{};
    for (int step = 1; step <= training_.steps; ++step) {
      Weights slope = slope_of(examples, weights);
      const double rate = kRate * (1.0 - static_cast<double>(step - 1) / training_.steps);
      for (std::size_t f = 0; f < kFeatures; ++f) {
        mean[f] = kFirst * mean[f] + (1 - kFirst) * slope[f];
        square[f] = kSecond * square[f] + (1 - kSecond) * slope[f] * slope[f];
        const double m = mean[f] / (1 - std::pow(kFirst, step)), s = square[f] / (1 - std::pow(kSecond, step));
        weights[f] += rate * m / (std::sqrt(s) + kTiny);
      }
    }
  }

 private:
  // Of the logarithm of likelihood times prior.
  Weights slope_of(const std::vector<const Example*>& examples, const Weights& weights) {
    Weights slope;
    for (std::size_t f = 0; f < kFeatures; ++f) {
      slope[f] = training_.prior_strength * (prior_[f] - weights[f]);
    }
    for (const Example* example : examples) {
      add_slope(*example, weights, slope);
    }
    return slope;
  }

  void add_slope(const Example& example, const Weights& weights, Weights& slope) {
    const Lattice& lattice = example.lattice;
    scores_.resize(lattice.candidates.size());
    for (std::size_t c = 0; c < scores_.size(); ++c) {
      double score = 0;
      for (std::size_t f = 0; f < kFeatures; ++f) {
        score += weights[f] * static_cast<double>(lattice.candidates[c].features[f]);
      }
      scores_[c] = score;
    }
    spans_.clear();
    for (const Lattice::Span& span : lattice.spans) {
      spans_.push_back({span.begin, span.end, log_sum(span.first_candidate, span.candidates)});
    }
    linking::set_marginals(spans_, scratch_);
    for (std::size_t s = 0; s < spans_.size(); ++s) {
      const Lattice::Span& span = lattice.spans[s];
      for (std::uint32_t c = span.first_candidate; c < span.first_candidate + span.candidates; ++c) {
        add(lattice.candidates[c], -spans_[s].marginal * std::exp(scores_[c] - spans_[s].weight), slope);
      }
    }
    for (const auto& right : example.right) {
      double most = scores_[right.front()], total = 0;
      for (std::uint32_t c : right) {
        most = std::max(most, scores_[c]);
      }
      for (std::uint32_t c : right) {
        total += std::exp(scores_[c] - most);
      }
      for (std::uint32_t c : right) {
        add(lattice.candidates[c], std::exp(scores_[c] - most) / total, slope);
      }
    }
  }

  double log_sum(std::uint32_t first, std::uint32_t count) const {
    if (count == 0) {
      return -std::numeric_limits<double>::infinity();
    }
    const double most = *std::max_element(scores_.begin() + first, scores_.begin() + first + count);
    double sum = 0;
    for (std::uint32_t c = first; c < first + count; ++c) {
      sum += std::exp(scores_[c] - most);
    }
    return most + std::log(sum);
  }

  static void add(const Candidate& candidate, double times, Weights& slope) {
    for (std::size_t f = 0; f < kFeatures; ++f) {
      slope[f] += times * static_cast<double>(candidate.features[f]);
    }
  }

  const RankerTraining& training_;
  const Weights& prior_;
  std::vector<double> scores_;
  std::vector<linking::WeighedSpan> spans_;
  linking::SegmentationScratch scratch_;
};

std::size_t fold_of(const LinkedText& text) {
  return static_cast<std::size_t>(hash_bytes(text.id.data(), text.id.size()) % kFolds);
}

// Learns from all texts but those of a fold (kFolds: from all).
Ranker learn(const Linker& linker, const std::vector<LinkedText>& texts, const RankerTraining& training,
             std::size_t held_out) {
  Ranker ranker;
  ranker.set_calibration({});
  const Weights prior = weights_of(ranker);
  Weights weights = prior;
  Learner learner(training, prior);
  Scratch scratch;
  for (int round = 0; round < training.rounds; ++round) {
    std::vector<Example> examples;
    for (std::size_t t = 0; t < texts.size(); ++t) {
      if (fold_of(texts[t]) != held_out) {
        examples.push_back(read_example(linker, scratch, texts[t], t, ranker));
      }
    }
    std::vector<const Example*> all;
    all.reserve(examples.size());
    for (const Example& example : examples) {
      all.push_back(&example);
    }
    learner.improve(all, weights);
    set_weights(weights, ranker);
  }
  return ranker;
}

// Slope and offset of the log odds by logistic regression: Newton's method on two numbers.
Ranker::Calibration calibration_of(const std::vector<HeldOutLink>& links) {
  constexpr double kPrior = 1.0;  // pulls towards no change where there is little to go by
  double slope = 1, offset = 0;
  for (int step = 0; step < 50; ++step) {
    double g0 = kPrior * (1 - slope), g1 = -kPrior * offset, h00 = kPrior, h01 = 0, h11 = kPrior;
    for (const HeldOutLink& link : links) {
      const double p = std::clamp(link.probability, 1e-9, 1 - 1e-9), x = std::log(p / (1 - p));
      const double q = 1 / (1 + std::exp(-(slope * x + offset))), off = (link.right ? 1.0 : 0.0) - q;
      g0 += off * x;
      g1 += off;
      h00 += q * (1 - q) * x * x;
      h01 += q * (1 - q) * x;
      h11 += q * (1 - q);
    }
    const double determinant = h00 * h11 - h01 * h01;
    if (determinant < 1e-12) {
      break;
    }
    slope += (h11 * g0 - h01 * g1) / determinant;
    offset += (h00 * g1 - h01 * g0) / determinant;
  }
  return {static_cast<float>(slope), static_cast<float>(offset)};
}

}  // namespace

TrainedRanker train_ranker(const Linker& linker, const std::vector<LinkedText>& texts, const RankerTraining& training) {
  TrainedRanker trained;
  Scratch scratch;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const Ranker ranker = learn(linker, texts, training, fold);
    for (std::size_t t = 0; t < texts.size(); ++t) {
      if (fold_of(texts[t]) != fold || !texts[t].usual) {
        continue;
      }
      const Example example = read_example(linker, scratch, texts[t], t, ranker);
      for (std::uint32_t c = 0; c < example.lattice.candidates.size(); ++c) {
        const auto probability = static_cast<double>(example.lattice.candidates[c].probability);
        if (probability >= kLeastHeldOut && example.lattice.candidates[c].match != MatchKind::kNil) {
          const bool right = std::any_of(example.right.begin(), example.right.end(), [c](const auto& candidates) {
            return std::find(candidates.begin(), candidates.end(), c) != candidates.end();
          });
          trained.held_out.push_back({texts[t].id, probability, right});
        }
      }
    }
    if (training.progress) {
      training.progress(static_cast<double>(fold + 1) / (kFolds + 1));
    }
  }
  trained.ranker = learn(linker, texts, training, kFolds);
  trained.ranker.set_calibration(calibration_of(trained.held_out));
  if (training.progress) {
    training.progress(1);
  }
  return trained;
}

}  // namespace wasla
