#include "tools/impact_report.h"

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "wasla/evaluation/scorer.h"

namespace wasla::tools {
namespace {

using maintenance::ImpactSummary;
using maintenance::LinkChange;
using maintenance::LinkChangeKind;
using maintenance::LinkSeen;
using maintenance::TableEdit;
using Json = nlohmann::ordered_json;

std::string number(std::uint64_t n, std::string_view one, std::string_view many) {
  return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

std::string decimal(double value, int digits) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

// "2 gained, 1 lost", in the order of the kinds; what did not happen is left out.
std::string counts(const ImpactSummary::Group& group) {
  static constexpr const char* kWords[] = {"gained", "lost", "moved", "with other bounds", "with another probability"};
  std::string text;
  for (std::size_t k = 0; k < maintenance::kLinkChangeKinds; ++k) {
    if (group.counts[k]) {
      text += (text.empty() ? "" : ", ") + std::to_string(group.counts[k]) + " " + kWords[k];
    }
  }
  return text.empty() ? "nothing" : text;
}

// "erbil 0.93"
std::string link(const LinkSeen& seen) { return seen.entity + " " + decimal(seen.probability, 2); }

// The text comes last on the line.
std::string example(const LinkChange& change) {
  const LinkSeen& place = change.kind == LinkChangeKind::kLost ? change.before : change.after;
  std::string line = "    " + std::string(to_string(change.kind)) + " " + change.document + ":" +
                     std::to_string(place.begin) + "-" + std::to_string(place.end) + " ";
  if (change.before.entity.empty() || change.after.entity.empty()) {
    line += link(place);
  } else {
    line += link(change.before) + " -> " + link(change.after);
  }
  return line + ": " + change.context + "\n";
}

void append_group(const ImpactSummary::Group& group, bool short_form, std::string& out) {
  out += "  " + counts(group) + " in " + number(group.documents, "document", "documents") + "\n";
  for (const LinkChange& change : group.examples) {
    out += short_form ? "" : example(change);
  }
}

void append_gate(const GateResult& gate, std::string& out) {
  if (gate.gold) {
    const auto &a = gate.gold->before.linked, &b = gate.gold->after.linked;
    out += "\nGold: precision " + decimal(a.precision(), 4) + " -> " + decimal(b.precision(), 4) + ", F1 " +
           decimal(a.f1(), 4) + " -> " + decimal(b.f1(), 4) + "\n";
    for (const std::string& line : gate.gold->worse) {
      out += "  worse " + line + "\n";
    }
  }
  if (gate.listed > 0) {
    out +=
        "\nLinks that must stay: " + std::to_string(gate.listed) + ", lost: " + std::to_string(gate.lost.size()) + "\n";
    for (const std::string& line : gate.lost) {
      out += "  lost " + line + "\n";
    }
    for (const std::string& line : gate.notes) {
      out += "  not there before either " + line + "\n";
    }
  }
  out += gate.fails() ? "Gate: closed\n" : "Gate: open\n";
}

Json json_of(const LinkSeen& seen) {
  return {{"start", seen.begin}, {"end", seen.end},
          {"id", seen.entity},   {"probability", std::round(seen.probability * 1e4) / 1e4},
          {"lang", seen.lang},   {"name", seen.name}};
}

Json json_of(const LinkChange& change) {
  Json json{{"change", to_string(change.kind)}, {"document", change.document}};
  if (!change.before.entity.empty()) {
    json["before"] = json_of(change.before);
  }
  if (!change.after.entity.empty()) {
    json["after"] = json_of(change.after);
  }
  json["surface"] = change.surface;
  json["context"] = change.context;
  return json;
}

Json json_of(const ImpactSummary::Group& group, bool short_form) {
  Json json;
  for (std::size_t k = 0; k < maintenance::kLinkChangeKinds; ++k) {
    json[std::string(to_string(static_cast<LinkChangeKind>(k)))] = group.counts[k];
  }
  json["documents"] = group.documents;
  if (!short_form) {
    json["examples"] = Json::array();
    for (const LinkChange& change : group.examples) {
      json["examples"].push_back(json_of(change));
    }
  }
  return json;
}

Json json_of(const GateResult& gate) {
  Json json{{"open", !gate.fails()}};
  if (gate.gold) {
    const auto &a = gate.gold->before.linked, &b = gate.gold->after.linked;
    json["gold"] = {
        {"precision", {a.precision(), b.precision()}}, {"f1", {a.f1(), b.f1()}}, {"worse", gate.gold->worse}};
  }
  json["listed"] = gate.listed;
  json["lost"] = gate.lost;
  json["absent_before"] = gate.notes;
  return json;
}

}  // namespace

std::string impact_text(const ImpactReport& report) {
  const ImpactSummary& summary = report.summary;
  const auto& edits = summary.edits();
  std::string out = number(edits.size(), "row", "rows") + " changed; " + counts(summary.all()) + " in " +
                    std::to_string(summary.all().documents) + " of " +
                    number(summary.documents(), "document", "documents") + " (" + std::to_string(summary.linked()) +
                    " linked again" + (report.everything.empty() ? "" : ": " + report.everything) + ")\n";
  std::size_t without = 0;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (summary.groups()[i].total() == 0) {
      ++without;
      continue;
    }
    out += "\n" + to_string(edits[i]) + "\n";
    append_group(summary.groups()[i], report.short_form, out);
  }
  if (const ImpactSummary::Group& rest = summary.groups().back(); rest.total() > 0) {
    out += "\nindirect: no changed row has the name that matched\n";
    append_group(rest, report.short_form, out);
  }
  if (without > 0) {
    out += "\n" + number(without, "changed row", "changed rows") + " without effect on these texts";
    out += without <= 10 && !report.short_form ? ":\n" : "\n";
    for (std::size_t i = 0; i < edits.size() && without <= 10 && !report.short_form; ++i) {
      out += summary.groups()[i].total() == 0 ? "  " + to_string(edits[i]) + "\n" : "";
    }
  }
  if (report.gate) {
    append_gate(*report.gate, out);
  }
  return out;
}

std::string impact_json(const ImpactReport& report) {
  static constexpr const char* kKinds[] = {"added", "removed", "changed"};
  const ImpactSummary& summary = report.summary;
  Json json{{"documents", summary.documents()}, {"linked_again", summary.linked()}};
  if (!report.everything.empty()) {
    json["linked_again_because"] = report.everything;
  }
  json["all"] = json_of(summary.all(), true);
  json["edits"] = Json::array();
  for (std::size_t i = 0; i < summary.edits().size(); ++i) {
    const TableEdit& edit = summary.edits()[i];
    Json own{{"change", kKinds[edit.kind]},
             {"table", edit.table},
             {"line", edit.line},
             {"id", edit.id},
             {"what", edit.what}};
    if (!edit.name.empty()) {
      own["lang"] = edit.lang;
      own["name"] = edit.name;
    }
    own["impact"] = json_of(summary.groups()[i], report.short_form);
    json["edits"].push_back(std::move(own));
  }
  json["indirect"] = json_of(summary.groups().back(), report.short_form);
  if (report.gate) {
    json["gate"] = json_of(*report.gate);
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace wasla::tools
