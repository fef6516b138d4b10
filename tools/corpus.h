// Corpus: the documents of files and folders, one after another.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tools/input_list.h"
#include "wasla/io/document_reader.h"

namespace wasla::tools {

// One thread's; bytes_read() may be asked by any.
class Corpus {
 public:
  // `kind`: "text", "lines", "jsonl", or empty for what each file's name says. Folders are read whole.
  Corpus(std::vector<std::string> paths, const std::string& kind);
  // `format` empty: what each file's name says. Of `options` all but the format counts.
  Corpus(InputList inputs, std::optional<InputFormat> format, const ReaderOptions& options);
  Corpus(const Corpus&) = delete;
  Corpus& operator=(const Corpus&) = delete;

  // A document that cannot be read has its `error`.
  std::optional<InputDocument> next();
  // Whether next() would have to wait for whoever writes to us.
  bool would_block() { return reader_ && reader_->would_block(); }
  std::optional<std::uint64_t> total_bytes() const { return inputs_.total_bytes(); }
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  InputList inputs_;
  std::optional<InputFormat> format_;
  ReaderOptions options_;
  std::optional<DocumentReader> reader_;
  std::atomic<std::uint64_t> bytes_read_ = 0;
};

// Reads what was left of a long text to be read in windows. Throws Error(kInput).
void read_whole(InputDocument& document);

}  // namespace wasla::tools
