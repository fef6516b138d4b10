#include "wasla/base/error.h"

namespace wasla {
namespace {

std::string compose(const std::string& file, std::uint64_t line, const std::string& message,
                    const std::string& remedy) {
  std::string text;
  if (!file.empty()) {
    text = file + (line ? ":" + std::to_string(line) : "") + ": ";
  }
  text += message;
  if (!remedy.empty()) {
    text += "; " + remedy;
  }
  return text;
}

}  // namespace

Error::Error(ErrorKind kind, std::string file, std::uint64_t line, const std::string& message,
             const std::string& remedy)
    : std::runtime_error(compose(file, line, message, remedy)), kind_(kind), file_(std::move(file)), line_(line) {}

Error::Error(ErrorKind kind, const std::string& message, const std::string& remedy)
    : Error(kind, "", 0, message, remedy) {}

}  // namespace wasla
