#include "wasla/gazetteer/import/json_records.h"

#include <algorithm>

#include "wasla/base/error.h"
#include "wasla/base/line_source.h"

namespace wasla::gazetteer {
namespace {

constexpr std::size_t kLargestDocument = std::size_t{512} << 20;  // of one over many lines

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kSpace);
  return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

// A line of an array: without the comma that parts it from the next, and without the bracket of the array.
std::string_view record_of(std::string_view line) {
  std::string_view text = trimmed(line);
  if (text.starts_with('[')) {
    text = trimmed(text.substr(1));
  }
  if (text.ends_with(']') && !text.starts_with('[')) {
    text = trimmed(text.substr(0, text.size() - 1));
  }
  if (text.ends_with(',')) {
    text = trimmed(text.substr(0, text.size() - 1));
  }
  return text;
}

class JsonReader {
 public:
  JsonReader(const std::filesystem::path& file, ImportReading& reading,
             const std::function<void(const JsonRecord&)>& use)
      : lines_(file), malformed_(lines_.file(), reading), use_(use) {}

  void read() {
    bool first = true;
    while (lines_.next()) {
      const std::string_view text = record_of(lines_.text());
      if (text.empty()) {
        in_array_ = in_array_ || (first && trimmed(lines_.text()) == "[");
        continue;
      }
      if (first && is_part_of_document(text)) {
        read_document();
        return;
      }
      first = false;
      parse(text, lines_.number());
    }
  }

 private:
  // A line that ends where something begins: no record that stands in one line.
  static bool is_part_of_document(std::string_view text) { return text.ends_with('{') || text.ends_with('['); }

  void read_document() {
    const std::uint64_t begin = lines_.number();
    std::string document = (in_array_ ? "[" : "") + std::string(lines_.text());
    while (lines_.next()) {
      document += '\n';
      document += lines_.text();
      if (document.size() > kLargestDocument) {
        throw Error(ErrorKind::kInput, lines_.file(), begin,
                    "the document is larger than " + std::to_string(kLargestDocument) + " bytes",
                    "write one record a line");
      }
    }
    simdjson::dom::element element;
    simdjson::dom::array array;
    if (parser_.parse(document).get(element) == simdjson::SUCCESS && element.get(array) == simdjson::SUCCESS) {
      for (const simdjson::dom::element item : array) {
        use(item, begin);
      }
      return;
    }
    if (parser_.parse(document).get(element) == simdjson::SUCCESS) {
      use(element, begin);
      return;
    }
    // No document after all, or a damaged one: what stands in one line can be read still.
    std::uint64_t line = begin;
    for (std::size_t from = 0; from < document.size(); ++line) {
      const std::size_t end = std::min(document.find('\n', from), document.size());
      if (const std::string_view text = record_of(std::string_view(document).substr(from, end - from)); !text.empty()) {
        parse(text, line);
      }
      from = end + 1;
    }
  }

  void parse(std::string_view text, std::uint64_t line) {
    simdjson::dom::element element;
    const simdjson::error_code error = parser_.parse(text.data(), text.size()).get(element);
    if (error != simdjson::SUCCESS) {
      malformed_.add(line, "no JSON: " + std::string(simdjson::error_message(error)));
      return;
    }
    use(element, line);
  }

  void use(const simdjson::dom::element& element, std::uint64_t line) {
    simdjson::dom::object object;
    if (element.get(object) != simdjson::SUCCESS) {
      malformed_.add(line, "the record is no JSON object");
      return;
    }
    use_({object, line, &lines_.source(), &malformed_});
  }

  LineSource lines_;
  MalformedRecords malformed_;
  const std::function<void(const JsonRecord&)>& use_;
  simdjson::dom::parser parser_;
  bool in_array_ = false;
};

}  // namespace

void read_json_records(const std::filesystem::path& file, ImportReading& reading,
                       const std::function<void(const JsonRecord&)>& use) {
  JsonReader(file, reading, use).read();
}

std::string_view json_text(const simdjson::dom::object& object, std::string_view key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? text : std::string_view();
}

bool has_json_object(const simdjson::dom::object& object, std::string_view key) {
  simdjson::dom::object found;
  return object[key].get(found) == simdjson::SUCCESS;
}

simdjson::dom::object json_object(const simdjson::dom::object& object, std::string_view key) {
  simdjson::dom::object found;
  return object[key].get(found) == simdjson::SUCCESS ? found : decltype(found)();
}

bool has_json_array(const simdjson::dom::object& object, std::string_view key) {
  simdjson::dom::array found;
  return object[key].get(found) == simdjson::SUCCESS;
}

simdjson::dom::array json_array(const simdjson::dom::object& object, std::string_view key) {
  simdjson::dom::array found;
  return object[key].get(found) == simdjson::SUCCESS ? found : decltype(found)();
}

}  // namespace wasla::gazetteer
