#include "tools/corpus.h"

#include <utility>

namespace wasla::tools {

namespace {

std::optional<InputFormat> format_called(const std::string& kind) {
  return kind.empty()      ? std::nullopt
         : kind == "lines" ? std::optional(InputFormat::kLines)
         : kind == "jsonl" ? std::optional(InputFormat::kJsonl)
                           : std::optional(InputFormat::kText);
}

InputFormat format_by_name(const std::string& path) {
  return path.ends_with(".jsonl") || path.ends_with(".ndjson") ? InputFormat::kJsonl : InputFormat::kText;
}

}  // namespace

Corpus::Corpus(std::vector<std::string> paths, const std::string& kind)
    : Corpus(InputList(std::move(paths), true), format_called(kind), {}) {}

Corpus::Corpus(InputList inputs, std::optional<InputFormat> format, const ReaderOptions& options)
    : inputs_(std::move(inputs)), format_(format), options_(options) {
  options_.bytes_read = &bytes_read_;
}

std::optional<InputDocument> Corpus::next() {
  while (true) {
    if (reader_) {
      if (std::optional<InputDocument> document = reader_->next()) {
        return document;
      }
      reader_.reset();
    }
    const std::optional<InputPath> input = inputs_.next();
    if (!input) {
      return std::nullopt;
    }
    if (!input->error.empty()) {
      InputDocument document;
      document.id = document.file = input->path;
      document.error = input->error;
      return document;
    }
    ReaderOptions options = options_;
    options.format = format_.value_or(format_by_name(input->path));
    reader_.emplace(input->path, options);
  }
}

void read_whole(InputDocument& document) {
  std::vector<char> buffer(document.rest ? 1u << 20 : 0);
  while (const std::size_t n = document.rest ? document.rest->read(buffer.data(), buffer.size()) : 0) {
    document.text.append(buffer.data(), n);
  }
  document.rest.reset();
}

}  // namespace wasla::tools
