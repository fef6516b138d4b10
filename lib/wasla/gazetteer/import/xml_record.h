// XmlRecord: one element of a large XML document with all that is in it, where the order of its parts does not matter.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/xml_reader.h"

namespace wasla::gazetteer {

struct XmlRecord {
  std::string name;  // of the element, without a prefix
  std::string text;  // in it itself, without space at both ends
  std::map<std::string, std::string, std::less<>> attributes;
  std::vector<XmlRecord> children;
  std::uint64_t line = 0;

  // Text of the first child of this name; empty where there is none.
  std::string child_text(std::string_view child) const;
  std::string attribute(std::string_view attribute) const;
  // The first child; null where there is none.
  const XmlRecord* child(std::string_view child) const;
  // Calls `use` for each element of this name at any depth.
  template <typename Use>
  void for_each(std::string_view element, Use&& use) const {
    for (const XmlRecord& part : children) {
      if (part.name == element) {
        use(part);
      }
      part.for_each(element, use);
    }
  }
};

// At the start of an element: on to its end. Attributes other than `attributes` are not kept. Throws Error(kInput).
XmlRecord read_xml_record(XmlReader& xml, std::span<const std::string_view> attributes = {});

// "Alias" of "ns2:Alias".
std::string_view without_prefix(std::string_view element);

}  // namespace wasla::gazetteer
