#include "wasla/models/model_folder.h"

#include <algorithm>
#include <system_error>

#include "wasla/base/atomic_file.h"
#include "wasla/base/error.h"
#include "wasla/base/read_file.h"
#include "wasla/base/sha256.h"

namespace wasla::models {
namespace {

constexpr std::string_view kSums = "SHA256SUMS";
constexpr const char* kRestore = "restore the folder, or make the model again with `wasla train`";

std::string read_or_refuse(const std::filesystem::path& file) {
  try {
    return read_file(file);
  } catch (const Error& error) {
    throw Error(ErrorKind::kModel, file.string(), 0, "the model's file cannot be read", kRestore);
  }
}

// The sum that SHA256SUMS ("<64 digits>  <name>" a line) gives for `name`; empty if none.
std::string_view listed_sum(std::string_view sums, std::string_view name) {
  while (!sums.empty()) {
    const std::string_view line = sums.substr(0, sums.find('\n'));
    if (line.size() > 66 && line.substr(66) == name) {
      return line.substr(0, 64);
    }
    sums.remove_prefix(std::min(line.size() + 1, sums.size()));
  }
  return {};
}

}  // namespace

std::string read_model_file(const std::filesystem::path& folder, std::string_view name) {
  const std::filesystem::path file = folder / name;
  const std::string sums = read_or_refuse(folder / kSums);
  std::string bytes = read_or_refuse(file);
  const std::string_view expected = listed_sum(sums, name);
  if (expected.empty()) {
    throw Error(ErrorKind::kModel, (folder / kSums).string(), 0, "has no line for " + std::string(name), kRestore);
  }
  if (const std::string actual = sha256(bytes); actual != expected) {
    throw Error(
        ErrorKind::kModel, file.string(), 0,
        "is not the file that SHA256SUMS lists: its SHA-256 is " + actual + ", expected " + std::string(expected),
        kRestore);
  }
  return bytes;
}

void write_model_folder(const std::filesystem::path& folder, const std::vector<ModelFile>& files,
                        std::string_view card) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) {
    throw Error(ErrorKind::kOutput, folder.string(), 0, "cannot be made: " + problem.message(),
                "name a folder you may write to");
  }
  std::vector<std::string> lines;
  auto write = [&](const std::string& name, std::string_view bytes) {
    write_file_atomically(folder / name, bytes);
    lines.push_back(sha256(bytes) + "  " + name + "\n");
  };
  for (const ModelFile& file : files) {
    write(file.name, file.bytes);
  }
  write("card.md", card);
  std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.substr(66) < b.substr(66); });
  std::string sums;
  for (const std::string& line : lines) {
    sums += line;
  }
  write_file_atomically(folder / kSums, sums);
}

}  // namespace wasla::models
