#include "wasla/gazetteer/fingerprint.h"

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "wasla/base/hash.h"

namespace wasla {

std::string fingerprint(const std::vector<std::filesystem::path>& folders) {
  XXH3_state_t state;
  XXH3_128bits_reset(&state);
  // Each part with its length before it, so that moving a byte between parts changes the key.
  auto add = [&](const std::string& bytes) {
    const std::uint64_t size = bytes.size();
    XXH3_128bits_update(&state, &size, sizeof size);
    XXH3_128bits_update(&state, bytes.data(), bytes.size());
  };
  auto sorted = folders;
  std::sort(sorted.begin(), sorted.end());
  for (const auto& folder : sorted) {
    std::error_code error;
    add(std::filesystem::weakly_canonical(folder, error).filename().string());
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      const auto extension = it->path().extension();
      if (extension == ".tsv" || extension == ".toml") {
        files.push_back(it->path());
      }
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      std::ifstream in(file, std::ios::binary);
      add(file.filename().string());
      add({std::istreambuf_iterator<char>(in), {}});
    }
  }
  const XXH128_hash_t hash = XXH3_128bits_digest(&state);
  char text[33];
  std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return text;
}

}  // namespace wasla
