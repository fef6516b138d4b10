#include "tools/review_keys.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "wasla/base/error.h"

namespace wasla::tools {
namespace {

constexpr char kEndOfText = 3, kEndOfTransmission = 4;  // Ctrl-C and Ctrl-D

}  // namespace

ReviewKeys::ReviewKeys(const std::string& file) {
  if (!file.empty()) {
    descriptor_ = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    owned_ = true;
    if (descriptor_ < 0) {
      throw Error(ErrorKind::kInput, file, 0, "cannot be read: " + std::generic_category().message(errno));
    }
  }
  terminal_ = ::isatty(descriptor_) == 1 && ::tcgetattr(descriptor_, &before_) == 0;
}

ReviewKeys::~ReviewKeys() {
  set_raw(false);
  if (owned_ && descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

void ReviewKeys::set_raw(bool raw) {
  if (!terminal_ || raw == raw_) {
    return;
  }
  termios state = before_;
  if (raw) {
    state.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);
    state.c_cc[VMIN] = 1;
    state.c_cc[VTIME] = 0;
  }
  ::tcsetattr(descriptor_, TCSADRAIN, &state);
  raw_ = raw;
}

// -1 at the end.
int ReviewKeys::read_byte() {
  unsigned char byte = 0;
  ssize_t n = 0;
  do {
    n = ::read(descriptor_, &byte, 1);
  } while (n < 0 && errno == EINTR);
  return n == 1 ? byte : -1;
}

std::optional<char> ReviewKeys::key() {
  if (terminal_) {
    set_raw(true);
    const int byte = read_byte();
    const bool end = byte < 0 || byte == kEndOfText || byte == kEndOfTransmission;
    return end ? std::nullopt : std::optional(static_cast<char>(byte));
  }
  while (const std::optional<std::string> text = line()) {
    if (!text->empty()) {
      return text->front();
    }
  }
  return std::nullopt;
}

std::optional<std::string> ReviewKeys::line() {
  set_raw(false);
  std::string text;
  int byte = read_byte();
  if (byte < 0) {
    return std::nullopt;
  }
  for (; byte >= 0 && byte != '\n'; byte = read_byte()) {
    text += static_cast<char>(byte);
  }
  if (!text.empty() && text.back() == '\r') {
    text.pop_back();
  }
  return text;
}

}  // namespace wasla::tools
