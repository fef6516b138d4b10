#include "wasla/index/index_models.h"

#include "wasla/base/error.h"
#include "wasla/models/name_vectors.h"

namespace wasla {

std::optional<NameMatchingModel> name_matching_of(const Index& index) {
  const std::string_view alignment = index.model("alignment"), weights = index.model("weights"),
                         vectors = index.model("vectors"), pieces = index.model("pieces");
  if (alignment.empty() || weights.empty()) {
    return std::nullopt;
  }
  try {
    NameMatchingModel model{models::AlignmentModel::open(alignment),
                            models::MatchWeights::read(weights, models::kMatchWeightsFile)};
    if (!vectors.empty()) {
      model.vectors = std::make_shared<models::NameVectors>(models::NameVectors::open(vectors));
    }
    if (!pieces.empty()) {
      model.pieces = std::make_shared<models::Pieces>(models::Pieces::open(pieces));
    }
    return model;
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace wasla
