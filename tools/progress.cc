#include "tools/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace wasla::tools {
namespace {

std::string bar(double share) {
  constexpr int kCells = 20;
  const int full = static_cast<int>(std::clamp(share, 0.0, 1.0) * kCells);
  char percent[16];
  std::snprintf(percent, sizeof percent, "] %3d%%", static_cast<int>(std::clamp(share, 0.0, 1.0) * 100));
  return "[" + std::string(static_cast<std::size_t>(full), '#') +
         std::string(static_cast<std::size_t>(kCells - full), '.') + percent;
}

std::string megabytes(double bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", bytes / 1e6);
  return text;
}

}  // namespace

Progress::Progress(bool shown)
    : shown_(shown), terminal_(::isatty(STDERR_FILENO) == 1), begin_(Clock::now()), last_(begin_) {}

Progress::~Progress() { clear(); }

bool Progress::due() {
  const Clock::time_point now = Clock::now();
  if (!shown_ || now - last_ < (terminal_ ? std::chrono::milliseconds(200) : std::chrono::milliseconds(2000))) {
    return false;
  }
  last_ = now;
  return true;
}

void Progress::update(std::uint64_t bytes, std::uint64_t documents) {
  if (due()) {
    show(describe(bytes, documents));
  }
}

void Progress::update_share(const std::string& what, double share) {
  if (due()) {
    show(bar(share) + " " + what);
  }
}

void Progress::message(const std::string& text) {
  clear();
  const std::string line = text + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void Progress::note(const std::string& text) {
  if (shown_) {
    message(text);
  }
}

void Progress::finish(std::uint64_t bytes, std::uint64_t documents) {
  if (shown_) {
    show(describe(bytes, documents));
    if (terminal_) {
      std::fputc('\n', stderr);
    }
    bar_there_ = false;
  }
}

void Progress::show(const std::string& line) {
  if (terminal_) {
    clear();
    std::fputs(line.c_str(), stderr);
    std::fflush(stderr);
    bar_there_ = true;
  } else {
    std::fputs((line + "\n").c_str(), stderr);
  }
}

void Progress::clear() {
  if (bar_there_) {
    std::fputs("\r\x1b[K", stderr);
    bar_there_ = false;
  }
}

std::string Progress::describe(std::uint64_t bytes, std::uint64_t documents) const {
  const double seconds = std::max(1e-3, std::chrono::duration<double>(Clock::now() - begin_).count());
  const auto done = static_cast<double>(bytes);
  std::string line = total_ && *total_ > 0 ? bar(done / static_cast<double>(*total_)) + " " : "";
  line += megabytes(done);
  line += total_ ? " of " + megabytes(static_cast<double>(*total_)) + " MB" : " MB";
  return line + ", " + std::to_string(documents) + (documents == 1 ? " document, " : " documents, ") +
         megabytes(done / seconds) + " MB/s";
}

}  // namespace wasla::tools
