// XmlReader by libxml2's pull parser. Its reader knows an empty element <a/> by a flag and gives it no end; we do, so
// that callers need to know one form only.
#include "wasla/base/xml_reader.h"

#include <libxml/xmlreader.h>

#include <cstring>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "wasla/base/compressed_source.h"
#include "wasla/base/error.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMend = "get the file anew, it may be cut off or damaged";

// No network; big line numbers. What is not here matters as much: XML_PARSE_NOENT (entities put in place),
// XML_PARSE_DTDLOAD (a second file) and XML_PARSE_HUGE (libxml2's own limits off) are never set.
constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES;

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

struct FreeReader {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

}  // namespace

class XmlReader::Parser {
 public:
  Parser(fs::path file, const XmlLimits& limits) : file_(std::move(file)), limits_(limits) {
    static const bool initialised = (xmlInitParser(), true);  // must not happen in two threads at once
    static_cast<void>(initialised);
    std::error_code error;
    if (!fs::is_regular_file(file_, error)) {
      throw Error(
          ErrorKind::kInput, file_.string(), 0,
          fs::exists(file_, error) ? "cannot be read: not a regular file" : "cannot be read: there is no such file",
          "check the path");
    }
    if (fs::file_size(file_, error) > limits.file_bytes) {
      throw Error(ErrorKind::kInput, file_.string(), 0, size_message(), "check that it is the right file");
    }
    source_.emplace(file_);
    // Through callbacks of ours: given a name, libxml2 would unpack a compressed file of any size; what we
    // unpack is counted.
    reader_.reset(xmlReaderForIO(read_bytes, nullptr, this, file_.c_str(), nullptr, kOptions));
    if (!reader_) {
      throw Error(ErrorKind::kInput, file_.string(), 0, "the XML parser cannot start", "free some memory");
    }
    xmlTextReaderSetStructuredErrorHandler(reader_.get(), note_error, this);
  }

  bool next() {
    if (in_empty_element_) {
      in_empty_element_ = false;
      at_end_ = true;
      return true;
    }
    at_end_ = false;
    while (read_node()) {
      switch (xmlTextReaderNodeType(reader_.get())) {
        case XML_READER_TYPE_ELEMENT:
          check_depth();
          in_empty_element_ = xmlTextReaderIsEmptyElement(reader_.get()) == 1;
          open_elements_ += in_empty_element_ ? 0 : 1;
          return true;
        case XML_READER_TYPE_END_ELEMENT:
          at_end_ = true;
          --open_elements_;
          return true;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA: return true;
        case XML_READER_TYPE_DOCUMENT_TYPE: check_document_type(); break;
        case XML_READER_TYPE_ENTITY_REFERENCE:
          fail("the entity &" + std::string(view(xmlTextReaderConstName(reader_.get()))) + "; is not one of XML's own",
               "write the character itself");
        default: break;
      }
    }
    return false;
  }

  bool is_start() const { return !at_end_ && type() == XML_READER_TYPE_ELEMENT; }
  bool is_end() const { return at_end_; }
  bool is_text() const { return type() == XML_READER_TYPE_TEXT || type() == XML_READER_TYPE_CDATA; }
  std::string_view name() const { return is_text() ? "" : view(xmlTextReaderConstName(reader_.get())); }
  std::string_view text() const { return is_text() ? view(xmlTextReaderConstValue(reader_.get())) : ""; }
  const CompressedSource& source() const { return *source_; }
  int depth() const { return xmlTextReaderDepth(reader_.get()) + 1; }

  std::uint64_t line() const {
    if (error_line_) {
      return error_line_;
    }
    // The parser itself is some lines ahead of the node.
    xmlNode* node = xmlTextReaderCurrentNode(reader_.get());
    const long line = node ? xmlGetLineNo(node) : xmlTextReaderGetParserLineNumber(reader_.get());
    return line > 0 ? static_cast<std::uint64_t>(line) : 0;
  }

  std::string attribute(std::string_view name) const {
    xmlChar* value =
        xmlTextReaderGetAttribute(reader_.get(), reinterpret_cast<const xmlChar*>(std::string(name).c_str()));
    std::string text(view(value));
    xmlFree(value);
    return text;
  }

  void check_text(std::size_t bytes) const {
    if (bytes > limits_.text_bytes) {
      fail("the text of an element is longer than " + std::to_string(limits_.text_bytes) + " bytes",
           "check that it is the right file");
    }
  }

  [[noreturn]] void fail(const std::string& message, const std::string& remedy) const {
    throw Error(ErrorKind::kInput, file_.string(), line(), message, remedy);
  }

 private:
  std::string size_message() const {
    return "larger than " + std::to_string(limits_.file_bytes) + " bytes, the limit for such files";
  }

  // Called from C code, as note_error() is.
  static int read_bytes(void* self, char* buffer, int length) {
    auto& parser = *static_cast<Parser*>(self);
    try {
      const std::size_t size = parser.source_->read(buffer, static_cast<std::size_t>(length));
      parser.bytes_ += size;
      if (parser.bytes_ <= parser.limits_.file_bytes) {
        return static_cast<int>(size);
      }
      parser.source_error_ = Error(ErrorKind::kInput, parser.file_.string(), 0, parser.size_message() + " (unpacked)",
                                   "check that it is the right file");
    } catch (const Error& error) {
      parser.source_error_ = error;
    }
    return -1;
  }

  // Called from C code, through which no exception may pass: the error is thrown when the call has returned.
  static void note_error(void* self, xmlError* error) {
    auto& parser = *static_cast<Parser*>(self);
    // Lesser errors, such as a prefix that nothing declares, leave the document readable.
    if (!error || error->level < XML_ERR_FATAL || !parser.error_.empty()) {
      return;
    }
    parser.error_ = error->message ? error->message : "unknown error";
    if (error->code == XML_ERR_DOCUMENT_END && parser.open_elements_ > 0) {
      // libxml2 has one message for too much and for too little.
      parser.error_ = "the file ends in the middle of the document";
    }
    while (!parser.error_.empty() && std::strchr(" \n.", parser.error_.back())) {
      parser.error_.pop_back();
    }
    parser.error_line_ = error->line > 0 ? static_cast<std::uint64_t>(error->line) : 0;
  }

  int type() const { return xmlTextReaderNodeType(reader_.get()); }

  bool read_node() {
    const int result = xmlTextReaderRead(reader_.get());
    if (source_error_) {
      throw Error(*source_error_);
    }
    if (result < 0 || !error_.empty()) {
      fail("not well-formed XML: " + (error_.empty() ? "the file cannot be read to its end" : error_), kMend);
    }
    return result == 1;
  }

  void check_depth() const {
    if (depth() > limits_.depth) {
      fail("elements lie in one another more than " + std::to_string(limits_.depth) + " deep",
           "check that it is the right file");
    }
  }

  // A name of a DTD outside is harmless, since it is not read. Declarations inside could be entities that grow.
  void check_document_type() const {
    // Not by xmlTextReaderCurrentDoc(), which makes the document the caller's to free.
    const xmlNode* node = xmlTextReaderCurrentNode(reader_.get());
    if (node && node->doc && node->doc->intSubset && node->doc->intSubset->children) {
      fail("the document type declares entities or the like, which are not read", "take the part between [ and ] out");
    }
  }

  fs::path file_;
  XmlLimits limits_;
  std::optional<CompressedSource> source_;
  std::uint64_t bytes_ = 0;  // of the document, unpacked
  std::optional<Error> source_error_;
  std::unique_ptr<xmlTextReader, FreeReader> reader_;
  int open_elements_ = 0;
  bool in_empty_element_ = false;
  bool at_end_ = false;
  std::string error_;
  std::uint64_t error_line_ = 0;
};

XmlReader::XmlReader(fs::path file, const XmlLimits& limits)
    : parser_(std::make_unique<Parser>(std::move(file), limits)) {}
XmlReader::~XmlReader() = default;

bool XmlReader::next() { return parser_->next(); }
bool XmlReader::is_start() const { return parser_->is_start(); }
bool XmlReader::is_end() const { return parser_->is_end(); }
std::string_view XmlReader::name() const { return parser_->name(); }
std::string_view XmlReader::text() const { return parser_->text(); }
int XmlReader::depth() const { return parser_->depth(); }
const CompressedSource& XmlReader::source() const { return parser_->source(); }
std::uint64_t XmlReader::line() const { return parser_->line(); }
std::string XmlReader::attribute(std::string_view name) const { return parser_->attribute(name); }

std::string XmlReader::text_of_element() {
  const int outer = depth();
  std::string result;
  while (next() && !(is_end() && depth() == outer)) {
    result += text();
    parser_->check_text(result.size());
  }
  constexpr const char* kSpace = " \t\r\n";
  const std::size_t begin = result.find_first_not_of(kSpace);
  return begin == std::string::npos ? "" : result.substr(begin, result.find_last_not_of(kSpace) - begin + 1);
}

void XmlReader::skip_element() {
  const int outer = depth();
  while (next() && !(is_end() && depth() == outer)) {
  }
}

void XmlReader::fail(const std::string& message, const std::string& remedy) const { parser_->fail(message, remedy); }

}  // namespace wasla
