// CompressedSource: the bytes of a file, unpacked on the way if it is packed by gzip, bzip2 or Zstandard.
//
//   CompressedSource source("latest-all.json.gz");
//   char piece[65536];
//   while (const std::size_t size = source.read(piece, sizeof piece)) …
//
// What the file is packed by is told by its first bytes, not by its name. Several packed streams one after the other
// are read as one, as the programs do. In memory is a piece at a time. Not for use by several threads at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "wasla/base/export.h"

namespace wasla {

class WASLA_EXPORT CompressedSource {
 public:
  // "-" is standard input. Throws Error(kInput) where the file is missing, is a folder or cannot be read.
  explicit CompressedSource(const std::filesystem::path& file);
  CompressedSource(const CompressedSource&) = delete;
  CompressedSource& operator=(const CompressedSource&) = delete;
  ~CompressedSource();

  // Up to `size` bytes; 0 at the end only. Throws Error(kInput) for a packed file that is damaged or cut off.
  std::size_t read(char* bytes, std::size_t size);

  // How far it has come, and how large it is: of the file as it lies on the disk. No size where that is no plain file.
  std::uint64_t bytes_consumed() const;
  std::optional<std::uint64_t> file_size() const;

  class Input;
  class Decoder;

 private:
  std::unique_ptr<Input> input_;
  std::unique_ptr<Decoder> decoder_;
};

}  // namespace wasla
