#include "wasla/io/mention_text.h"

#include <algorithm>

#include "wasla/io/json_text.h"
#include "wasla/linking/scoring.h"
#include "wasla/text/utf8.h"

namespace wasla {

std::string_view match_text(const Index& index, const Candidate& candidate) {
  if (candidate.match == MatchKind::kExact) {
    const NameKind kind = index.name(candidate.name).kind;
    if (kind == NameKind::kAcronym || kind == NameKind::kShort) {
      return to_string(kind);
    }
  }
  return to_string(candidate.match);
}

std::string_view name_text(const Index& index, const Candidate& candidate) {
  const std::string_view name = index.name(candidate.name).text;
  return name.empty() ? index.label(candidate.entity, "en") : name;
}

EntityType type_of(const Index& index, const Mention& mention) {
  return mention.linked ? index.entity(mention.best.entity).type : mention.nil_type;
}

double contribution(const Candidate& candidate, Feature feature) {
  return static_cast<double>(linking::weight(feature) * candidate.features[static_cast<std::size_t>(feature)]);
}

bool margin_of(const Mention& mention, double& margin) {
  if (mention.rivals.empty()) {
    return false;
  }
  margin = static_cast<double>(mention.best.score) - static_cast<double>(mention.rivals.front().score);
  return true;
}

void append_explanation(const AnnotationWriter& writer, const Mention& mention, std::string& out) {
  const Index& index = writer.index();
  const auto shown =
      std::min<std::size_t>(mention.rivals.size(), static_cast<std::size_t>(writer.options().candidates));
  for (std::size_t i = 0; i < shown; ++i) {
    const Candidate& rival = mention.rivals[i];
    out += "  rival ";
    out += index.entity(rival.entity).id;
    out += " probability ";
    append_decimal(static_cast<double>(rival.probability), out);
    out += " name ";
    append_field(name_text(index, rival), out);
    out += '\n';
  }
  if (!writer.options().explain || !mention.linked) {
    return;
  }
  out += "  score ";
  append_decimal(static_cast<double>(mention.best.score), out);
  if (double margin = 0; margin_of(mention, margin)) {
    out += " margin ";
    append_decimal(margin, out);
  }
  out += " =";
  for (std::size_t f = 0; f < kFeatures; ++f) {
    if (const double share = contribution(mention.best, static_cast<Feature>(f)); share != 0) {
      out += ' ';
      out += to_string(static_cast<Feature>(f));
      out += share > 0 ? " +" : " ";
      append_decimal(share, out);
    }
  }
  out += '\n';
}

void append_field(std::string_view text, std::string& out) {
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const text::CodePoint c = text::decode(p, end);
    switch (c.value) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\\': out += "\\\\"; break;
      default:
        if (!c.well_formed || c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0)) {
          text::append_utf8(text::kReplacement, out);
        } else {
          out.append(p, c.length);
        }
    }
    p += c.length;
  }
}

}  // namespace wasla
