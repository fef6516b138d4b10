#include "tools/input_list.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "wasla/io/byte_source.h"

namespace wasla::tools {
namespace fs = std::filesystem;

InputList::InputList(std::vector<std::string> paths, bool recursive)
    : waiting_(paths.begin(), paths.end()), recursive_(recursive) {}

std::optional<InputPath> InputList::next() {
  while (!waiting_.empty()) {
    std::string path = std::move(waiting_.front());
    waiting_.pop_front();
    std::error_code problem;
    if (path == "-" || !fs::is_directory(path, problem)) {
      return InputPath{std::move(path), ""};
    }
    if (!recursive_) {
      return InputPath{std::move(path), "is a folder; give --recursive to read the files in it"};
    }
    std::vector<std::string> found;
    fs::directory_iterator entry(path, problem);
    for (; !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
      const std::string name = entry->path().filename().string();
      std::error_code ignored;
      const bool folder = entry->is_directory(ignored);
      if (name.starts_with('.') || (folder ? entry->is_symlink(ignored) : !entry->is_regular_file(ignored))) {
        continue;
      }
      found.push_back(entry->path().string());
    }
    if (problem) {
      return InputPath{std::move(path), "cannot be read: " + problem.message()};
    }
    std::sort(found.begin(), found.end());
    waiting_.insert(waiting_.begin(), found.begin(), found.end());
  }
  return std::nullopt;
}

std::optional<std::uint64_t> InputList::total_bytes() const {
  InputList copy = *this;
  std::uint64_t total = 0;
  while (const std::optional<InputPath> input = copy.next()) {
    std::error_code problem;
    if (!input->error.empty() || (input->path != "-" && !fs::exists(input->path, problem))) {
      continue;
    }
    const fs::path file = input->path == "-" ? fs::path("/dev/stdin") : fs::path(input->path);
    if (!fs::is_regular_file(file, problem)) {
      return std::nullopt;
    }
    const std::uintmax_t size = fs::file_size(file, problem);
    total += problem ? 0 : size;
  }
  return total;
}

std::vector<std::string> read_path_list(const std::string& file, bool nul) {
  const auto source = open_source(file);
  std::vector<std::string> paths;
  std::string path;
  const auto add = [&] {
    if (!nul && !path.empty() && path.back() == '\r') {
      path.pop_back();
    }
    if (!path.empty()) {
      paths.push_back(std::move(path));
    }
    path.clear();
  };
  char buffer[16 * 1024];
  while (const std::size_t n = source->read(buffer, sizeof buffer)) {
    for (std::size_t i = 0; i < n; ++i) {
      if (buffer[i] == (nul ? '\0' : '\n')) {
        add();
      } else {
        path += buffer[i];
      }
    }
  }
  add();
  return paths;
}

}  // namespace wasla::tools
