#include "wasla/base/problem_reporter.h"

#include <algorithm>
#include <utility>

#include "wasla/base/utf8_validation.h"

namespace wasla {
namespace {

constexpr std::size_t kLongestQuote = 80;  // bytes

Severity severity_of(std::string_view rule) {
  if (rule.starts_with('W')) {
    return Severity::kWarning;
  }
  return rule.starts_with('H') ? Severity::kHint : Severity::kError;
}

std::string hexadecimal(std::uint32_t value, int digits) {
  std::string text(static_cast<std::size_t>(digits), '0');
  for (auto it = text.rbegin(); it != text.rend(); ++it, value >>= 4) {
    *it = "0123456789ABCDEF"[value & 0xF];
  }
  return text;
}

}  // namespace

ProblemReporter::ProblemReporter(std::string file, Diagnostics& diagnostics)
    : file_(std::move(file)), diagnostics_(&diagnostics) {}

void ProblemReporter::report(std::string_view rule, std::uint64_t line, std::string message, std::string remedy) {
  Count& count = counts_[rule];
  if (++count.problems > kMostPerRule) {
    if (count.problems == kMostPerRule + 1) {
      count.first_hidden = line;
    }
    return;
  }
  diagnostics_->push_back({severity_of(rule), std::string(rule), file_, line, std::move(message), std::move(remedy)});
}

void ProblemReporter::finish() {
  for (const auto& [rule, count] : counts_) {
    if (count.problems > kMostPerRule) {
      diagnostics_->push_back(
          {severity_of(rule), std::string(rule), file_, count.first_hidden,
           std::to_string(count.problems - kMostPerRule) + " more problems of this kind from here on",
           "mend those listed first"});
    }
  }
  counts_.clear();
}

std::string in_quotes(std::string_view text) {
  std::string result = "'";
  std::size_t position = 0;
  while (position < text.size()) {
    if (result.size() > kLongestQuote) {
      result += "…";
      break;
    }
    // At most four bytes make a character, so validity can be told from a short piece.
    const std::string_view piece = text.substr(position, 4);
    const std::size_t invalid = find_invalid_utf8(piece);
    if (invalid == 0) {
      result += "\\x" + hexadecimal(static_cast<unsigned char>(text[position]), 2);
      ++position;
      continue;
    }
    const std::size_t start = position;
    const char32_t code_point = next_code_point(text, position);
    if (code_point < 0x80 && is_control_character(code_point)) {
      result += "\\x" + hexadecimal(code_point, 2);
    } else if (is_control_character(code_point) || is_invisible_character(code_point)) {
      result += "\\u" + hexadecimal(code_point, 4);
    } else {
      result += text.substr(start, position - start);
    }
  }
  return result + "'";
}

bool is_control_character(char32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}

bool is_invisible_character(char32_t code_point) {
  constexpr char32_t kInvisible[] = {0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B,
                                     0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF};
  return std::binary_search(std::begin(kInvisible), std::end(kInvisible), code_point);
}

}  // namespace wasla
