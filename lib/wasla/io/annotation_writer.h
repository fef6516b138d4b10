// AnnotationWriter: the formats in which linked documents are printed.
//
//   auto writer = make_writer(OutputFormat::kJsonl, index, {});
//   std::string out;
//   writer->begin(out);
//   auto document = writer->open({.id = "news.txt"}, out);
//   document->part(part, out);      // as many parts as the document has, in order
//   document->end("", out);
//   writer->end(out);
//
// A writer is immutable and safe from any number of threads; a DocumentWriter is used by one. Everything is appended
// to `out`, which the caller empties when it likes: a long document's output grows part by part.
// Formats: docs/formats/annotations.md.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "wasla/base/export.h"
#include "wasla/index/index.h"
#include "wasla/index/name_search.h"
#include "wasla/io/windowed_linking.h"
#include "wasla/linking/mention.h"
#include "wasla/linking/ranker.h"

namespace wasla {

enum class OutputFormat : std::uint8_t { kJsonl, kTsv, kColor, kHtml, kSummaryCsv };

struct WriterOptions {
  text::OffsetUnit offsets = text::OffsetUnit::kCodePoint;
  int candidates = 0;    // rivals shown per mention
  bool explain = false;  // show each feature's share of the score
  bool color = true;     // kColor: with ANSI colours; without, plain brackets
  Ranker ranker = {};    // the weights that explanations tell of: Linker::ranker()
};

struct DocumentInfo {
  std::string_view id;
  std::string_view encoding = {};  // set if the text was decoded
};

class WASLA_EXPORT DocumentWriter {
 public:
  virtual ~DocumentWriter() = default;
  virtual void part(const AnnotatedPart& part, std::string& out) = 0;
  // `error`: why the rest of the document could not be read; empty if all is well.
  virtual void end(std::string_view error, std::string& out) = 0;
};

class WASLA_EXPORT AnnotationWriter {
 public:
  AnnotationWriter(const Index& index, const WriterOptions& options);
  virtual ~AnnotationWriter() = default;

  virtual void begin(std::string&) const {}
  // `info` need not outlive the call.
  virtual std::unique_ptr<DocumentWriter> open(const DocumentInfo& info, std::string& out) const = 0;
  // A document that could not be read at all, in its place.
  virtual void failed(std::string_view id, std::string_view error, std::string& out) const = 0;
  virtual void end(std::string&) const {}

  const Index& index() const { return index_; }
  const WriterOptions& options() const { return options_; }
  // For explanations; null where the index has none or none are asked for.
  const models::AlignmentModel* alignment() const { return names_ ? &names_->alignment : nullptr; }

 private:
  const Index& index_;
  WriterOptions options_;
  std::optional<NameMatchingModel> names_;
};

// `index` must outlive the writer.
WASLA_EXPORT std::unique_ptr<AnnotationWriter> make_writer(OutputFormat format, const Index& index,
                                                           const WriterOptions& options);

// "codepoint", "byte", "utf16".
WASLA_EXPORT std::string_view to_string(text::OffsetUnit unit);

}  // namespace wasla
