// RdfGraph: the statements of Turtle and N-Triples files, by subject, as far as they are wanted (library: serd).
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/gazetteer/import/import_reading.h"

namespace wasla::gazetteer {

struct RdfObject {
  std::string predicate;  // IRI
  std::string text;       // IRI, name of a blank node, or literal
  std::string lang;
  bool is_literal = false;
};

class RdfGraph {
 public:
  // `wanted`: whether statements with this predicate are kept. Throws Error(kInput).
  void read(const std::filesystem::path& file, const std::function<bool(std::string_view predicate)>& wanted,
            ImportReading& reading);

  const std::map<std::string, std::vector<RdfObject>>& subjects() const { return subjects_; }
  // Of the subject with this predicate; all, or the first text.
  std::vector<const RdfObject*> objects(const std::string& subject, std::string_view predicate) const;
  std::string text(const std::string& subject, std::string_view predicate) const;

 private:
  std::map<std::string, std::vector<RdfObject>> subjects_;
  std::size_t files_ = 0;
};

}  // namespace wasla::gazetteer
