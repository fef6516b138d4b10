#include "wasla/gazetteer/manifest.h"

// The one place that includes toml++ (it is long to compile).
#include <toml++/toml.h>

#include <algorithm>
#include <iterator>
#include <optional>

namespace wasla::gazetteer {
namespace {

constexpr int kFormat = 1;

constexpr std::string_view kKeys[] = {"format", "title", "description", "licence", "maintainers", "sources", "depends"};
constexpr std::string_view kKnownKeys = "format, title, description, licence, maintainers, sources, depends";

class ManifestParser {
 public:
  ManifestParser(const toml::table& table, ProblemReporter& problems) : table_(table), problems_(problems) {}

  Manifest parse() {
    Manifest manifest;
    read_format();
    read_text("title", manifest.title);
    read_text("description", manifest.description);
    read_text("licence", manifest.licence);
    read_list("maintainers", manifest.maintainers);
    read_list("sources", manifest.sources);
    read_list("depends", manifest.depends);
    report_missing();
    report_unknown();
    return manifest;
  }

 private:
  static std::uint64_t line_of(const toml::node& node) { return node.source().begin.line; }

  void read_format() {
    const toml::node* node = table_.get("format");
    if (!node) {
      problems_.report("E603-format-version", 0, "the format version is missing", "add the line: format = 1");
      return;
    }
    const auto* number = node->as_integer();
    if (!number || number->get() != kFormat) {
      const std::string found = number ? std::to_string(number->get()) : "something that is not a whole number";
      problems_.report("E603-format-version", line_of(*node),
                       "the format version is " + found + ", this program reads version " + std::to_string(kFormat),
                       "write format = 1, or use the release of the program that reads the version named");
    }
  }

  void read_text(std::string_view key, std::string& text) {
    if (const toml::node* node = table_.get(key)) {
      if (const auto* value = node->as_string()) {
        text = value->get();
      } else {
        report_value(key, *node, "must be text", " = \"…\"");
      }
    }
  }

  void read_list(std::string_view key, std::vector<std::string>& list) {
    const toml::node* node = table_.get(key);
    if (!node) {
      return;
    }
    const toml::array* array = node->as_array();
    bool good = array != nullptr;
    if (array) {
      for (const toml::node& item : *array) {
        const auto* value = item.as_string();
        good = good && value;
        if (value) {
          list.push_back(value->get());
        }
      }
    }
    if (!good) {
      report_value(key, *node, "must be a list of texts", " = [\"…\", \"…\"]");
    }
  }

  void report_value(std::string_view key, const toml::node& node, std::string_view what, std::string_view example) {
    problems_.report("E604-manifest-value", line_of(node), "the value of " + std::string(key) + " " + std::string(what),
                     "write it as " + std::string(key) + std::string(example));
  }

  void report_missing() {
    for (const std::string_view key : {"title", "licence"}) {
      if (!table_.contains(key)) {
        problems_.report("W606-missing-key", 0, "the manifest has no " + std::string(key),
                         "add the line: " + std::string(key) + " = \"…\"");
      }
    }
  }

  void report_unknown() {
    for (const auto& [key, node] : table_) {
      if (std::find(std::begin(kKeys), std::end(kKeys), key.str()) == std::end(kKeys)) {
        problems_.report("W605-unknown-key", key.source().begin.line,
                         "the key " + in_quotes(key.str()) + " is not known and not read",
                         "delete it, or correct its name; known are: " + std::string(kKnownKeys));
      }
    }
  }

  const toml::table& table_;
  ProblemReporter& problems_;
};

std::string toml_string(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      constexpr char kDigits[] = "0123456789ABCDEF";
      result += "\\u00";
      result += kDigits[byte >> 4];
      result += kDigits[byte & 0xF];
    } else {
      result += c;
    }
  }
  return result + "\"";
}

std::string toml_list(const std::vector<std::string>& list) {
  std::string result = "[";
  for (const std::string& item : list) {
    result += (result.size() > 1 ? ", " : "") + toml_string(item);
  }
  return result + "]";
}

}  // namespace

Manifest parse_manifest(std::string_view toml, ProblemReporter& problems) {
  // The table must outlive the parser, which refers to it.
  std::optional<toml::table> table;
  try {
    table = toml::parse(toml, std::string_view(problems.file()));
  } catch (const toml::parse_error& error) {
    problems.report("E602-bad-manifest", error.source().begin.line,
                    "the manifest is not TOML: " + std::string(error.description()),
                    "write lines like: title = \"…\" (see https://toml.io)");
    return {};
  }
  return ManifestParser(*table, problems).parse();
}

std::string format_manifest(const Manifest& manifest) {
  return "format = " + std::to_string(manifest.format) + "\ntitle = " + toml_string(manifest.title) +
         "\ndescription = " + toml_string(manifest.description) + "\nlicence = " + toml_string(manifest.licence) +
         "\nmaintainers = " + toml_list(manifest.maintainers) + "\nsources = " + toml_list(manifest.sources) +
         "\ndepends = " + toml_list(manifest.depends) + "\n";
}

}  // namespace wasla::gazetteer
