#include "wasla/gazetteer/fingerprint.h"

#include <algorithm>
#include <memory>
#include <new>
#include <string_view>
#include <system_error>
#include <utility>

#include "wasla/base/error.h"
#include "wasla/base/hash.h"
#include "wasla/base/read_file.h"
#include "wasla/base/staged_write.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;

struct FreeState {
  void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

class Hasher {
 public:
  Hasher() : state_(XXH3_createState()) {
    if (!state_) {
      throw std::bad_alloc();
    }
    XXH3_128bits_reset(state_.get());
  }

  // With its length before it, so that no two sequences of texts make the same bytes.
  void add(std::string_view text) {
    unsigned char length[8];
    for (unsigned i = 0; i < 8; ++i) {
      length[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(text.size()) >> 8 * i);
    }
    XXH3_128bits_update(state_.get(), length, sizeof length);
    XXH3_128bits_update(state_.get(), text.data(), text.size());
  }

  std::string digest() const {
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state_.get()));
    std::string text;
    for (const unsigned char byte : canonical.digest) {
      text += "0123456789abcdef"[byte >> 4];
      text += "0123456789abcdef"[byte & 0xF];
    }
    return text;
  }

 private:
  std::unique_ptr<XXH3_state_t, FreeState> state_;
};

std::string bytes_of(const fs::path& path) {
  try {
    return read_file(path);
  } catch (const Error&) {
    throw Error(ErrorKind::kGazetteer, path.string(), 0, "cannot be read",
                "check that it is a file and that you may read it");
  }
}

}  // namespace

std::string fingerprint(const std::vector<fs::path>& folders) {
  const FolderLocks locks = lock_whole(folders, FolderLocks::kShared);
  // Folders are hashed one by one first, so that neither the order given nor two of the same name matter.
  std::vector<std::pair<std::string, std::string>> parts;
  for (const fs::path& folder : folders) {
    Hasher hasher;
    for (const std::string_view file : gazetteer::kFiles) {
      std::error_code error;
      if (fs::exists(folder / file, error)) {
        hasher.add(file);
        hasher.add(bytes_of(folder / file));
      }
    }
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(folder, error);
    parts.emplace_back((error ? folder : canonical).filename().string(), hasher.digest());
  }
  std::sort(parts.begin(), parts.end());
  Hasher all;
  for (const auto& [name, digest] : parts) {
    all.add(name);
    all.add(digest);
  }
  return all.digest();
}

}  // namespace wasla
