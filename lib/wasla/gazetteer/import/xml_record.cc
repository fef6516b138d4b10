#include "wasla/gazetteer/import/xml_record.h"

#include <algorithm>

namespace wasla::gazetteer {

std::string_view without_prefix(std::string_view element) {
  const std::size_t colon = element.find(':');
  return colon == std::string_view::npos ? element : element.substr(colon + 1);
}

std::string XmlRecord::child_text(std::string_view wanted) const {
  const XmlRecord* found = child(wanted);
  return found ? found->text : "";
}

std::string XmlRecord::attribute(std::string_view wanted) const {
  const auto found = attributes.find(wanted);
  return found == attributes.end() ? "" : found->second;
}

const XmlRecord* XmlRecord::child(std::string_view wanted) const {
  const auto found =
      std::find_if(children.begin(), children.end(), [&](const XmlRecord& part) { return part.name == wanted; });
  return found == children.end() ? nullptr : &*found;
}

XmlRecord read_xml_record(XmlReader& xml, std::span<const std::string_view> attributes) {
  XmlRecord record;
  record.name = without_prefix(xml.name());
  record.line = xml.line();
  for (const std::string_view attribute : attributes) {
    std::string value = xml.attribute(attribute);
    if (!value.empty()) {
      record.attributes.emplace(attribute, std::move(value));
    }
  }
  const int depth = xml.depth();
  while (xml.next() && !(xml.is_end() && xml.depth() == depth)) {
    if (xml.is_start()) {
      record.children.push_back(read_xml_record(xml, attributes));
    } else if (!xml.is_end()) {
      record.text += xml.text();
    }
  }
  constexpr const char* kSpace = " \t\r\n";
  const std::size_t begin = record.text.find_first_not_of(kSpace);
  record.text =
      begin == std::string::npos ? "" : record.text.substr(begin, record.text.find_last_not_of(kSpace) - begin + 1);
  return record;
}

}  // namespace wasla::gazetteer
