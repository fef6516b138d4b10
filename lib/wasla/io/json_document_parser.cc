#include "wasla/io/json_document_parser.h"

#include <simdjson.h>

#include <algorithm>
#include <string>
#include <vector>

#include "wasla/io/line_reader.h"
#include "wasla/text/utf8.h"

namespace wasla {
namespace {

using simdjson::dom::element;

// Buffers above this are given back after the line that needed them.
constexpr std::size_t kLargeLine = 8u << 20;

bool read_string(const element& value, const char* key, std::string& out, std::string& error) {
  std::string_view text;
  if (value.is_null()) {
    return true;
  }
  if (value.get(text) != simdjson::SUCCESS) {
    error = std::string("\"") + key + "\" is not a string; write it in quotation marks";
    return false;
  }
  out = text;
  return true;
}

bool read_id(const element& value, std::string& out, std::string& error) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) {
    out = text;
  } else if (value.is_int64() || value.is_uint64() || value.is_double()) {
    out = simdjson::minify(value);
  } else if (!value.is_null()) {
    error = "\"id\" is neither a string nor a number";
    return false;
  }
  return true;
}

// Spans in the caller's unit, as they stand in the JSON.
struct Span {
  std::uint64_t start, end;
};

bool read_spans(const element& value, std::vector<Span>& spans, std::string& error) {
  simdjson::dom::array array;
  if (value.get(array) != simdjson::SUCCESS) {
    error = "\"mentions\" is not a list";
    return false;
  }
  std::size_t number = 0;
  for (const element& mention : array) {
    Span span{};
    const bool complete =
        mention["start"].get(span.start) == simdjson::SUCCESS && mention["end"].get(span.end) == simdjson::SUCCESS;
    if (!complete || span.start >= span.end) {
      error = "mentions[" + std::to_string(number) + "] " +
              (complete ? "has its end before its start or is empty" : "has no \"start\" and \"end\" that are numbers");
      return false;
    }
    spans.push_back(span);
    ++number;
  }
  return true;
}

bool place_spans(std::vector<Span>& spans, text::OffsetUnit unit, InputDocument& document) {
  const text::OffsetMap map(document.text);
  const std::uint64_t length = map.to(document.text.size(), unit);
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.start != b.start ? a.start < b.start : a.end > b.end; });
  std::vector<GivenSpan>& given = document.given.emplace();
  for (const Span& span : spans) {
    if (span.end > length) {
      document.error = "the mention from " + std::to_string(span.start) + " to " + std::to_string(span.end) +
                       " ends behind the text, which has " + std::to_string(length) +
                       " positions; check the unit, which --offsets sets";
      return false;
    }
    const GivenSpan bytes{map.to_byte(span.start, unit), map.to_byte(span.end, unit)};
    if (!given.empty() && bytes.begin < given.back().end) {
      document.warnings.push_back("the mention from " + std::to_string(span.start) + " to " + std::to_string(span.end) +
                                  " overlaps the one before it and was left out");
      continue;
    }
    given.push_back(bytes);
  }
  return true;
}

}  // namespace

struct JsonDocumentParser::State {
  simdjson::dom::parser parser;
  bool given_mentions;
  text::OffsetUnit offsets;

  void read(const element& root, InputDocument& document);
};

void JsonDocumentParser::State::read(const element& root, InputDocument& document) {
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS) {
    document.error = "is not a JSON object; each line must be {\"id\": …, \"text\": …}";
    return;
  }
  bool has_text = false;
  std::vector<Span> spans;
  std::string error;
  for (const auto& field : object) {
    bool good = true;
    if (field.key == "id") {
      good = read_id(field.value, document.id, error);
    } else if (field.key == "text") {
      has_text = !field.value.is_null();
      good = read_string(field.value, "text", document.text, error);
    } else if (field.key == "lang") {
      good = read_string(field.value, "lang", document.language, error);
    } else if (field.key == "date") {
      good = read_string(field.value, "date", document.date, error);
    } else if (field.key == "mentions" && given_mentions && !field.value.is_null()) {
      good = read_spans(field.value, spans, error);
    }
    if (!good && document.error.empty()) {
      document.error = error;  // read on: the id may come later
    }
  }
  if (document.error.empty() && !has_text) {
    document.error = "has no \"text\"; each line must be {\"id\": …, \"text\": …}";
  }
  if (document.error.empty() && given_mentions) {
    place_spans(spans, offsets, document);
  }
}

JsonDocumentParser::JsonDocumentParser(bool given_mentions, text::OffsetUnit offsets)
    : state_(std::make_unique<State>()) {
  state_->given_mentions = given_mentions;
  state_->offsets = offsets;
}
JsonDocumentParser::~JsonDocumentParser() = default;

void JsonDocumentParser::parse(std::string_view line, InputDocument& document) {
  static_assert(LineReader::kPadding >= simdjson::SIMDJSON_PADDING);
  std::string repaired;
  element root;
  auto problem = state_->parser.parse(line.data(), line.size(), false).get(root);
  if (problem == simdjson::UTF8_ERROR) {
    document.warnings.push_back("is not valid UTF-8 at byte " + std::to_string(text::find_ill_formed(line)) +
                                " of the line; the bad bytes were read as U+FFFD");
    repaired = text::replace_ill_formed(line);
    problem = state_->parser.parse(repaired).get(root);
  }
  if (problem == simdjson::SUCCESS) {
    state_->read(root, document);
  } else if (problem == simdjson::MEMALLOC) {
    document.error = "the line is too long for the memory there is";
  } else {
    document.error = std::string("is not valid JSON: ") + simdjson::error_message(problem);
  }
  if (!document.error.empty()) {
    document.text.clear();
    document.warnings.clear();
  }
  if (line.size() > kLargeLine) {
    state_->parser = simdjson::dom::parser();
  }
}

}  // namespace wasla
