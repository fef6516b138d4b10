#include "wasla/io/html_writer.h"

#include "wasla/io/html_page.h"
#include "wasla/io/mention_text.h"
#include "wasla/text/json_text.h"
#include "wasla/text/utf8.h"

namespace wasla {
namespace {

constexpr std::string_view kLabelLanguages[] = {"en", "ar", "ckb", "kmr"};

// Text and attribute values alike; characters that HTML forbids become U+FFFD.
void append_escaped(std::string_view text, std::string& out) {
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const text::CodePoint c = text::decode(p, end);
    switch (c.value) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      case '\r': out += ' '; break;
      default:
        if (!c.well_formed || (c.value < 0x20 && c.value != '\t') || (c.value >= 0x7F && c.value < 0xA0)) {
          text::append_utf8(text::kReplacement, out);
        } else {
          out.append(p, c.length);
        }
    }
    p += c.length;
  }
}

void append_attribute(std::string_view name, std::string_view value, std::string& out) {
  out += ' ';
  out += name;
  out += "=\"";
  append_escaped(value, out);
  out += '"';
}

std::string_view css_class(EntityType type) {
  switch (type) {
    case EntityType::kPerson: return "entity per";
    case EntityType::kOrganisation: return "entity org";
    case EntityType::kLocation: return "entity loc";
    case EntityType::kMiscellaneous: break;
  }
  return "entity misc";
}

class HtmlDocument final : public DocumentWriter {
 public:
  explicit HtmlDocument(const HtmlWriter& writer) : writer_(writer) {}

  void part(const AnnotatedPart& part, std::string& out) override {
    std::size_t done = part.begin;
    for (const Mention& mention : part.mentions) {
      append_text(part.window.substr(done, mention.begin - done), out);
      append_mark(part, mention, out);
      done = mention.end;
    }
    append_text(part.window.substr(done, part.end - done), out);
  }

  void end(std::string_view error, std::string& out) override {
    close_paragraph(out);
    if (!error.empty()) {
      out += "<p class=\"error\">";
      append_escaped(error, out);
      out += "</p>\n";
    }
    out += "</article>\n";
  }

 private:
  void open_paragraph(std::string& out) {
    if (!open_) {
      out += "<p dir=\"auto\">";
      open_ = true;
    }
  }
  void close_paragraph(std::string& out) {
    if (open_) {
      out += "</p>\n";
      open_ = false;
    }
  }

  // Each line is a paragraph, whose direction is its own.
  void append_text(std::string_view text, std::string& out) {
    while (!text.empty()) {
      const std::size_t stop = text.find('\n');
      std::string_view line = text.substr(0, stop);
      if (!line.empty() && line.back() == '\r') {
        line.remove_suffix(1);
      }
      if (!line.empty()) {
        open_paragraph(out);
        append_escaped(line, out);
      }
      if (stop == std::string_view::npos) {
        return;
      }
      close_paragraph(out);
      text.remove_prefix(stop + 1);
    }
  }

  void append_mark(const AnnotatedPart& part, const Mention& mention, std::string& out) {
    const Index& index = writer_.index();
    const EntityType type = type_of(index, mention);
    open_paragraph(out);
    out += "<mark";
    append_attribute("class", std::string(css_class(type)) + (mention.linked ? "" : " nil"), out);
    std::string title;
    if (mention.linked) {
      const EntityView entity = index.entity(mention.best.entity);
      std::string probability;
      append_decimal(static_cast<double>(mention.best.probability), probability);
      append_attribute("data-id", entity.id, out);
      append_attribute("data-p", probability, out);
      append_attribute("data-type", to_string(type), out);
      const HtmlWriter::Labels& labels = writer_.labels_of(mention.best.entity);
      out += labels.attributes;
      title = std::string(labels.english) + " \xC2\xB7 " + std::string(entity.id) + " \xC2\xB7 " +
              std::string(to_string(type)) + " \xC2\xB7 " + probability;
    } else {
      append_attribute("data-nil", std::to_string(mention.nil), out);
      title = "in no gazetteer \xC2\xB7 " + std::string(to_string(type));
    }
    if (writer_.options().explain || writer_.options().candidates > 0) {
      std::string lines;
      append_explanation(writer_, part, mention, lines);
      append_attribute("data-more", one_line(lines), out);
      title += one_line(lines);
    }
    append_attribute("title", title, out);
    out += '>';
    append_surface(part.surface(mention), out);
    out += "</mark>";
  }

  static std::string one_line(const std::string& lines) {
    std::string line;
    for (const char c : lines) {
      if (c != '\n') {
        line += c;
      } else {
        line += ';';
      }
    }
    return line;
  }

  // A name that runs over a line end stays one mark.
  static void append_surface(std::string_view surface, std::string& out) {
    std::size_t stop = 0;
    while ((stop = surface.find('\n')) != std::string_view::npos) {
      std::string_view line = surface.substr(0, stop);
      if (!line.empty() && line.back() == '\r') {
        line.remove_suffix(1);
      }
      append_escaped(line, out);
      out += "<br>";
      surface.remove_prefix(stop + 1);
    }
    append_escaped(surface, out);
  }

  const HtmlWriter& writer_;
  bool open_ = false;
};

void append_heading(std::string_view id, std::string& out) {
  out += "<article>\n<h2><bdi>";
  append_escaped(id, out);
  out += "</bdi></h2>\n";
}

}  // namespace

const HtmlWriter::Labels& HtmlWriter::labels_of(EntityNumber entity) const {
  const std::lock_guard lock(mutex_);
  const auto [place, fresh] = labels_.try_emplace(entity);
  Labels& labels = place->second;
  if (fresh) {
    labels.english = index().label(entity, "en");
    for (const std::string_view lang : kLabelLanguages) {
      append_attribute("data-" + std::string(lang), index().label(entity, lang), labels.attributes);
    }
  }
  return labels;
}

void HtmlWriter::begin(std::string& out) const { out += html::kHead; }
void HtmlWriter::end(std::string& out) const { out += html::kTail; }

std::unique_ptr<DocumentWriter> HtmlWriter::open(const DocumentInfo& info, std::string& out) const {
  append_heading(info.id, out);
  return std::make_unique<HtmlDocument>(*this);
}

void HtmlWriter::failed(std::string_view id, std::string_view error, std::string& out) const {
  append_heading(id, out);
  HtmlDocument(*this).end(error, out);
}

}  // namespace wasla
