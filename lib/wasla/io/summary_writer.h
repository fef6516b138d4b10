// SummaryWriter: CSV (RFC 4180, but LF) with the number of mentions per entity and document.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "wasla/io/annotation_writer.h"

namespace wasla {

class WASLA_EXPORT SummaryWriter final : public AnnotationWriter {
 public:
  using AnnotationWriter::AnnotationWriter;
  void begin(std::string& out) const override;
  std::unique_ptr<DocumentWriter> open(const DocumentInfo& info, std::string& out) const override;
  void failed(std::string_view id, std::string_view error, std::string& out) const override;
};

}  // namespace wasla
