// Corpus: the documents of files and folders, one after another, as `wasla link` reads them.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tools/input_list.h"
#include "wasla/io/document_reader.h"

namespace wasla::tools {

// One thread's.
class Corpus {
 public:
  // `kind`: "text", "lines", "jsonl", or empty for what each file's name says. Folders are read whole.
  Corpus(std::vector<std::string> paths, const std::string& kind);

  // A document that cannot be read has its `error`.
  std::optional<InputDocument> next();
  std::optional<std::uint64_t> total_bytes() const { return inputs_.total_bytes(); }
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  InputList inputs_;
  std::optional<InputFormat> format_;
  std::optional<DocumentReader> reader_;
  std::atomic<std::uint64_t> bytes_read_ = 0;
};

// Reads what was left of a long text to be read in windows. Throws Error(kInput).
void read_whole(InputDocument& document);

// "--on a b" means "--on a --on b": the flags named take all values up to the next flag.
std::vector<std::string> with_repeated_flags(const std::vector<std::string>& arguments,
                                             const std::vector<std::string>& flags);

}  // namespace wasla::tools
