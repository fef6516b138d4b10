// JsonlWriter: one JSON object a document, on one line.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "wasla/io/annotation_writer.h"

namespace wasla {

class WASLA_EXPORT JsonlWriter final : public AnnotationWriter {
 public:
  using AnnotationWriter::AnnotationWriter;
  std::unique_ptr<DocumentWriter> open(const DocumentInfo& info, std::string& out) const override;
  void failed(std::string_view id, std::string_view error, std::string& out) const override;
};

}  // namespace wasla
