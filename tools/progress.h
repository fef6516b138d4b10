// Progress: messages and a progress bar on standard error that do not write over one another.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace wasla::tools {

class Progress {
 public:
  // `shown`: show progress, as a bar if standard error is a terminal, else as a line now and then.
  explicit Progress(bool shown);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void set_total(std::optional<std::uint64_t> bytes) { total_ = bytes; }
  // Cheap to call often.
  void update(std::uint64_t bytes, std::uint64_t documents);
  // For work whose share is known but not its bytes.
  void update_share(const std::string& what, double share);
  void message(const std::string& text);
  // A message for those who want progress.
  void note(const std::string& text);
  // The last state, and a line end.
  void finish(std::uint64_t bytes, std::uint64_t documents);

 private:
  using Clock = std::chrono::steady_clock;
  bool due();
  void show(const std::string& line);
  void clear();
  std::string describe(std::uint64_t bytes, std::uint64_t documents) const;

  bool shown_, terminal_;
  bool bar_there_ = false;
  std::optional<std::uint64_t> total_;
  Clock::time_point begin_, last_;
};

}  // namespace wasla::tools
