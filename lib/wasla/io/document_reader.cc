#include "wasla/io/document_reader.h"

#include <algorithm>
#include <utility>

#include "wasla/base/error.h"
#include "wasla/io/json_document_parser.h"
#include "wasla/io/line_reader.h"
#include "wasla/text/utf8.h"

namespace wasla {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kProbe = 64 * 1024;  // enough to tell text from noise

// Why these bytes cannot be text; empty if they may be.
std::string why_not_text(std::string_view bytes) {
  bytes = bytes.substr(0, kProbe);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return "is UTF-16; give --encoding UTF-16";
  }
  if (bytes.find('\0') != std::string_view::npos) {
    return "is not text: it holds NUL bytes; give a text file, or --encoding if it is UTF-16";
  }
  std::size_t bad = 0;
  for (const char* p = bytes.data(); p < bytes.data() + bytes.size();) {
    const text::CodePoint c = text::decode(p, bytes.data() + bytes.size());
    // A probe may end inside a sequence; a few bytes do not matter here.
    bad += c.well_formed ? 0 : c.length;
    p += c.length;
  }
  if (bytes.size() >= 16 && bad * 4 > bytes.size()) {
    return "is not UTF-8 text; if it is text, give its --encoding (old Arabic text is often windows-1256)";
  }
  return "";
}

void warn_of_bad_bytes(InputDocument& document) {
  const std::size_t place = text::find_ill_formed(document.text);
  // The beginning of a long text may end inside a sequence.
  if (place != std::string_view::npos && !(document.rest && place + 4 > document.text.size())) {
    document.warnings.push_back("is not valid UTF-8 at byte " + std::to_string(place) +
                                "; bad bytes are read as U+FFFD");
  }
}

std::string message_of(const Error& error, const std::string& file) {
  // The document says where it is from; once is enough.
  const std::string message = error.what();
  return message.starts_with(file + ": ") ? message.substr(file.size() + 2) : message;
}

}  // namespace

struct DocumentReader::State {
  std::string name;
  ReaderOptions options;
  std::shared_ptr<ByteSource> source;
  std::optional<LineReader> lines;
  std::optional<JsonDocumentParser> parser;
  std::string open_error;
  bool finished = false;

  void use(std::unique_ptr<ByteSource> opened) {
    source = std::move(opened);
    if (options.format != InputFormat::kText) {
      lines.emplace(*source, options.longest_line);
    }
    if (options.format == InputFormat::kJsonl) {
      parser.emplace(options.given_mentions, options.offsets);
    }
  }

  InputDocument blank() const {
    InputDocument document;
    document.file = name;
    document.id = name;
    if (!is_utf8(options.encoding)) {
      document.encoding = options.encoding;
    }
    return document;
  }

  InputDocument read_text();
  std::optional<InputDocument> read_line();
  void read_plain_line(std::string_view line, InputDocument& document) const;
};

InputDocument DocumentReader::State::read_text() {
  InputDocument document = blank();
  finished = true;
  std::string& text = document.text;
  std::size_t size = 0;
  while (size <= options.whole_text) {
    text.resize(std::max<std::size_t>(kProbe, 2 * size));
    const std::size_t n = source->read(text.data() + size, text.size() - size);
    size += n;
    if (n == 0) {
      break;
    }
  }
  text.resize(size);
  if (size > options.whole_text) {
    document.rest = source;
  }
  document.error = why_not_text(text);
  if (document.error.empty()) {
    warn_of_bad_bytes(document);
  }
  return document;
}

void DocumentReader::State::read_plain_line(std::string_view line, InputDocument& document) const {
  if (line.find('\0') != std::string_view::npos) {
    document.error = "is not text: it holds NUL bytes";
    return;
  }
  document.text = line;
  warn_of_bad_bytes(document);
}

std::optional<InputDocument> DocumentReader::State::read_line() {
  std::string_view line;
  while (lines->next(line)) {
    const bool json = options.format == InputFormat::kJsonl;
    if (json && lines->line_number() == 1 && line.starts_with(kByteOrderMark)) {
      line.remove_prefix(kByteOrderMark.size());
    }
    if (json && line.find_first_not_of(" \t\r") == std::string_view::npos) {
      continue;
    }
    InputDocument document = blank();
    document.line = lines->line_number();
    document.id += ":" + std::to_string(document.line);
    if (lines->too_long()) {
      document.error = "the line is longer than " + std::to_string(options.longest_line >> 20) +
                       " MB; give the text as a file of its own";
    } else if (json) {
      parser->parse(line, document);
    } else {
      read_plain_line(line, document);
    }
    return document;
  }
  finished = true;
  return std::nullopt;
}

DocumentReader::DocumentReader(std::string path, ReaderOptions options) : state_(std::make_unique<State>()) {
  state_->name = std::move(path);
  state_->options = std::move(options);
  try {
    state_->use(open_source(state_->name, {state_->options.encoding, state_->options.bytes_read}));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput) {
      throw;
    }
    state_->open_error = message_of(error, state_->name);
  }
}

DocumentReader::DocumentReader(std::unique_ptr<ByteSource> source, std::string name, ReaderOptions options)
    : state_(std::make_unique<State>()) {
  state_->name = std::move(name);
  state_->options = std::move(options);
  state_->use(std::move(source));
}

DocumentReader::~DocumentReader() = default;
DocumentReader::DocumentReader(DocumentReader&&) noexcept = default;
DocumentReader& DocumentReader::operator=(DocumentReader&&) noexcept = default;

std::optional<InputDocument> DocumentReader::next() {
  if (state_->finished) {
    return std::nullopt;
  }
  InputDocument failed = state_->blank();
  failed.error = state_->open_error;
  if (failed.error.empty()) {
    try {
      return state_->options.format == InputFormat::kText ? state_->read_text() : state_->read_line();
    } catch (const Error& error) {
      failed.error = message_of(error, state_->name);
    }
  }
  state_->finished = true;
  return failed;
}

bool DocumentReader::would_block() const {
  if (state_->finished || !state_->source) {
    return false;
  }
  return state_->lines ? state_->lines->would_block() : state_->source->would_block();
}

}  // namespace wasla
