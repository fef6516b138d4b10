// ReviewKeys: what a person presses, from a terminal key by key, else from the lines of a file or pipe.
#pragma once

#include <termios.h>

#include <optional>
#include <string>

namespace wasla::tools {

// One thread's. The terminal is as it was before when this is gone.
class ReviewKeys {
 public:
  // `file` empty: standard input. Throws Error(kInput).
  explicit ReviewKeys(const std::string& file);
  ~ReviewKeys();
  ReviewKeys(const ReviewKeys&) = delete;
  ReviewKeys& operator=(const ReviewKeys&) = delete;

  // A key, or in a file the first letter of the next line that has one; nothing at the end.
  std::optional<char> key();
  // A line, edited as the terminal does; nothing at the end.
  std::optional<std::string> line();
  bool is_terminal() const { return terminal_; }

 private:
  void set_raw(bool raw);
  int read_byte();

  int descriptor_ = 0;
  bool owned_ = false, terminal_ = false, raw_ = false;
  termios before_{};
};

}  // namespace wasla::tools
