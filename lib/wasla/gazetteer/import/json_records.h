// Records of JSON: one object a line, bare or as an array with a comma at each line's end; or one document over many
// lines. Parsed one record at a time, so that files of any size are read in bounded memory.
#pragma once

#include <simdjson.h>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "wasla/gazetteer/import/import_reading.h"

namespace wasla::gazetteer {

// A JSON object with its place in the file.
struct JsonRecord {
  simdjson::dom::object object;
  std::uint64_t line = 0;
  const CompressedSource* source = nullptr;
  MalformedRecords* malformed = nullptr;
};

// Calls `use` for each record of the file; reports what is no JSON object. Throws Error(kInput).
void read_json_records(const std::filesystem::path& file, ImportReading& reading,
                       const std::function<void(const JsonRecord&)>& use);

// Fields of an object: empty where there is no such field or it is of another kind.
std::string_view json_text(const simdjson::dom::object& object, std::string_view key);
simdjson::dom::object json_object(const simdjson::dom::object& object, std::string_view key);
bool has_json_object(const simdjson::dom::object& object, std::string_view key);
simdjson::dom::array json_array(const simdjson::dom::object& object, std::string_view key);
bool has_json_array(const simdjson::dom::object& object, std::string_view key);

// Calls `use` for each text of the array `key`, or for the text that stands in place of an array.
template <typename Use>
void for_each_text(const simdjson::dom::object& object, std::string_view key, Use&& use) {
  if (has_json_array(object, key)) {
    for (const simdjson::dom::element item : json_array(object, key)) {
      std::string_view text;
      if (item.get(text) == simdjson::SUCCESS) {
        use(text);
      }
    }
  } else if (const std::string_view text = json_text(object, key); !text.empty()) {
    use(text);
  }
}

}  // namespace wasla::gazetteer
