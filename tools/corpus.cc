#include "tools/corpus.h"

#include <algorithm>
#include <utility>

namespace wasla::tools {

Corpus::Corpus(std::vector<std::string> paths, const std::string& kind) : inputs_(std::move(paths), true) {
  if (!kind.empty()) {
    format_ = kind == "lines" ? InputFormat::kLines : kind == "jsonl" ? InputFormat::kJsonl : InputFormat::kText;
  }
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
    ReaderOptions options;
    options.bytes_read = &bytes_read_;
    const bool json = input->path.ends_with(".jsonl") || input->path.ends_with(".ndjson");
    options.format = format_.value_or(json ? InputFormat::kJsonl : InputFormat::kText);
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

std::vector<std::string> with_repeated_flags(const std::vector<std::string>& arguments,
                                             const std::vector<std::string>& flags) {
  std::vector<std::string> out;
  std::string flag;
  bool has_value = false;
  for (const std::string& argument : arguments) {
    if (argument.starts_with("-") && argument != "-") {
      flag = std::find(flags.begin(), flags.end(), argument) != flags.end() ? argument : "";
      has_value = false;
    } else if (!flag.empty() && has_value) {
      out.push_back(flag);
    } else {
      has_value = true;
    }
    out.push_back(argument);
  }
  return out;
}

}  // namespace wasla::tools
