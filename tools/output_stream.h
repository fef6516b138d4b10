// OutputStream: where a command prints, standard output or a file that appears whole at the end.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "wasla/base/atomic_file.h"

namespace wasla::tools {

// Thrown when the reader of a pipe has gone away: no error, there is just nobody to print for.
struct ClosedPipe {};

class OutputStream {
 public:
  // `path` empty or "-": standard output. Throws Error(kOutput).
  explicit OutputStream(const std::string& path = "");
  OutputStream(const OutputStream&) = delete;
  OutputStream& operator=(const OutputStream&) = delete;
  ~OutputStream();  // what was not flushed is lost, a file that was not finished does not appear

  // Throw Error(kOutput) and ClosedPipe.
  void write(std::string_view bytes);
  void flush();
  void finish();

 private:
  void write_through(std::string_view bytes);

  std::string name_;
  std::unique_ptr<AtomicFile> file_;  // null: `descriptor_`
  int descriptor_ = -1;
  bool owned_ = false;
  std::string buffer_;
};

}  // namespace wasla::tools
