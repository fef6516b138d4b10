// Options of a subcommand: one table of flags, from which parsing, help and usage are made.
//
//   constexpr Flag kFlags[] = {{"jobs", 'j', "N", "0", "documents linked at a time; 0: one per core", "Running"}, …};
//   const Options options = Options::parse(kCommand, arguments);
//   if (options.has("help")) { print_help(kCommand, std::cout); return 0; }
#pragma once

#include <initializer_list>
#include <iosfwd>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wasla::tools {

struct Flag {
  const char* name;      // long name, without dashes
  char short_name;       // 0: none
  const char* value;     // what the value is called in the help; null: the flag has none
  const char* fallback;  // the value if the flag is not given; null: none
  const char* help;
  const char* group;  // heading in the help
  bool repeatable = false;
};

struct Command {
  const char* name;   // "wasla link"
  const char* usage;  // "[OPTIONS] [FILE|FOLDER|-]..."
  const char* about;  // a paragraph for the help
  std::span<const Flag> flags;
  const char* notes = "";  // printed below the flags
};

class Options {
 public:
  // Throws Error(kUsage).
  static Options parse(const Command& command, const std::vector<std::string>& arguments);

  bool has(std::string_view name) const;  // given by the user
  // The value or its fallback; empty if there is neither.
  std::string text(std::string_view name) const;
  std::vector<std::string> texts(std::string_view name) const;
  // Values that must be numbers in a range, or one of some words: throw Error(kUsage) naming what is possible.
  int integer(std::string_view name, int lowest, int highest) const;
  double decimal(std::string_view name, double lowest, double highest) const;
  std::string choice(std::string_view name, std::initializer_list<std::string_view> choices) const;

  const std::vector<std::string>& arguments() const { return arguments_; }  // all that is no option

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::map<std::string, std::string, std::less<>> fallbacks_;
  std::vector<std::string> arguments_;
};

void print_help(const Command& command, std::ostream& out);
// Two lines: how to call it, and how to learn more.
void print_usage(const Command& command, std::ostream& out);

// "--on a b" means "--on a --on b": the flags named take all values up to the next flag.
std::vector<std::string> with_repeated_flags(const std::vector<std::string>& arguments,
                                             const std::vector<std::string>& flags);

}  // namespace wasla::tools
