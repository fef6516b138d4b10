#include "wasla/io/color_writer.h"

#include "wasla/io/mention_text.h"
#include "wasla/text/json_text.h"
#include "wasla/text/utf8.h"

namespace wasla {
namespace {

constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
// A left-to-right isolate keeps an ID from turning the order of Arabic text.
constexpr std::string_view kIsolate = "\xE2\x81\xA6", kEndIsolate = "\xE2\x81\xA9";

std::string_view color_of(EntityType type) {
  switch (type) {
    case EntityType::kPerson: return "\x1b[1;33m";
    case EntityType::kOrganisation: return "\x1b[1;36m";
    case EntityType::kLocation: return "\x1b[1;32m";
    case EntityType::kMiscellaneous: break;
  }
  return "\x1b[1;35m";
}

// The text as it is, but for what would move or recolour the terminal.
void append_text(std::string_view text, std::string& out) {
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const text::CodePoint c = text::decode(p, end);
    const bool control = (c.value < 0x20 && c.value != '\n' && c.value != '\t' && c.value != '\r') ||
                         (c.value >= 0x7F && c.value < 0xA0);
    if (!c.well_formed || control) {
      text::append_utf8(text::kReplacement, out);
    } else if (c.value != '\r') {
      out.append(p, c.length);
    }
    p += c.length;
  }
}

class ColorDocument final : public DocumentWriter {
 public:
  explicit ColorDocument(const ColorWriter& writer) : writer_(writer) {}

  void part(const AnnotatedPart& part, std::string& out) override {
    const bool color = writer_.options().color;
    std::size_t done = part.begin;
    for (const Mention& mention : part.mentions) {
      append_text(part.window.substr(done, mention.begin - done), out);
      out += color ? color_of(type_of(writer_.index(), mention)) : std::string_view();
      append_text(part.surface(mention), out);
      out += color ? kReset : std::string_view();
      append_label(mention, color, out);
      done = mention.end;
    }
    append_text(part.window.substr(done, part.end - done), out);
    if (part.end > part.begin) {
      at_line_start_ = part.window[part.end - 1] == '\n';
    }
    append_explanations(part, out);
  }

  void end(std::string_view error, std::string& out) override {
    out += at_line_start_ ? "" : "\n";
    if (!error.empty()) {
      append_text(error, out);
      out += '\n';
    }
    out += '\n';
  }

 private:
  void append_label(const Mention& mention, bool color, std::string& out) const {
    if (color) {
      out += kIsolate;
      out += kDim;
    }
    out += '[';
    if (mention.linked) {
      out += writer_.index().entity(mention.best.entity).id;
    } else {
      out += "NIL";
      append_number(mention.nil, out);
    }
    out += ']';
    if (color) {
      out += kReset;
      out += kEndIsolate;
    }
  }

  void append_explanations(const AnnotatedPart& part, std::string& out) {
    if (part.mentions.empty() || (!writer_.options().explain && writer_.options().candidates == 0)) {
      return;
    }
    out += at_line_start_ ? "" : "\n";
    at_line_start_ = true;
    for (const Mention& mention : part.mentions) {
      append_field(part.surface(mention), out);
      append_label(mention, writer_.options().color, out);
      if (mention.linked) {
        out += ' ';
        append_decimal(static_cast<double>(mention.best.probability), out);
        out += ' ';
        out += match_text(writer_.index(), mention.best);
      }
      out += '\n';
      append_explanation(writer_, part, mention, out);
    }
  }

  const ColorWriter& writer_;
  bool at_line_start_ = true;
};

void append_heading(std::string_view id, bool color, std::string& out) {
  out += color ? kBold : std::string_view();
  append_field(id, out);
  out += color ? kReset : std::string_view();
  out += '\n';
}

}  // namespace

std::unique_ptr<DocumentWriter> ColorWriter::open(const DocumentInfo& info, std::string& out) const {
  append_heading(info.id, options().color, out);
  return std::make_unique<ColorDocument>(*this);
}

void ColorWriter::failed(std::string_view id, std::string_view error, std::string& out) const {
  append_heading(id, options().color, out);
  append_text(error, out);
  out += "\n\n";
}

}  // namespace wasla
