// TsvWriter: one mention a line, tab-separated, with a header row; the text last.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "wasla/io/annotation_writer.h"

namespace wasla {

class WASLA_EXPORT TsvWriter final : public AnnotationWriter {
 public:
  using AnnotationWriter::AnnotationWriter;
  void begin(std::string& out) const override;
  std::unique_ptr<DocumentWriter> open(const DocumentInfo& info, std::string& out) const override;
  void failed(std::string_view id, std::string_view error, std::string& out) const override;
};

}  // namespace wasla
