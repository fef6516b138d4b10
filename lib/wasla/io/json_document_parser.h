// JsonDocumentParser: one line of JSONL made a document.
#pragma once

#include <memory>
#include <string_view>

#include "wasla/io/document.h"
#include "wasla/text/offset_map.h"

namespace wasla {

// Holds the parser's buffers, which are used again for every line. Used by one thread at a time.
class WASLA_EXPORT JsonDocumentParser {
 public:
  // `given_mentions`: read the spans of "mentions", which are in `offsets`.
  JsonDocumentParser(bool given_mentions, text::OffsetUnit offsets);
  ~JsonDocumentParser();

  // Fills `document`, whose id, file and line are set already; its id is replaced if the line has one. What is wrong
  // is said in document.error. LineReader::kPadding readable bytes must follow `line`.
  void parse(std::string_view line, InputDocument& document);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wasla
