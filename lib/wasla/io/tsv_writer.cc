#include "wasla/io/tsv_writer.h"

#include "wasla/io/mention_text.h"
#include "wasla/text/json_text.h"

namespace wasla {
namespace {

class TsvDocument final : public DocumentWriter {
 public:
  TsvDocument(const TsvWriter& writer, std::string_view id) : writer_(writer), id_(id) {}

  void part(const AnnotatedPart& part, std::string& out) override {
    const Index& index = writer_.index();
    for (const Mention& mention : part.mentions) {
      append_field(id_, out);
      out += '\t';
      append_number(part.position(mention.begin), out);
      out += '\t';
      append_number(part.position(mention.end), out);
      out += '\t';
      const EntityType type = type_of(index, mention);
      out += mention.linked || type != EntityType::kMiscellaneous ? to_string(type) : std::string_view();
      out += '\t';
      if (mention.linked) {
        out += index.entity(mention.best.entity).id;
        out += '\t';
        append_decimal(static_cast<double>(mention.best.probability), out);
      } else {
        out += "NIL";
        append_number(mention.nil, out);
        out += '\t';
      }
      out += '\t';
      out += to_string(mention.language);
      out += '\t';
      if (mention.linked) {
        out += match_text(index, mention.best);
        out += '\t';
        append_field(name_text(index, mention.best), out);
      } else {
        out += '\t';
      }
      out += '\t';
      append_field(part.surface(mention), out);
      out += '\n';
      append_explanation(writer_, part, mention, out);
    }
  }

  void end(std::string_view error, std::string& out) override {
    if (!error.empty()) {
      writer_.failed(id_, error, out);
    }
  }

 private:
  const TsvWriter& writer_;
  std::string id_;
};

}  // namespace

void TsvWriter::begin(std::string& out) const {
  out += "document\tstart\tend\ttype\tid\tprobability\tlang\tmatch\tname\ttext\n";
}

std::unique_ptr<DocumentWriter> TsvWriter::open(const DocumentInfo& info, std::string&) const {
  return std::make_unique<TsvDocument>(*this, info.id);
}

void TsvWriter::failed(std::string_view id, std::string_view error, std::string& out) const {
  append_field(id, out);
  out += "\t\t\tERROR\t\t\t\t\t\t";
  append_field(error, out);
  out += '\n';
}

}  // namespace wasla
