// read_file: the bytes of a regular file.
#pragma once

#include <filesystem>
#include <string>

namespace wasla {

// Throws Error(kInput) where `path` is missing, is not a regular file (a pipe would block for ever) or cannot be read.
std::string read_file(const std::filesystem::path& path);

}  // namespace wasla
