#include "wasla/gazetteer/lint/lint_output.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

#include "wasla/gazetteer/lint/rule_catalogue.h"

namespace wasla {
namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(Severity severity) {
  return severity == Severity::kError ? "error" : severity == Severity::kWarning ? "warning" : "hint";
}

std::string_view sarif_level(Severity severity) { return severity == Severity::kHint ? "note" : name_of(severity); }

std::uint64_t at_least_one(std::uint64_t number) { return std::max<std::uint64_t>(number, 1); }

// A path as a relative reference or a file: URI, with what URIs cannot hold escaped.
std::string uri_of(std::string_view path) {
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
    if (plain || (byte >= '0' && byte <= '9') || std::string_view("/-._~").find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += '%';
      uri += "0123456789ABCDEF"[byte >> 4];
      uri += "0123456789ABCDEF"[byte & 15];
    }
  }
  return uri;
}

std::string written(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

std::string with_remedy(const Diagnostic& problem) {
  return problem.message + (problem.remedy.empty() ? "" : "; " + problem.remedy);
}

Json sarif_rules(const Diagnostics& problems, std::map<std::string, std::size_t>& places) {
  for (const Diagnostic& problem : problems) {
    places.emplace(problem.rule, 0);
  }
  Json rules = Json::array();
  for (auto& [id, place] : places) {
    place = rules.size();
    Json rule = {{"id", id}};
    if (const LintRule* known = find_lint_rule(id)) {
      rule["shortDescription"] = {{"text", known->summary}};
      rule["fullDescription"] = {{"text", known->why}};
      rule["help"] = {{"text", "Example: " + std::string(known->example)}};
    }
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace

std::string lint_text(const Diagnostics& problems) {
  std::string text;
  for (const Diagnostic& problem : problems) {
    text += problem.file + ":" + std::to_string(at_least_one(problem.line)) + ":" +
            std::to_string(at_least_one(problem.column)) + ": " + std::string(name_of(problem.severity)) + ": " +
            problem.rule + ": " + with_remedy(problem) + "\n";
  }
  return text;
}

std::string lint_json(const Diagnostics& problems) {
  Json list = Json::array();
  std::map<Severity, std::size_t> counts;
  for (const Diagnostic& problem : problems) {
    ++counts[problem.severity];
    list.push_back({{"severity", name_of(problem.severity)},
                    {"rule", problem.rule},
                    {"file", problem.file},
                    {"line", at_least_one(problem.line)},
                    {"column", at_least_one(problem.column)},
                    {"message", problem.message},
                    {"remedy", problem.remedy}});
  }
  return written({{"problems", std::move(list)},
                  {"errors", counts[Severity::kError]},
                  {"warnings", counts[Severity::kWarning]},
                  {"hints", counts[Severity::kHint]}});
}

std::string lint_sarif(const Diagnostics& problems, const std::string& version) {
  std::map<std::string, std::size_t> places;
  Json rules = sarif_rules(problems, places);
  Json results = Json::array();
  for (const Diagnostic& problem : problems) {
    Json location = {
        {"artifactLocation", {{"uri", uri_of(problem.file)}}},
        {"region", {{"startLine", at_least_one(problem.line)}, {"startColumn", at_least_one(problem.column)}}}};
    results.push_back({{"ruleId", problem.rule},
                       {"ruleIndex", places[problem.rule]},
                       {"level", sarif_level(problem.severity)},
                       {"message", {{"text", with_remedy(problem)}}},
                       {"locations", Json::array({{{"physicalLocation", std::move(location)}}})}});
  }
  Json run = {{"tool", {{"driver", {{"name", "wasla gazetteer lint"}, {"version", version}, {"rules", rules}}}}},
              {"columnKind", "unicodeCodePoints"},
              {"results", std::move(results)}};
  return written({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                  {"version", "2.1.0"},
                  {"runs", Json::array({std::move(run)})}});
}

}  // namespace wasla
