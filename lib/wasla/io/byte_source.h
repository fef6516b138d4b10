// ByteSource: the bytes of one input, read in order; files, standard input, text in memory, all decoded on request.
//
//   auto source = open_source("news.txt", {.encoding = "windows-1256"});
//   while (std::size_t n = source->read(buffer, sizeof buffer)) …
//
// A source is used by one thread at a time and may be handed from one to another.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "wasla/base/export.h"

namespace wasla {

class WASLA_EXPORT ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Reads at least one byte and at most `size` into `out`; 0 at the end. Throws Error(kInput).
  virtual std::size_t read(char* out, std::size_t size) = 0;
  // True if read() would have to wait for somebody to write; always false for regular files.
  virtual bool would_block() const { return false; }
};

struct SourceOptions {
  std::string encoding = {};                      // ICU's name of it; empty: UTF-8, handed on as it is
  std::atomic<std::uint64_t>* counter = nullptr;  // if set, grows by the (undecoded) bytes read
};

// Opens a file, or standard input for "-". Throws Error(kInput) where it is missing, unreadable or a folder, and
// Error(kUsage) for an encoding that is not known.
WASLA_EXPORT std::unique_ptr<ByteSource> open_source(const std::string& path, const SourceOptions& options = {});

// Bytes in memory; the text must outlive the source.
WASLA_EXPORT std::unique_ptr<ByteSource> memory_source(std::string_view text);

// `bytes` converted from `encoding` to UTF-8 as they are read; what the encoding does not define becomes U+FFFD.
// Throws Error(kUsage) for an encoding that is not known.
WASLA_EXPORT std::unique_ptr<ByteSource> decode_source(std::unique_ptr<ByteSource> bytes, const std::string& encoding);

// True for "", "UTF-8" and its other names: nothing has to be decoded. Throws Error(kUsage) for an unknown name.
WASLA_EXPORT bool is_utf8(const std::string& encoding);

}  // namespace wasla
