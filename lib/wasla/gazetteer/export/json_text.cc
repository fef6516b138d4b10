#include "wasla/gazetteer/export/json_text.h"

namespace wasla::gazetteer {

std::string json_string(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      result += "\\u00";
      result += "0123456789abcdef"[byte >> 4];
      result += "0123456789abcdef"[byte & 0xF];
    } else {
      result += c;
    }
  }
  return result + "\"";
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
