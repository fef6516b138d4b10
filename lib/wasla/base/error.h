// wasla::Error: the one exception the library throws.
//
// It is thrown only while something is opened, compiled or imported; linking text never throws for what is in the
// text. Problems in data that a person mends are Diagnostics (diagnostic.h), listed and not thrown.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "wasla/base/export.h"

namespace wasla {

enum class ErrorKind {
  kUsage,      // a call or option that makes no sense
  kInput,      // a document or file of the user's that cannot be read
  kIndex,      // an index that is missing, foreign, truncated or of another version
  kModel,      // a model that is missing or does not match its card
  kGazetteer,  // a gazetteer that cannot be read or is not valid
  kOutput,     // a file that cannot be written
};

// `what()` is "file:line: message; remedy" with the parts that are known.
class WASLA_EXPORT Error : public std::runtime_error {
 public:
  // `line` is 1-based; 0 where no line is meant. `remedy` says what to do and may be empty.
  Error(ErrorKind kind, std::string file, std::uint64_t line, const std::string& message,
        const std::string& remedy = "");
  Error(ErrorKind kind, const std::string& message, const std::string& remedy = "");

  ErrorKind kind() const { return kind_; }
  const std::string& file() const { return file_; }
  std::uint64_t line() const { return line_; }

 private:
  ErrorKind kind_;
  std::string file_;
  std::uint64_t line_ = 0;
};

}  // namespace wasla
