#include "tools/model_choice.h"

#include <cstdlib>
#include <system_error>

#include "wasla/base/error.h"
#include "wasla/models/model_folder.h"

namespace wasla::tools {

namespace fs = std::filesystem;

fs::path model_folder(const std::string& named) {
  if (!named.empty()) {
    return named;
  }
  if (const char* variable = std::getenv("WASLA_MODELS"); variable && *variable) {
    return variable;
  }
  std::error_code problem;
  const fs::path program = fs::read_symlink("/proc/self/exe", problem).parent_path();
  const fs::path beside = program / "models", shared = program.parent_path() / "share" / "wasla" / "models";
  for (const fs::path& place : {beside, shared}) {
    if (fs::exists(place / "alignment", problem)) {
      return place;
    }
  }
  throw Error(ErrorKind::kModel,
              "no models were found: WASLA_MODELS is not set, and there is neither " + beside.string() + " nor " +
                  shared.string(),
              "name their folder with --models DIR");
}

NameMatchingModel read_name_matching(const std::string& named_folder) {
  const fs::path folder = model_folder(named_folder) / "alignment";
  NameMatchingModel model;
  model.alignment = models::AlignmentModel::read(models::read_model_file(folder, "alignment.tsv"),
                                                 (folder / "alignment.tsv").string());
  model.weights =
      models::MatchWeights::read(models::read_model_file(folder, "weights.tsv"), (folder / "weights.tsv").string());
  return model;
}

}  // namespace wasla::tools
