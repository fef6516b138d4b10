#include "wasla/models/word_lists.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <system_error>

#include "wasla/base/error.h"
#include "wasla/base/read_file.h"

namespace wasla::models {
namespace {

constexpr std::string_view kCounted = "_freq_50k.tsv";
constexpr std::string_view kLemmas = "_common.tsv";

std::string_view take(std::string_view& text, char until) {
  const std::size_t length = std::min(text.find(until), text.size());
  const std::string_view taken = text.substr(0, length);
  text.remove_prefix(std::min(length + 1, text.size()));
  return taken;
}

// Calls row(line, number) for each line without its line end.
template <typename Row>
void for_each_line(std::string_view text, Row&& row) {
  for (std::uint64_t number = 1; !text.empty(); ++number) {
    std::string_view line = take(text, '\n');
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    row(line, number);
  }
}

void read_word_list(const std::filesystem::path& file, Language language, bool counted, std::vector<ListedWord>& out) {
  const std::string bytes = read_file(file);
  for_each_line(bytes, [&](std::string_view line, std::uint64_t number) {
    if (line.empty()) {
      return;
    }
    std::string_view rest = line;
    ListedWord word{language, std::string(take(rest, '\t')), 0};
    if (counted) {
      const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), word.count);
      if (problem != std::errc() || end != rest.data() + rest.size() || !word.count) {
        throw Error(ErrorKind::kInput, file.string(), number, "is no word with its count",
                    "write the word, a tab and how often it occurs");
      }
    } else if (rest.find("propn") != std::string_view::npos) {
      return;
    }
    out.push_back(std::move(word));
  });
}

}  // namespace

std::vector<ListedWord> read_word_lists(const std::vector<std::filesystem::path>& folders) {
  std::vector<ListedWord> words;
  for (const auto& folder : folders) {
    std::error_code problem;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator entry(folder, problem), end; !problem && entry != end;
         entry.increment(problem)) {
      files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    bool any = false;
    for (const auto& file : files) {
      const std::string name = file.filename().string();
      const bool counted = name.ends_with(kCounted);
      if (!counted && !name.ends_with(kLemmas)) {
        continue;
      }
      const std::string tag = name.substr(0, name.size() - (counted ? kCounted : kLemmas).size());
      const Language language = parse_language(tag);
      if (language != Language::kOther) {
        read_word_list(file, language, counted, words);
        any = true;
      }
    }
    if (problem || !any) {
      throw Error(ErrorKind::kInput, folder.string(), 0,
                  problem ? "cannot be read: " + problem.message() : "holds no word lists",
                  "name a folder with files like ar_freq_50k.tsv (word, count) or ckb_common.tsv (lemma, part of "
                  "speech)");
    }
  }
  return words;
}

std::vector<KnownName> read_name_tokens(const std::filesystem::path& file) {
  constexpr std::array<std::string_view, 5> kColumns = {"query", "query_lang", "target", "target_lang", "id"};
  std::array<std::size_t, kColumns.size()> places{};
  std::vector<KnownName> names;
  std::vector<std::string_view> fields;
  const std::string bytes = read_file(file);
  if (bytes.empty()) {
    throw Error(ErrorKind::kInput, file.string(), 0, "is empty", "name a table of name pairs");
  }
  for_each_line(bytes, [&](std::string_view line, std::uint64_t number) {
    fields.clear();
    for (std::string_view rest = line; !rest.empty();) {
      fields.push_back(take(rest, '\t'));
    }
    if (number == 1) {
      for (std::size_t i = 0; i < kColumns.size(); ++i) {
        const auto place = std::find(fields.begin(), fields.end(), kColumns[i]);
        if (place == fields.end()) {
          throw Error(ErrorKind::kInput, file.string(), number, "has no column " + std::string(kColumns[i]),
                      "name a table of name pairs with its header");
        }
        places[i] = static_cast<std::size_t>(place - fields.begin());
      }
      return;
    }
    auto field = [&](std::size_t column) {
      return places[column] < fields.size() ? fields[places[column]] : std::string_view();
    };
    if (field(4).starts_with("tok:")) {
      names.push_back({std::string(field(1)), std::string(field(0)), NameOf::kPerson, false});
      names.push_back({std::string(field(3)), std::string(field(2)), NameOf::kPerson, false});
    }
  });
  return names;
}

}  // namespace wasla::models
