#include "wasla/models/text_folder.h"

#include <algorithm>
#include <system_error>

#include "wasla/base/error.h"
#include "wasla/base/read_file.h"

namespace wasla::models {
namespace {

bool is_language_tag(std::string_view name) {
  const std::size_t primary = std::min(name.find('-'), name.size());
  return primary >= 2 && primary <= 3 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
         });
}

}  // namespace

std::map<std::string, std::string> read_text_folders(const std::vector<std::filesystem::path>& folders) {
  std::map<std::string, std::string> texts;
  for (const auto& folder : folders) {
    std::error_code problem;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator entry(folder, problem), end; !problem && entry != end;
         entry.increment(problem)) {
      if (entry->path().extension() == ".txt" && is_language_tag(entry->path().stem().string())) {
        files.push_back(entry->path());
      }
    }
    if (problem || files.empty()) {
      throw Error(ErrorKind::kInput, folder.string(), 0,
                  problem ? "cannot be read: " + problem.message() : "holds no text to train on",
                  "name a folder with plain text in files called by their language: ar.txt, ckb.txt, kmr.txt, en.txt");
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      std::string& text = texts[file.stem().string()];
      text += read_file(file);
      if (!text.empty() && text.back() != '\n') {
        text += '\n';
      }
    }
  }
  return texts;
}

}  // namespace wasla::models
