// MappedFile: a whole file, read-only, as bytes. Move-only; unmapped at destruction. Safe to read from any thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace wasla {

class MappedFile {
 public:
  MappedFile() = default;
  // Throws std::system_error; the caller knows what the file was for.
  explicit MappedFile(const std::filesystem::path& file);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::span<const std::byte> bytes() const { return {data_, size_}; }

 private:
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace wasla
