#include "tools/options.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>
#include <ostream>
#include <sstream>

#include "wasla/base/error.h"

namespace wasla::tools {
namespace {

namespace po = boost::program_options;
using Values = std::vector<std::string>;

// Where the list of all that is no option is kept; no flag can have this name.
constexpr const char* kRest = "(arguments)";
constexpr std::size_t kWidth = 100, kIndent = 30;

po::options_description describe(const Command& command) {
  po::options_description description;
  for (const Flag& flag : command.flags) {
    const std::string names = flag.short_name ? std::string(flag.name) + "," + flag.short_name : flag.name;
    if (!flag.value) {
      description.add_options()(names.c_str(), po::bool_switch());
    } else if (flag.repeatable) {
      description.add_options()(names.c_str(), po::value<Values>());
    } else {
      description.add_options()(names.c_str(), po::value<std::string>());
    }
  }
  description.add_options()(kRest, po::value<Values>());
  return description;
}

std::string remedy_for(const Command& command) { return std::string("see '") + command.name + " --help'"; }

// `text` in lines of kWidth, the first beginning at column `column`, the others indented.
void print_wrapped(const std::string& text, std::size_t column, std::ostream& out) {
  std::istringstream words(text);
  std::string word;
  bool first = true;
  while (words >> word) {
    if (!first && column + 1 + word.size() > kWidth) {
      out << '\n' << std::string(kIndent, ' ');
      column = kIndent;
      first = true;
    }
    out << (first ? "" : " ") << word;
    column += word.size() + (first ? 0 : 1);
    first = false;
  }
  out << '\n';
}

void print_flag(const Flag& flag, std::ostream& out) {
  std::string left = flag.short_name ? std::string("  -") + flag.short_name + ", --" : "      --";
  left += flag.name;
  left += flag.value ? std::string(" ") + flag.value : "";
  out << left;
  if (left.size() + 2 > kIndent) {
    out << '\n' << std::string(kIndent, ' ');
  } else {
    out << std::string(kIndent - left.size(), ' ');
  }
  std::string help = flag.help;
  if (flag.fallback && *flag.fallback) {
    help += std::string(" [") + flag.fallback + "]";
  }
  if (flag.repeatable) {
    help += " (may be given several times)";
  }
  print_wrapped(help, kIndent, out);
}

template <class Number>
bool read_number(const std::string& text, Number& number) {
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc() && end == text.data() + text.size();
}

}  // namespace

Options Options::parse(const Command& command, const std::vector<std::string>& arguments) {
  Options options;
  const po::options_description description = describe(command);
  po::positional_options_description positional;
  positional.add(kRest, -1);
  po::variables_map found;
  try {
    // An abbreviation that is guessed today is ambiguous tomorrow, when another flag begins alike.
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    po::store(po::command_line_parser(arguments).options(description).positional(positional).style(style).run(), found);
  } catch (const po::error& error) {
    throw Error(ErrorKind::kUsage, error.what(), remedy_for(command));
  }
  for (const Flag& flag : command.flags) {
    if (flag.fallback) {
      options.fallbacks_[flag.name] = flag.fallback;
    }
    const po::variable_value& value = found[flag.name];
    if (value.empty()) {
      continue;
    }
    if (!flag.value) {
      if (value.as<bool>()) {
        options.values_[flag.name] = {};
      }
    } else {
      options.values_[flag.name] = flag.repeatable ? value.as<Values>() : Values{value.as<std::string>()};
    }
  }
  if (const po::variable_value& rest = found[kRest]; !rest.empty()) {
    options.arguments_ = rest.as<Values>();
  }
  return options;
}

bool Options::has(std::string_view name) const { return values_.find(name) != values_.end(); }

std::string Options::text(std::string_view name) const {
  if (const auto given = values_.find(name); given != values_.end() && !given->second.empty()) {
    return given->second.back();
  }
  const auto fallback = fallbacks_.find(name);
  return fallback != fallbacks_.end() ? fallback->second : "";
}

std::vector<std::string> Options::texts(std::string_view name) const {
  const auto given = values_.find(name);
  return given != values_.end() ? given->second : std::vector<std::string>();
}

int Options::integer(std::string_view name, int lowest, int highest) const {
  int number = 0;
  if (!read_number(text(name), number) || number < lowest || number > highest) {
    throw Error(ErrorKind::kUsage, "--" + std::string(name) + " '" + text(name) + "' is not a whole number from " +
                                       std::to_string(lowest) + " to " + std::to_string(highest));
  }
  return number;
}

double Options::decimal(std::string_view name, double lowest, double highest) const {
  double number = 0;
  if (!read_number(text(name), number) || !(number >= lowest && number <= highest)) {
    std::ostringstream range;
    range << lowest << " to " << highest;
    throw Error(ErrorKind::kUsage,
                "--" + std::string(name) + " '" + text(name) + "' is not a number from " + range.str());
  }
  return number;
}

std::string Options::choice(std::string_view name, std::initializer_list<std::string_view> choices) const {
  std::string value = text(name);
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) {
    return value;
  }
  std::string known;
  for (const std::string_view one : choices) {
    known += (known.empty() ? "" : ", ") + std::string(one);
  }
  throw Error(ErrorKind::kUsage, "--" + std::string(name) + " '" + value + "' is not known", "it is one of " + known);
}

void print_help(const Command& command, std::ostream& out) {
  out << "Usage: " << command.name << ' ' << command.usage << "\n\n" << command.about << '\n';
  std::string_view group;
  for (const Flag& flag : command.flags) {
    if (flag.group != group) {
      group = flag.group;
      out << '\n' << group << ":\n";
    }
    print_flag(flag, out);
  }
  if (*command.notes) {
    out << '\n' << command.notes << '\n';
  }
}

void print_usage(const Command& command, std::ostream& out) {
  out << "Usage: " << command.name << ' ' << command.usage << "\nMore: " << command.name << " --help\n";
}

std::vector<std::string> with_repeated_flags(const std::vector<std::string>& arguments,
                                             const std::vector<std::string>& flags) {
  std::vector<std::string> out;
  std::string flag;
  bool has_value = false;
  for (const std::string& argument : arguments) {
    if (argument.starts_with("-") && argument != "-") {
      flag = std::find(flags.begin(), flags.end(), argument) != flags.end() ? argument : "";
      has_value = false;
    } else if (!flag.empty() && has_value) {
      out.push_back(flag);
    } else {
      has_value = true;
    }
    out.push_back(argument);
  }
  return out;
}

}  // namespace wasla::tools
