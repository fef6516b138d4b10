// ProblemReporter: what a reader of one file tells its problems to.
//
//   ProblemReporter problems("names.tsv", diagnostics);
//   problems.report("E206-bad-year", 17, "the year " + in_quotes(field) + " is not a number", "write it as 1991");
//   problems.finish();
//
// The severity is the first letter of the rule (E, W, H). Of each rule at most kMostPerRule problems are listed, then
// one that says how many more there are: a file of noise must not fill the memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "wasla/base/diagnostic.h"

namespace wasla {

class ProblemReporter {
 public:
  static constexpr std::size_t kMostPerRule = 1000;

  // `diagnostics` must outlive the reporter.
  ProblemReporter(std::string file, Diagnostics& diagnostics);

  const std::string& file() const { return file_; }

  // `line` is 1-based, 0 for the whole file. `rule` must be a literal (it is kept).
  void report(std::string_view rule, std::uint64_t line, std::string message, std::string remedy);

  // Adds the "and N more" lines. Call once, at the end.
  void finish();

 private:
  struct Count {
    std::size_t problems = 0;
    std::uint64_t first_hidden = 0;  // line of the first problem that was not listed
  };

  std::string file_;
  Diagnostics* diagnostics_;
  std::map<std::string_view, Count> counts_;
};

// `text` in single quotes for a message: shortened where long, and with what cannot be seen on a screen (control
// characters, bidirectional controls, bytes that are not UTF-8) made visible as \x07 or \u202E.
std::string in_quotes(std::string_view text);

// True for control characters of C0, C1 and DEL.
bool is_control_character(char32_t code_point);
// True for characters that show nothing and steer nothing a name needs: bidirectional controls, zero-width space and
// no-break space, word joiner, soft hyphen. ZWNJ and ZWJ are letters' business and are not among them.
bool is_invisible_character(char32_t code_point);

}  // namespace wasla
