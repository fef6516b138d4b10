#include "wasla/evaluation/gold_reader.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

#include "wasla/base/error.h"
#include "wasla/linking/linker.h"

namespace wasla {
namespace {

using Json = nlohmann::json;

// A string or a number (some sets number their documents); anything else counts as absent.
std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) {
    return "";
  }
  if (found->is_string()) {
    return found->get<std::string>();
  }
  return found->is_number_integer() ? found->dump() : "";
}

std::uint64_t position_of(const Json& mention, const char* key, const std::string& file, std::uint64_t line) {
  const auto found = mention.find(key);
  if (found == mention.end() || !found->is_number_unsigned()) {
    throw Error(ErrorKind::kInput, file, line, std::string("a mention has no valid \"") + key + "\"",
                "give a whole number of code points, 0 or above");
  }
  return found->get<std::uint64_t>();
}

AnnotatedMention mention_of(const Json& object, const std::string& file, std::uint64_t line) {
  AnnotatedMention mention;
  mention.start = position_of(object, "start", file, line);
  mention.end = position_of(object, "end", file, line);
  if (mention.end <= mention.start) {
    throw Error(ErrorKind::kInput, file, line,
                "mention " + std::to_string(mention.start) + "-" + std::to_string(mention.end) + " is empty",
                "\"end\" must lie behind \"start\"");
  }
  mention.id = text_of(object, "id");
  mention.type = text_of(object, "type");
  if (const auto found = object.find("probability"); found != object.end() && found->is_number()) {
    mention.probability = found->get<double>();
  }
  return mention;
}

}  // namespace

AnnotatedDocument parse_annotated_document(std::string_view json, const std::string& file, std::uint64_t line) {
  const Json object = Json::parse(json, nullptr, false);
  if (!object.is_object()) {
    throw Error(ErrorKind::kInput, file, line, "not a JSON object", "put one document on each line, as JSON");
  }
  AnnotatedDocument document;
  document.id = text_of(object, "id");
  if (document.id.empty()) {
    throw Error(ErrorKind::kInput, file, line, "the document has no \"id\"", "give each document one");
  }
  if (const std::string unit = text_of(object, "offsets"); !unit.empty() && unit != "codepoint") {
    throw Error(ErrorKind::kInput, file, line, "document " + document.id + " has " + unit + " offsets",
                "code points are needed: link with --offsets codepoint");
  }
  document.lang = text_of(object, "lang");
  if (document.lang.empty()) {
    document.lang = "und";
  }
  document.text = text_of(object, "text");
  document.year = year_of_date(text_of(object, "date"));
  if (const auto mentions = object.find("mentions"); mentions != object.end() && mentions->is_array()) {
    for (const Json& mention : *mentions) {
      document.mentions.push_back(mention_of(mention, file, line));
    }
  }
  return document;
}

std::vector<AnnotatedDocument> read_annotated_documents(const std::filesystem::path& file) {
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in || std::filesystem::is_directory(file)) {
    throw Error(ErrorKind::kInput, file.string(), 0,
                std::string("cannot be read: ") + (errno ? std::strerror(errno) : "it is a folder"),
                "give a JSON Lines file");
  }
  std::vector<AnnotatedDocument> documents;
  std::string text;
  for (std::uint64_t line = 1; std::getline(in, text); ++line) {
    if (text.find_first_not_of(" \t\r") != std::string::npos) {
      documents.push_back(parse_annotated_document(text, file.string(), line));
    }
  }
  return documents;
}

}  // namespace wasla
