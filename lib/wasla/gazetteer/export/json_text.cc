#include "wasla/gazetteer/export/json_text.h"

#include "wasla/text/json_text.h"

namespace wasla::gazetteer {

std::string json_string(std::string_view text) {
  std::string result;
  append_json_string(text, result);
  return result;
}

void JsonObjectText::add(std::string_view key, std::string_view json) {
  text_ += (text_.size() > 1 ? "," : "") + json_string(key) + ":";
  text_ += json;
}

void JsonObjectText::add_text(std::string_view key, std::string_view text) {
  if (!text.empty()) {
    add(key, json_string(text));
  }
}

}  // namespace wasla::gazetteer
