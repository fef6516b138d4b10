// Plain text to train on: folders with one file a language, DIR/<BCP 47 tag>.txt, UTF-8, one sentence or paragraph a
// line (ar.txt, ckb.txt, kmr-Arab.txt, …). Other files in the folder are left alone.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"

namespace wasla::models {

// Called by trainers now and then: what is being done, and the share of it done (0 … 1).
using TrainingProgress = std::function<void(std::string_view stage, double share)>;

// The text of each language, files of several folders one behind the other in the order given. Throws Error(kInput)
// where a folder cannot be read or holds no such file.
WASLA_EXPORT std::map<std::string, std::string> read_text_folders(const std::vector<std::filesystem::path>& folders);

}  // namespace wasla::models
