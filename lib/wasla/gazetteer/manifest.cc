#include "wasla/gazetteer/manifest.h"

// Header-only, so that a static libwasla needs no further library.
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include <sstream>

namespace wasla::gazetteer {
namespace {

constexpr int kManifestFormat = 1;

class Reader {
 public:
  Reader(const std::filesystem::path& file, Diagnostics& problems) : file_(file.string()), problems_(problems) {}

  Manifest read() {
    Manifest manifest;
    toml::table table;
    try {
      table = toml::parse_file(file_);
    } catch (const toml::parse_error& error) {
      report(Severity::kError, "E010-bad-manifest", error.source().begin.line, std::string(error.description()),
             "mend the TOML");
      return manifest;
    }
    for (const auto& [key, node] : table) {
      take(std::string(key.str()), node, manifest);
    }
    if (!table.contains("format")) {
      report(Severity::kError, "E011-manifest-format", 0, "the manifest names no format", "add: format = 1");
    }
    for (const char* key : {"title", "licence"}) {
      if (!table.contains(key)) {
        report(Severity::kWarning, "W010-manifest-incomplete", 0, "the manifest has no " + std::string(key), "add it");
      }
    }
    return manifest;
  }

 private:
  void take(const std::string& key, const toml::node& node, Manifest& manifest) {
    const auto line = node.source().begin.line;
    auto text = [&](std::string& to) {
      if (auto value = node.value<std::string>()) {
        to = *value;
      } else {
        wrong_type(key, line, "a text in quotation marks");
      }
    };
    auto list = [&](std::vector<std::string>& to) {
      const toml::array* array = node.as_array();
      if (!array) {
        wrong_type(key, line, "a list of texts");
        return;
      }
      for (const toml::node& element : *array) {
        if (auto value = element.value<std::string>()) {
          to.push_back(*value);
        } else {
          wrong_type(key, line, "a list of texts");
        }
      }
    };
    if (key == "format") {
      const auto format = node.value<std::int64_t>();
      if (!format || *format != kManifestFormat) {
        report(Severity::kError, "E011-manifest-format", line,
               "this program reads format " + std::to_string(kManifestFormat),
               format && *format > kManifestFormat ? "use a newer wasla" : "write: format = 1");
      }
    } else if (key == "title") {
      text(manifest.title);
    } else if (key == "description") {
      text(manifest.description);
    } else if (key == "licence") {
      text(manifest.licence);
    } else if (key == "maintainers") {
      list(manifest.maintainers);
    } else if (key == "sources") {
      list(manifest.sources);
    } else if (key == "depends") {
      list(manifest.depends);
    } else {
      report(Severity::kWarning, "W011-unknown-key", line, "\"" + key + "\" is not known",
             "check its spelling or drop it");
    }
  }

  void wrong_type(const std::string& key, std::uint64_t line, const std::string& wanted) {
    report(Severity::kError, "E010-bad-manifest", line, "\"" + key + "\" must be " + wanted, "mend the TOML");
  }
  void report(Severity severity, const char* rule, std::uint64_t line, const std::string& message,
              const std::string& remedy) {
    problems_.push_back({severity, rule, file_, line, message, remedy});
  }

  std::string file_;
  Diagnostics& problems_;
};

}  // namespace

Manifest read_manifest(const std::filesystem::path& file, Diagnostics& problems) {
  return Reader(file, problems).read();
}

std::string to_toml(const Manifest& manifest) {
  auto list = [](const std::vector<std::string>& texts) {
    toml::array array;
    for (const std::string& text : texts) {
      array.push_back(text);
    }
    return array;
  };
  std::ostringstream out;
  // One key a line in a fixed order, which a toml::table would sort.
  auto line = [&](const char* key, const auto& value) { out << key << " = " << toml::toml_formatter(value) << '\n'; };
  line("format", toml::value<std::int64_t>(manifest.format));
  line("title", toml::value<std::string>(manifest.title));
  line("description", toml::value<std::string>(manifest.description));
  line("licence", toml::value<std::string>(manifest.licence));
  line("maintainers", list(manifest.maintainers));
  line("sources", list(manifest.sources));
  line("depends", list(manifest.depends));
  return out.str();
}

}  // namespace wasla::gazetteer
