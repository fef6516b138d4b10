// JSON written by hand where the order of the keys is part of the format.
#pragma once

#include <string>
#include <string_view>

namespace wasla::gazetteer {

// With its quotation marks, in one line.
std::string json_string(std::string_view text);

// {"a":…,"b":…}, without the members that are empty.
class JsonObjectText {
 public:
  // The value as JSON.
  void add(std::string_view key, std::string_view json);
  // A text; left out where it is empty.
  void add_text(std::string_view key, std::string_view text);
  std::string finish() { return text_ + "}"; }

 private:
  std::string text_ = "{";
};

// ["a","b"] of pieces of JSON.
class JsonArrayText {
 public:
  void add(std::string_view json) {
    text_ += text_.size() > 1 ? "," : "";
    text_ += json;
  }
  bool empty() const { return text_.size() == 1; }
  std::string finish() const { return text_ + "]"; }

 private:
  std::string text_ = "[";
};

}  // namespace wasla::gazetteer
