#include "wasla/evaluation/report.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "wasla/evaluation/bootstrap.h"
#include "wasla/text/offset_map.h"
#include "wasla/text/utf8.h"

namespace wasla {
namespace {

constexpr std::uint64_t kContext = 25;  // code points on either side of a mention

// Correctly rounded to four decimal digits, so that every report of one result says the same.
double rounded(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4f", value);
  return std::strtod(buffer, nullptr);
}

std::string row(const char* format, const std::string& label, const Measures& m) {
  char buffer[256];
  std::snprintf(buffer, sizeof buffer, format, label.c_str(), static_cast<unsigned long long>(m.documents),
                static_cast<unsigned long long>(m.mentions), rounded(m.coverage()), rounded(m.linked.precision()),
                rounded(m.linked.recall()), rounded(m.linked.f1()), rounded(m.macro_f1), rounded(m.open.f1()),
                rounded(m.spans.f1()), rounded(m.linked_weak.f1()), rounded(m.spans_weak.f1()));
  return buffer;
}

std::string type_row(const std::string& label, const Measures& m) {
  char buffer[256];
  std::snprintf(buffer, sizeof buffer,
                "%-5s %13llu %7.3f | %.3f  %.3f  %.3f           | %.3f   | %.3f   | %.3f  %.3f\n", label.c_str(),
                static_cast<unsigned long long>(m.mentions), rounded(m.coverage()), rounded(m.linked.precision()),
                rounded(m.linked.recall()), rounded(m.linked.f1()), rounded(m.open.f1()), rounded(m.spans.f1()),
                rounded(m.linked_weak.f1()), rounded(m.spans_weak.f1()));
  return buffer;
}

std::string nil_row(const std::string& label, const Measures& m) {
  char buffer[160];
  std::snprintf(buffer, sizeof buffer, "%-5s %13llu %7llu | %.3f  %.3f  %.3f\n", label.c_str(),
                static_cast<unsigned long long>(m.nil.gold), static_cast<unsigned long long>(m.nil.system),
                rounded(m.nil.precision()), rounded(m.nil.recall()), rounded(m.nil.f1()));
  return buffer;
}

nlohmann::ordered_json ratio_json(const Ratio& ratio) {
  return {{"right", ratio.right},
          {"system", ratio.system},
          {"gold", ratio.gold},
          {"precision", rounded(ratio.precision())},
          {"recall", rounded(ratio.recall())},
          {"f1", rounded(ratio.f1())}};
}

nlohmann::ordered_json measures_json(const Measures& m, bool macro) {
  nlohmann::ordered_json json = {{"docs", m.documents},
                                 {"mentions", m.mentions},
                                 {"covered", rounded(m.coverage())},
                                 {"precision", rounded(m.linked.precision())},
                                 {"recall", rounded(m.linked.recall())},
                                 {"f1", rounded(m.linked.f1())}};
  if (macro) {
    json["macro_precision"] = rounded(m.macro_precision);
    json["macro_recall"] = rounded(m.macro_recall);
    json["macro_f1"] = rounded(m.macro_f1);
  }
  json["open_f1"] = rounded(m.open.f1());
  json["span_f1"] = rounded(m.spans.f1());
  json["weak_f1"] = rounded(m.linked_weak.f1());
  json["weak_span_f1"] = rounded(m.spans_weak.f1());
  json["strict"] = ratio_json(m.linked);
  json["weak"] = ratio_json(m.linked_weak);
  json["open"] = ratio_json(m.open);
  json["spans"] = ratio_json(m.spans);
  json["weak_spans"] = ratio_json(m.spans_weak);
  json["nil"] = ratio_json(m.nil);
  return json;
}

// By language, "all" last.
std::vector<std::pair<std::string, Interval>> intervals(const Evaluation& evaluation, int draws) {
  std::map<std::string, std::vector<Ratio>> documents;
  std::vector<Ratio> all;
  all.reserve(evaluation.documents.size());
  for (const Evaluation::Document& document : evaluation.documents) {
    documents[document.lang].push_back(document.linked);
    all.push_back(document.linked);
  }
  std::vector<std::pair<std::string, Interval>> result;
  result.reserve(documents.size() + 1);
  for (const auto& [lang, ratios] : documents) {
    result.emplace_back(lang, f1_interval(ratios, draws));
  }
  result.emplace_back("all", f1_interval(all, draws));
  return result;
}

// A name on one line, as valid UTF-8.
std::string one_line(std::string_view text) {
  std::string line = text::replace_ill_formed(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line;
}

}  // namespace

std::string text_report(const Evaluation& evaluation, const ReportOptions& options) {
  constexpr const char* kRow = "%-5s %4llu %8llu %7.3f | %.3f  %.3f  %.3f  %.3f   | %.3f   | %.3f   | %.3f  %.3f\n";
  std::string out =
      "lang  docs mentions covered | in-KB P      R      F1     macroF1 | open F1 | span F1 | weak F1  weak span F1\n";
  for (const auto& [lang, measures] : evaluation.languages) {
    out += row(kRow, lang, measures);
  }
  if (evaluation.languages.size() > 1) {
    out += row(kRow, "all", evaluation.all);
  }
  if (!evaluation.types.empty()) {
    out +=
        "\ntype       mentions covered | in-KB P      R      F1             | open F1 | span F1 | weak F1  weak span "
        "F1\n";
    for (const auto& [type, measures] : evaluation.types) {
      out += type_row(type, measures);
    }
  }
  if (!evaluation.classes.empty()) {
    out += "\nclass        mentions | in-KB P      R      F1\n";
    for (const auto& [name, m] : evaluation.classes) {
      char buffer[160];
      std::snprintf(buffer, sizeof buffer, "%-10s %10llu | %.3f  %.3f  %.3f\n", name.c_str(),
                    static_cast<unsigned long long>(m.mentions), rounded(m.linked.precision()),
                    rounded(m.linked.recall()), rounded(m.linked.f1()));
      out += buffer;
    }
  }
  if (options.draws > 0) {
    out += "\n95 % interval of in-KB F1, " + std::to_string(options.draws) + " draws of documents\n";
    for (const auto& [lang, interval] : intervals(evaluation, options.draws)) {
      char buffer[80];
      std::snprintf(buffer, sizeof buffer, "%-5s %.3f - %.3f\n", lang.c_str(), rounded(interval.low),
                    rounded(interval.high));
      out += buffer;
    }
  }
  out +=
      "\nNIL           gold  system | P      R      F1      (names in no gazetteer; system: mentions without an ID)\n";
  for (const auto& [lang, measures] : evaluation.languages) {
    out += nil_row(lang, measures);
  }
  if (options.calibration) {
    out += "\n" + text_report(*options.calibration);
  }
  return out;
}

std::string json_report(const Evaluation& evaluation, const ReportOptions& options) {
  nlohmann::ordered_json json;
  json["languages"] = nlohmann::ordered_json::object();
  json["types"] = nlohmann::ordered_json::object();
  for (const auto& [lang, measures] : evaluation.languages) {
    json["languages"][lang] = measures_json(measures, true);
  }
  for (const auto& [type, measures] : evaluation.types) {
    json["types"][type] = measures_json(measures, false);
  }
  for (const auto& [name, measures] : evaluation.classes) {
    json["classes"][name] = measures_json(measures, false);
  }
  json["all"] = measures_json(evaluation.all, true);
  if (options.draws > 0) {
    for (const auto& [lang, interval] : intervals(evaluation, options.draws)) {
      auto& of = lang == "all" ? json["all"] : json["languages"][lang];
      of["f1_interval"] = {rounded(interval.low), rounded(interval.high)};
    }
  }
  if (options.calibration) {
    json["calibration"] = nlohmann::ordered_json::parse(json_report(*options.calibration));
  }
  return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string error_line(const ScoredDocument& document, const Disagreement& place, std::string_view text) {
  const text::OffsetMap map(text);
  const auto cut = [&](std::uint64_t begin, std::uint64_t end) {
    const std::uint64_t from = map.to_byte(begin, text::OffsetUnit::kCodePoint);
    return text.substr(from, map.to_byte(end, text::OffsetUnit::kCodePoint) - from);
  };
  const auto named = [](const std::string& entity) { return entity.empty() ? std::string("-") : entity; };
  const std::uint64_t before = place.start > kContext ? place.start - kContext : 0;
  return document.id + "\t" + std::to_string(place.start) + "-" + std::to_string(place.end) +
         "\tgold=" + named(place.gold) + "\tsystem=" + named(place.system) + "\t" + one_line(cut(before, place.start)) +
         "⟦" + one_line(cut(place.start, place.end)) + "⟧" + one_line(cut(place.end, place.end + kContext));
}

}  // namespace wasla
