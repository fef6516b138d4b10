#include "wasla/io/mention_text.h"

#include <algorithm>

#include "wasla/models/name_alignment.h"
#include "wasla/text/json_text.h"
#include "wasla/text/utf8.h"

namespace wasla {
namespace {

constexpr std::size_t kRivalsExplained = 3;

}  // namespace

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

bool margin_of(const Mention& mention, double& margin) {
  if (mention.rivals.empty()) {
    return false;
  }
  margin = static_cast<double>(mention.best.score) - static_cast<double>(mention.rivals.front().score);
  return true;
}

MatchPath path_of(const AnnotationWriter& writer, const AnnotatedPart& part, const Mention& mention) {
  MatchPath path;
  path.before = part.window.substr(mention.token_begin, mention.begin - mention.token_begin);
  path.behind = part.window.substr(mention.end, mention.token_end - mention.end);
  if (mention.best.match == MatchKind::kUnseen && writer.alignment()) {
    const NameView name = writer.index().name(mention.best.name);
    path.alignment = models::written_alignment(*writer.alignment(), part.surface(mention), to_string(mention.language),
                                               name.text, name.lang);
  }
  return path;
}

std::size_t rivals_shown(const AnnotationWriter& writer, const Mention& mention) {
  const auto asked = static_cast<std::size_t>(writer.options().candidates);
  return std::min(mention.rivals.size(), std::max(asked, writer.options().explain ? kRivalsExplained : 0));
}

void append_explanation(const AnnotationWriter& writer, const AnnotatedPart& part, const Mention& mention,
                        std::string& out) {
  const Index& index = writer.index();
  const bool explain = writer.options().explain && mention.linked;
  if (explain) {
    const NameView name = index.name(mention.best.name);
    const MatchPath path = path_of(writer, part, mention);
    out += "  by ";
    out += match_text(index, mention.best);
    for (const auto& [what, text] : {std::pair{" without ", path.before}, std::pair{" ending ", path.behind}}) {
      if (!text.empty()) {
        out += what;
        append_field(text, out);
      }
    }
    out += " name ";
    append_field(name.lang, out);
    out += ' ';
    out += to_string(name.kind);
    out += ' ';
    append_field(name_text(index, mention.best), out);
    out += '\n';
    if (!path.alignment.empty()) {
      out += "  letters ";
      append_field(path.alignment, out);
      out += '\n';
    }
  }
  for (std::size_t i = 0; i < rivals_shown(writer, mention); ++i) {
    const Candidate& rival = mention.rivals[i];
    out += "  rival ";
    out += index.entity(rival.entity).id;
    out += " probability ";
    append_decimal(static_cast<double>(rival.probability), out);
    out += " name ";
    append_field(name_text(index, rival), out);
    out += '\n';
  }
  if (!explain) {
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
    if (const double share = writer.options().ranker.contribution(mention.best, static_cast<Feature>(f)); share != 0) {
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
