#include "wasla/io/annotation_writer.h"

#include "wasla/index/index_models.h"
#include "wasla/io/color_writer.h"
#include "wasla/io/html_writer.h"
#include "wasla/io/jsonl_writer.h"
#include "wasla/io/summary_writer.h"
#include "wasla/io/tsv_writer.h"

namespace wasla {

AnnotationWriter::AnnotationWriter(const Index& index, const WriterOptions& options)
    : index_(index), options_(options), names_(options.explain ? name_matching_of(index) : std::nullopt) {}

std::unique_ptr<AnnotationWriter> make_writer(OutputFormat format, const Index& index, const WriterOptions& options) {
  switch (format) {
    case OutputFormat::kTsv: return std::make_unique<TsvWriter>(index, options);
    case OutputFormat::kColor: return std::make_unique<ColorWriter>(index, options);
    case OutputFormat::kHtml: return std::make_unique<HtmlWriter>(index, options);
    case OutputFormat::kSummaryCsv: return std::make_unique<SummaryWriter>(index, options);
    case OutputFormat::kJsonl: break;
  }
  return std::make_unique<JsonlWriter>(index, options);
}

std::string_view to_string(text::OffsetUnit unit) {
  switch (unit) {
    case text::OffsetUnit::kByte: return "byte";
    case text::OffsetUnit::kUtf16: return "utf16";
    case text::OffsetUnit::kCodePoint: break;
  }
  return "codepoint";
}

}  // namespace wasla
