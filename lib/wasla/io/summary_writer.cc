#include "wasla/io/summary_writer.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "wasla/io/mention_text.h"
#include "wasla/text/json_text.h"
#include "wasla/text/utf8.h"

namespace wasla {
namespace {

void append_csv(std::string_view text, std::string& out) {
  const std::string safe = text::replace_ill_formed(text);
  if (safe.find_first_of(",\"\r\n") == std::string::npos) {
    out += safe;
    return;
  }
  out += '"';
  for (const char c : safe) {
    out += c;
    if (c == '"') {
      out += '"';
    }
  }
  out += '"';
}

class SummaryDocument final : public DocumentWriter {
 public:
  SummaryDocument(const SummaryWriter& writer, std::string_view id) : writer_(writer), id_(id) {}

  void part(const AnnotatedPart& part, std::string&) override {
    for (const Mention& mention : part.mentions) {
      if (mention.linked) {
        ++linked_[mention.best.entity];
      } else {
        Unknown& unknown = unknown_[mention.nil];
        if (++unknown.count == 1) {
          unknown.type = mention.nil_type;
          unknown.text = part.surface(mention);
        }
      }
    }
  }

  void end(std::string_view error, std::string& out) override {
    const Index& index = writer_.index();
    using Row = std::tuple<std::uint64_t, std::string_view, EntityType, std::string_view>;  // count, id, type, label
    std::vector<Row> rows;
    for (const auto& [entity, count] : linked_) {
      const EntityView view = index.entity(entity);
      rows.emplace_back(count, view.id, view.type, index.label(entity, "en"));
    }
    for (const auto& [number, unknown] : unknown_) {
      rows.emplace_back(unknown.count, "", unknown.type, unknown.text);
    }
    // The most frequent first; no two rows alike in ID and label, so the order is one.
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
      return std::get<0>(a) != std::get<0>(b)
                 ? std::get<0>(a) > std::get<0>(b)
                 : std::tie(std::get<1>(a), std::get<3>(a)) < std::tie(std::get<1>(b), std::get<3>(b));
    });
    for (const auto& [count, id, type, label] : rows) {
      append_csv(id_, out);
      out += ',';
      append_csv(id, out);
      out += ',';
      out += to_string(type);
      out += ',';
      append_csv(label, out);
      out += ',';
      append_number(count, out);
      out += '\n';
    }
    if (!error.empty()) {
      writer_.failed(id_, error, out);
    }
  }

 private:
  struct Unknown {
    std::uint64_t count = 0;
    EntityType type = EntityType::kMiscellaneous;
    std::string text;
  };
  const SummaryWriter& writer_;
  std::string id_;
  std::map<EntityNumber, std::uint64_t> linked_;
  std::map<std::uint32_t, Unknown> unknown_;
};

}  // namespace

void SummaryWriter::begin(std::string& out) const { out += "document,id,type,label,count\n"; }

std::unique_ptr<DocumentWriter> SummaryWriter::open(const DocumentInfo& info, std::string&) const {
  return std::make_unique<SummaryDocument>(*this, info.id);
}

void SummaryWriter::failed(std::string_view id, std::string_view error, std::string& out) const {
  append_csv(id, out);
  out += ",,ERROR,";
  append_csv(error, out);
  out += ",0\n";
}

}  // namespace wasla
