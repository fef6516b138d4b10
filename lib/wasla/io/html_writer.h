// HtmlWriter: one self-contained page with all documents.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "wasla/io/annotation_writer.h"

namespace wasla {

class WASLA_EXPORT HtmlWriter final : public AnnotationWriter {
 public:
  using AnnotationWriter::AnnotationWriter;
  void begin(std::string& out) const override;
  std::unique_ptr<DocumentWriter> open(const DocumentInfo& info, std::string& out) const override;
  void failed(std::string_view id, std::string_view error, std::string& out) const override;
  void end(std::string& out) const override;

  struct Labels {
    std::string_view english;
    std::string attributes;  // data-en, data-ar, …
  };
  // Looking a label up goes through all names of the entity, and news names the same ones again and again: kept for
  // as long as the writer lives.
  const Labels& labels_of(EntityNumber entity) const;

 private:
  mutable std::mutex mutex_;
  mutable std::unordered_map<EntityNumber, Labels> labels_;
};

}  // namespace wasla
