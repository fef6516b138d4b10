// InputDocument: one document as it came in, before linking.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/io/byte_source.h"
#include "wasla/linking/linker.h"

namespace wasla {

// A plain value, but for `rest`, which is read once.
struct InputDocument {
  std::string id;
  std::string text;                             // exactly as it came in (or was decoded), perhaps ill-formed UTF-8
  std::string language;                         // BCP 47 tag given with it; may be empty
  std::string date;                             // as given with it; may be empty
  std::optional<std::vector<GivenSpan>> given;  // bytes into `text`, sorted, disjoint
  std::string file;                             // where it is from, for messages; "-" is standard input
  std::uint64_t line = 0;                       // 1-based; 0 where the whole file is meant
  std::string encoding;                         // set if the text was decoded: positions are into the decoded text
  std::string error;                            // set if the document could not be read; nothing else is then true
  std::vector<std::string> warnings;            // what was put right while reading
  std::shared_ptr<ByteSource> rest;             // if set, `text` is only the beginning and the rest is read from here

  // "file:line: message", as editors understand it.
  std::string located(const std::string& message) const {
    return file + (line ? ":" + std::to_string(line) : "") + ": " + message;
  }
};

}  // namespace wasla
