// DocumentReader: the documents of one file, one after another, in bounded memory.
//
//   DocumentReader reader("news.jsonl", {.format = InputFormat::kJsonl});
//   while (std::optional<InputDocument> document = reader.next()) …
//
// A file or line that cannot be read gives a document whose `error` says why; the documents after it are unaffected.
// Used by one thread at a time. Formats: docs/formats/annotations.md.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "wasla/base/export.h"
#include "wasla/io/document.h"
#include "wasla/text/offset_map.h"

namespace wasla {

enum class InputFormat : std::uint8_t {
  kText,   // one document a file; its ID is the path
  kLines,  // one document a line; its ID is "path:line"
  kJsonl,  // one JSON object a line: {"id", "text", "lang"?, "date"?, "mentions"?}
};

struct ReaderOptions {
  InputFormat format = InputFormat::kText;
  bool given_mentions = false;                              // JSONL: read the spans of "mentions"
  text::OffsetUnit offsets = text::OffsetUnit::kCodePoint;  // the unit of those spans
  std::string encoding = {};                                // empty: UTF-8
  std::size_t whole_text = 8u << 20;                 // text files above this many bytes are left to be read in windows
  std::size_t longest_line = 128u << 20;             // a longer line is an error
  std::atomic<std::uint64_t>* bytes_read = nullptr;  // if set, grows as bytes are read
};

class WASLA_EXPORT DocumentReader {
 public:
  // `path` is a file, or "-" for standard input. Throws Error(kUsage) for an unknown encoding, and nothing else.
  DocumentReader(std::string path, ReaderOptions options);
  // Reads from `source` instead; `name` stands for the path.
  DocumentReader(std::unique_ptr<ByteSource> source, std::string name, ReaderOptions options);
  ~DocumentReader();
  DocumentReader(DocumentReader&&) noexcept;
  DocumentReader& operator=(DocumentReader&&) noexcept;

  std::optional<InputDocument> next();
  // True if next() would have to wait for somebody to write.
  bool would_block() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wasla
