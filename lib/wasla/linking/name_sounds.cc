#include "wasla/linking/name_sounds.h"

#include <atomic>
#include <utility>

#include "wasla/base/error.h"
#include "wasla/index/index_models.h"

namespace wasla::linking {

std::optional<NameSounds> NameSounds::of(const Index& index, std::shared_ptr<const models::WordVectors> vectors) {
  static std::atomic<std::uint64_t> count{0};
  std::optional<NameMatchingModel> names = name_matching_of(index);
  if (!names) {
    return std::nullopt;
  }
  NameSounds sounds{std::move(*names), {}, ++count};
  if (vectors) {
    sounds.names.vectors = std::move(vectors);
  }
  try {
    if (const std::string_view words = index.model("words"); !words.empty()) {
      sounds.words = models::WordTable::open(words);
    }
  } catch (const Error&) {
    return std::nullopt;
  }
  return sounds;
}

}  // namespace wasla::linking
