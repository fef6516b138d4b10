#include "wasla/models/embeddings.h"

#include <fasttext/fasttext.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <new>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "wasla/base/error.h"
#include "wasla/base/read_file.h"
#include "wasla/models/fasttext_file.h"

namespace wasla::models {
namespace {

constexpr std::int64_t kMostDimensions = 2048;
constexpr double kSteps = 1 << 20;  // that a vector's greatest number is cut into

// Brings a vector to the length and the whole numbers of ours; all zero where a number is none.
void scale_numbers(std::span<const float> numbers, std::span<std::int8_t> out) {
  float most = 0;
  bool finite = true;
  for (const float number : numbers) {
    most = std::max(most, std::fabs(number));
    finite = finite && std::isfinite(number);
  }
  std::vector<std::int32_t> sums(numbers.size());
  for (std::size_t i = 0; finite && most > 0 && i < sums.size(); ++i) {
    sums[i] =
        static_cast<std::int32_t>(std::nearbyint(static_cast<double>(numbers[i]) / static_cast<double>(most) * kSteps));
  }
  scale_vector(sums, out);
}

class FastTextModel final : public WordVectors {
 public:
  explicit FastTextModel(const std::filesystem::path& file) {
    check_fasttext_file(file);
    try {
      model_.loadModel(file.string());
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& error) {
      throw Error(ErrorKind::kModel, file.string(), 0, std::string("fastText cannot load it: ") + error.what(),
                  "make it again with fastText 0.9.2");
    }
  }

  std::size_t dimensions() const override { return static_cast<std::size_t>(model_.getDimension()); }

  void embed(WordForms word, std::span<std::int8_t> out) const override {
    fasttext::Vector vector(model_.getDimension());
    model_.getWordVector(vector, std::string(word.written));
    scale_numbers(std::span(vector.data(), dimensions()), out);
  }

 private:
  fasttext::FastText model_;
};

class VectorTable final : public WordVectors {
 public:
  explicit VectorTable(const std::filesystem::path& file) : file_(file.string()) {
    try {
      bytes_ = read_file(file);
    } catch (const Error& error) {
      throw Error(ErrorKind::kModel, file_, 0, "cannot be read", "name a .vec that fastText has written");
    }
    std::string_view rest = bytes_;
    std::string_view line = next_line(rest);
    const std::int64_t words = whole_number(next_field(line)), dimensions = whole_number(next_field(line));
    if (words < 1 || dimensions < 1 || dimensions > kMostDimensions || !line.empty()) {
      fail(1, "is not the first line of a table of vectors, which has two numbers: words and dimensions");
    }
    dimensions_ = static_cast<std::size_t>(dimensions);
    std::vector<float> numbers(dimensions_);
    std::uint64_t line_number = 1;
    for (; !rest.empty(); ++line_number) {
      line = next_line(rest);
      add(line, line_number + 1, numbers);
    }
    if (line_number - 1 != static_cast<std::uint64_t>(words)) {
      fail(0, "has " + std::to_string(line_number - 1) + " words where its first line says " + std::to_string(words) +
                  ": it is cut short, or put together by hand");
    }
    bytes_ = {};
  }

  std::size_t dimensions() const override { return dimensions_; }

  void embed(WordForms word, std::span<std::int8_t> out) const override {
    auto found = words_.find(std::string(word.written));
    if (found == words_.end()) {
      found = words_.find(std::string(word.neutral));
    }
    if (found == words_.end()) {
      std::fill(out.begin(), out.end(), std::int8_t{0});
    } else {
      const auto row = std::span(rows_).subspan(found->second * dimensions_, dimensions_);
      std::copy(row.begin(), row.end(), out.begin());
    }
  }

 private:
  [[noreturn]] void fail(std::uint64_t line, const std::string& what) const {
    throw Error(ErrorKind::kModel, file_, line, what, "fetch the file again, or write it again with fastText");
  }
  static std::string_view next_line(std::string_view& rest) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) {
      line.remove_suffix(1);
    }
    return line;
  }
  static std::string_view next_field(std::string_view& line) {
    const std::string_view field = line.substr(0, line.find(' '));
    line.remove_prefix(std::min(field.size() + 1, line.size()));
    return field;
  }
  static std::int64_t whole_number(std::string_view field) {
    std::int64_t value = 0;
    const auto parsed = std::from_chars(field.data(), field.data() + field.size(), value);
    return parsed.ec == std::errc() && parsed.ptr == field.data() + field.size() ? value : -1;
  }

  // "word 0.1 -0.2 …": cut from the right, as a word may have spaces of its own.
  void add(std::string_view line, std::uint64_t line_number, std::vector<float>& numbers) {
    for (std::size_t i = dimensions_; i > 0; --i) {
      const std::size_t space = line.rfind(' ');
      if (space == std::string_view::npos || space == 0) {
        fail(line_number, "has fewer than " + std::to_string(dimensions_) + " numbers behind its word");
      }
      const std::string_view field = line.substr(space + 1);
      float& number = numbers[i - 1];
      const auto parsed = std::from_chars(field.data(), field.data() + field.size(), number);
      const bool tiny = parsed.ec == std::errc::result_out_of_range;
      if ((parsed.ec != std::errc() && !tiny) || parsed.ptr != field.data() + field.size() ||
          (!tiny && !std::isfinite(number))) {
        fail(line_number, "has '" + std::string(field) + "' where a number is to stand");
      }
      number = tiny ? 0 : number;
      line = line.substr(0, space);
    }
    if (line.find(' ') != std::string_view::npos) {
      const std::string_view last = line.substr(line.rfind(' ') + 1);
      float ignored = 0;
      if (const auto parsed = std::from_chars(last.data(), last.data() + last.size(), ignored);
          parsed.ec == std::errc() && parsed.ptr == last.data() + last.size()) {
        fail(line_number, "has more than " + std::to_string(dimensions_) + " numbers behind its word");
      }
    }
    if (words_.try_emplace(std::string(line), rows_.size() / dimensions_).second) {
      rows_.resize(rows_.size() + dimensions_);
      scale_numbers(numbers, std::span(rows_).last(dimensions_));
    }
  }

  std::string file_, bytes_;
  std::size_t dimensions_ = 0;
  std::unordered_map<std::string, std::size_t> words_;
  std::vector<std::int8_t> rows_;
};

}  // namespace

std::shared_ptr<const WordVectors> read_embeddings(const std::filesystem::path& file) {
  if (file.extension() == ".vec") {
    return std::make_shared<VectorTable>(file);
  }
  return std::make_shared<FastTextModel>(file);
}

}  // namespace wasla::models
