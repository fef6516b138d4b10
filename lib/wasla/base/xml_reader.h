// XmlReader: an XML file read as a stream, one element or piece of text after the other.
//
//   XmlReader xml("main/ar.xml");
//   while (xml.next()) {
//     if (xml.is_start("territory")) {
//       const std::string code = xml.attribute("type");
//       const std::string name = xml.text_of_element();   // and on, behind </territory>
//     }
//   }
//
// Files come from others, so nothing in them is trusted: no network and no second file is opened, a document that
// declares entities is refused, and size and depth have limits. The file may be packed (compressed_source.h). What is
// kept in memory is a piece of the file at a time. Not for use by several threads at once; different readers are
// independent.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "wasla/base/compressed_source.h"
#include "wasla/base/export.h"

namespace wasla {

struct XmlLimits {
  std::uint64_t file_bytes = std::uint64_t{2} << 30;  // also when unpacked
  int depth = 64;                                     // of elements in one another
  std::size_t text_bytes = std::size_t{1} << 20;      // of the text of one element
};

// All members throw Error(kInput), with file and line, for XML that is malformed, cut off or beyond a limit.
class WASLA_EXPORT XmlReader {
 public:
  // Throws Error(kInput) also where the file is missing, is not a regular file or cannot be read.
  explicit XmlReader(std::filesystem::path file, const XmlLimits& limits = {});
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;
  ~XmlReader();

  // On to the next start or end of an element, or text; false at the end of the document. Comments, processing
  // instructions and text that is only space are passed over. An element <a/> has a start and an end.
  bool next();

  bool is_start() const;
  bool is_start(std::string_view element) const { return is_start() && name() == element; }
  bool is_end() const;
  bool is_end(std::string_view element) const { return is_end() && name() == element; }
  // Of the element, with its prefix if it has one; empty for text.
  std::string_view name() const;
  // Of the text; empty for elements.
  std::string_view text() const;
  // 1 for the root element and its end, 2 for what is in it.
  int depth() const;
  std::uint64_t line() const;              // 1-based
  const CompressedSource& source() const;  // for how far it has come

  // At the start of an element. Empty where there is no such attribute.
  std::string attribute(std::string_view name) const;
  // At the start of an element: on to its end; its text and that of the elements in it, without space at both ends.
  std::string text_of_element();
  // At the start of an element: on to its end.
  void skip_element();

  // An Error(kInput) at this place of the file, for what the caller does not like there.
  [[noreturn]] void fail(const std::string& message, const std::string& remedy) const;

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace wasla
