// Writing a file so that a crash leaves the old one or the new one, never a piece.
#pragma once

#include <filesystem>
#include <string_view>

namespace wasla {

// Writes a temporary file beside `file`, flushes it to disk and renames it. Throws Error(kOutput) and removes the
// temporary file on failure.
void write_file_atomically(const std::filesystem::path& file, std::string_view bytes);

}  // namespace wasla
