#include "wasla/io/jsonl_writer.h"

#include <algorithm>

#include "wasla/io/mention_text.h"
#include "wasla/text/json_text.h"

namespace wasla {
namespace {

void append_key(std::string_view key, std::string& out) {
  out += ",\"";
  out += key;
  out += "\":";
}

void append_pair(std::string_view key, std::string_view value, std::string& out) {
  append_key(key, out);
  append_json_string(value, out);
}

void append_pair(std::string_view key, std::uint64_t value, std::string& out) {
  append_key(key, out);
  append_number(value, out);
}

void append_pair(std::string_view key, float value, std::string& out) {
  append_key(key, out);
  append_decimal(static_cast<double>(value), out);
}

void append_head(std::string_view id, std::string& out) {
  out += "{\"id\":";
  append_json_string(id, out);
  append_pair("format", "wasla/1", out);
}

class JsonlDocument final : public DocumentWriter {
 public:
  explicit JsonlDocument(const JsonlWriter& writer) : writer_(writer) {}

  void part(const AnnotatedPart& part, std::string& out) override {
    for (const Mention& mention : part.mentions) {
      out += first_ ? "" : ",";
      first_ = false;
      append_mention(part, mention, out);
    }
  }

  void end(std::string_view error, std::string& out) override {
    out += ']';
    if (!error.empty()) {
      append_pair("error", error, out);
    }
    out += "}\n";
  }

 private:
  void append_mention(const AnnotatedPart& part, const Mention& mention, std::string& out) const {
    out += "{\"start\":";
    append_number(part.position(mention.begin), out);
    append_pair("end", part.position(mention.end), out);
    append_pair("text", part.surface(mention), out);
    const Index& index = writer_.index();
    if (mention.linked) {
      const EntityView entity = index.entity(mention.best.entity);
      append_pair("id", entity.id, out);
      if (entity.wikidata != 0) {
        append_pair("wikidata", "Q" + std::to_string(entity.wikidata), out);
      }
    } else {
      append_pair("nil", std::to_string(mention.nil), out);
    }
    // Of a name in no gazetteer the type is often not known; then the key is absent.
    if (const EntityType type = type_of(index, mention); mention.linked || type != EntityType::kMiscellaneous) {
      append_pair("type", to_string(type), out);
    }
    append_pair("lang", to_string(mention.language), out);
    if (mention.linked) {
      append_pair("probability", mention.best.probability, out);
      append_pair("name", name_text(index, mention.best), out);
      append_pair("match", match_text(index, mention.best), out);
    }
    append_pair("token_start", part.position(mention.token_begin), out);
    append_pair("token_end", part.position(mention.token_end), out);
    if (writer_.options().candidates > 0) {
      const auto asked = static_cast<std::size_t>(writer_.options().candidates);
      append_rivals("candidates", mention, std::min(mention.rivals.size(), asked), false, out);
    }
    if (writer_.options().explain && mention.linked) {
      append_explain(part, mention, out);
    }
    out += '}';
  }

  void append_rivals(std::string_view key, const Mention& mention, std::size_t shown, bool scores,
                     std::string& out) const {
    const Index& index = writer_.index();
    append_key(key, out);
    out += '[';
    for (std::size_t i = 0; i < shown; ++i) {
      const Candidate& rival = mention.rivals[i];
      out += i ? ",{\"id\":" : "{\"id\":";
      append_json_string(index.entity(rival.entity).id, out);
      append_pair("probability", rival.probability, out);
      if (scores) {
        append_pair("score", rival.score, out);
      }
      append_pair("name", name_text(index, rival), out);
      out += '}';
    }
    out += ']';
  }

  void append_explain(const AnnotatedPart& part, const Mention& mention, std::string& out) const {
    const NameView name = writer_.index().name(mention.best.name);
    const MatchPath path = path_of(writer_, part, mention);
    append_key("explain", out);
    out += "{\"name_lang\":";
    append_json_string(name.lang, out);
    append_pair("name_kind", to_string(name.kind), out);
    for (const auto& [key, text] : {std::pair{"before", path.before}, std::pair{"behind", path.behind}}) {
      if (!text.empty()) {
        append_pair(key, text, out);
      }
    }
    if (!path.alignment.empty()) {
      append_pair("alignment", path.alignment, out);
    }
    append_key("features", out);
    out += '{';
    bool first = true;
    for (std::size_t f = 0; f < kFeatures; ++f) {
      if (const double share = writer_.options().ranker.contribution(mention.best, static_cast<Feature>(f));
          share != 0) {
        out += first ? "" : ",";
        first = false;
        append_json_string(to_string(static_cast<Feature>(f)), out);
        out += ':';
        append_decimal(share, out);
      }
    }
    out += '}';
    append_pair("score", mention.best.score, out);
    if (double margin = 0; margin_of(mention, margin)) {
      append_key("margin", out);
      append_decimal(margin, out);
    }
    append_rivals("rivals", mention, rivals_shown(writer_, mention), true, out);
    out += '}';
  }

  const JsonlWriter& writer_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<DocumentWriter> JsonlWriter::open(const DocumentInfo& info, std::string& out) const {
  append_head(info.id, out);
  append_pair("offsets", to_string(options().offsets), out);
  if (!info.encoding.empty()) {
    append_pair("encoding", info.encoding, out);
  }
  append_key("mentions", out);
  out += '[';
  return std::make_unique<JsonlDocument>(*this);
}

void JsonlWriter::failed(std::string_view id, std::string_view error, std::string& out) const {
  append_head(id, out);
  append_pair("error", error, out);
  out += "}\n";
}

}  // namespace wasla
