// Writing and reading of alignment.tsv (docs/formats/alignment.md).
#include <algorithm>
#include <charconv>
#include <cstdio>

#include "wasla/base/error.h"
#include "wasla/models/alignment_model.h"
#include "wasla/text/utf8.h"

namespace wasla::models {
namespace {

using text::FoldingProfile;
using text::SoundLetter;

constexpr std::string_view kFormatLine = "wasla-alignment\t1";

}  // namespace

std::string AlignmentModel::write() const {
  std::string out(kFormatLine);
  out += '\n';
  for (int low = 0; low < text::kFoldingProfiles; ++low) {
    for (int high = low; high < text::kFoldingProfiles; ++high) {
      const auto left = static_cast<FoldingProfile>(low), right = static_cast<FoldingProfile>(high);
      const AlignmentTable& t = table(pair(left, right));
      char number[32];
      std::snprintf(number, sizeof number, "%.4g", static_cast<double>(t.floor()));
      out.append("table\t").append(profile_name(left)).append("\t");
      out.append(profile_name(right)).append("\t").append(number).append("\n");
      for (const AlignmentOperation& op : t.operations()) {
        std::snprintf(number, sizeof number, "%.4g", static_cast<double>(op.probability));
        out.append(number).append("\t");
        for (int i = 0; i < op.left_length; ++i) {
          out += text::written(left, op.left[static_cast<std::size_t>(i)]);
        }
        out += '\t';
        for (int i = 0; i < op.right_length; ++i) {
          out += text::written(right, op.right[static_cast<std::size_t>(i)]);
        }
        out += '\n';
      }
    }
  }
  out += "end\n";
  return out;
}

namespace {

class AlignmentReader {
 public:
  AlignmentReader(std::string_view bytes, const std::string& file) : rest_(bytes), file_(file) {}

  AlignmentModel run() {
    AlignmentModel model;
    if (next() != kFormatLine) {
      fail("is no alignment model of format 1");
    }
    while (!rest_.empty()) {
      const std::string_view line = next();
      std::string_view fields[4];
      const std::size_t count = split(line, fields);
      if (ended_) {
        fail("goes on behind its last line");
      }
      if (count == 1 && fields[0] == "end") {
        ended_ = true;
      } else if (count == 4 && fields[0] == "table") {
        finish(model);
        left_ = profile(fields[1]);
        right_ = profile(fields[2]);
        if (left_ > right_) {
          fail("names the tables in another order");
        }
        floor_ = number(fields[3]);
        open_ = true;
      } else if (count == 3 && open_) {
        AlignmentOperation op;
        op.probability = number(fields[0]);
        op.left_length = letters(fields[1], left_, op.left);
        op.right_length = letters(fields[2], right_, op.right);
        if (!AlignmentOperation::possible(op.left_length, op.right_length)) {
          fail("has an operation of nothing, of two letters against nothing, or of three against other than one");
        }
        operations_.push_back(op);
      } else {
        fail("has a line that is neither a table nor an operation");
      }
    }
    finish(model);
    if (!ended_) {
      fail("is cut off: its last line, \"end\", is missing");
    }
    return model;
  }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    throw Error(ErrorKind::kModel, file_, line_, message, "make the model again with `wasla train alignment`");
  }
  std::string_view next() {
    ++line_;
    const std::string_view line = rest_.substr(0, rest_.find('\n'));
    rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
    return line;
  }
  static std::size_t split(std::string_view line, std::string_view (&fields)[4]) {
    std::size_t count = 0;
    while (count < 4) {
      const std::size_t tab = std::min(line.find('\t'), line.size());
      fields[count++] = line.substr(0, tab);
      if (tab == line.size()) {
        return count;
      }
      line.remove_prefix(tab + 1);
    }
    return 5;
  }
  FoldingProfile profile(std::string_view name) const {
    const auto found = profile_of(name);
    if (!found) {
      fail("names an unknown writing system: " + std::string(name));
    }
    return *found;
  }
  float number(std::string_view field) const {
    float value = 0;
    const auto result = std::from_chars(field.data(), field.data() + field.size(), value);
    if (result.ec != std::errc() || result.ptr != field.data() + field.size() || !(value >= 0) || value > 1) {
      fail("has no probability where one belongs: " + std::string(field));
    }
    return value;
  }
  std::uint8_t letters(std::string_view field, FoldingProfile profile,
                       std::array<SoundLetter, AlignmentOperation::kMostLetters>& out) const {
    std::uint8_t count = 0;
    const char* end = field.data() + field.size();
    for (const char* p = field.data(); p < end;) {
      const text::CodePoint c = text::decode(p, end);
      p += c.length;
      const SoundLetter letter = c.value == U'|'   ? text::kBoundary
                                 : c.value == U'*' ? text::kArticle
                                 : c.value == U'?' ? text::kForeignSound
                                                   : text::sound_letter(profile, c.value);
      if (!letter || count == AlignmentOperation::kMostLetters) {
        fail("has letters that the writing system does not have, or too many: " + std::string(field));
      }
      out[count++] = letter;
    }
    return count;
  }
  void finish(AlignmentModel& model) {
    if (open_) {
      model.set_table(AlignmentModel::pair(left_, right_), AlignmentTable(operations_, floor_));
      operations_.clear();
    }
  }

  std::string_view rest_;
  const std::string& file_;
  std::uint64_t line_ = 0;
  bool open_ = false;
  bool ended_ = false;
  FoldingProfile left_ = FoldingProfile::kArabic, right_ = FoldingProfile::kArabic;
  float floor_ = 0;
  std::vector<AlignmentOperation> operations_;
};

}  // namespace

AlignmentModel AlignmentModel::read(std::string_view bytes, const std::string& file) {
  return AlignmentReader(bytes, file).run();
}

}  // namespace wasla::models
