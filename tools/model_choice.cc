#include "tools/model_choice.h"

#include <cstdlib>
#include <system_error>

#include "wasla/base/error.h"
#include "wasla/models/model_folder.h"
#include "wasla/models/name_vectors.h"
#include "wasla/models/piece_trainer.h"
#include "wasla/models/vector_trainer.h"

namespace wasla::tools {

namespace fs = std::filesystem;

fs::path find_model_folder(const std::string& named, const std::string& model) {
  std::error_code problem;
  if (!named.empty()) {
    if (!fs::is_directory(fs::path(named) / model, problem)) {
      throw Error(ErrorKind::kModel, named, 0, "holds no model '" + model + "'", "name a folder made by `wasla train`");
    }
    return named;
  }
  const char* variable = std::getenv("WASLA_MODELS");
  const fs::path program = fs::read_symlink("/proc/self/exe", problem).parent_path();
  // A folder of the user's may hold one model only; the others are then those that came with the program.
  for (const fs::path& place :
       {fs::path(variable ? variable : ""), program / "models", program.parent_path() / "share" / "wasla" / "models"}) {
    if (!place.empty() && fs::is_directory(place / model, problem)) {
      return place;
    }
  }
  return {};
}

NameMatchingModel read_name_matching(const std::string& named_folder) {
  const fs::path place = find_model_folder(named_folder, "alignment");
  if (place.empty()) {
    throw Error(ErrorKind::kModel, "no model of names was found beside the program, and WASLA_MODELS is not set",
                "name the folder of models with --models DIR");
  }
  const fs::path folder = place / "alignment";
  NameMatchingModel model;
  model.alignment = models::AlignmentModel::read(models::read_model_file(folder, "alignment.tsv"),
                                                 (folder / "alignment.tsv").string());
  model.weights =
      models::MatchWeights::read(models::read_model_file(folder, "weights.tsv"), (folder / "weights.tsv").string());
  // Not from elsewhere: the weights were learned for those that were made with them.
  std::error_code problem;
  if (fs::is_directory(place / "vectors", problem)) {
    model.vectors = models::NameVectors::own(models::read_model_file(place / "vectors", models::kNameVectorsFile));
  }
  if (fs::is_directory(place / "pieces", problem)) {
    model.pieces = models::Pieces::own(models::read_model_file(place / "pieces", models::kPiecesFile));
  }
  return model;
}

}  // namespace wasla::tools
