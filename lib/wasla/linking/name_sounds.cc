#include "wasla/linking/name_sounds.h"

#include <atomic>

#include "wasla/base/error.h"

namespace wasla::linking {

std::optional<NameSounds> NameSounds::of(const Index& index) {
  const std::string_view alignment = index.model("alignment"), weights = index.model("weights"),
                         words = index.model("words"), vectors = index.model("vectors");
  if (alignment.empty() || weights.empty()) {
    return std::nullopt;
  }
  try {
    NameSounds sounds;
    sounds.alignment = models::AlignmentModel::open(alignment);
    sounds.weights = models::MatchWeights::read(weights, models::kMatchWeightsFile);
    if (!words.empty()) {
      sounds.words = models::WordTable::open(words);
    }
    if (!vectors.empty()) {
      sounds.vectors = models::NameVectors::open(vectors);
    }
    static std::atomic<std::uint64_t> count{0};
    sounds.number = ++count;
    return sounds;
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace wasla::linking
