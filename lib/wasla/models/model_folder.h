// A trained model on disk: a folder with its files, card.md and SHA256SUMS.
//
//   write_model_folder("models/words", {{"words.tsv", bytes}}, card);
//   const std::string bytes = read_model_file("models/words", "words.tsv");   // throws if it is not what the sums say
//
// A model is untrusted until its checksum fits: some formats load without complaint when truncated and answer nonsense.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"

namespace wasla::models {

struct ModelFile {
  std::string name;  // within the folder
  std::string bytes;
};

// The bytes of a file of the model, compared with SHA256SUMS. Throws Error(kModel).
WASLA_EXPORT std::string read_model_file(const std::filesystem::path& folder, std::string_view name);

// Writes files, card.md and SHA256SUMS (in sha256sum's format), each atomically, the sums last; makes the folder.
// Throws Error(kOutput).
WASLA_EXPORT void write_model_folder(const std::filesystem::path& folder, const std::vector<ModelFile>& files,
                                     std::string_view card);

}  // namespace wasla::models
