// wasla: the program. Finds the subcommand, and turns exceptions into messages and exit codes.
#include <csignal>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <string>
#include <vector>

#include "tools/commands.h"
#include "tools/output_stream.h"
#include "wasla/base/error.h"
#include "wasla/index/format.h"

namespace wasla::tools {
namespace {

struct Subcommand {
  const char* name;
  const char* about;
  int (*run)(const std::vector<std::string>&);
};

constexpr Subcommand kSubcommands[] = {
    {"link", "find names in text and link each to its entity", run_link},
    {"match", "find the names of a list that sound like others", run_match},
    {"train", "make models from gazetteers, names and plain text", run_train},
    {"gazetteer", "check gazetteers, compile them into an index, import names", run_gazetteer},
    {"evaluate", "compare links with a gold set", run_evaluate},
    {"dump", "show what is in an index", run_dump},
};

std::string overview() {
  std::string text =
      "Usage: wasla COMMAND [OPTIONS] ...\n\n"
      "Links names in Arabic, Sorani, Kurmanji and English text to the entities of a gazetteer.\n\nCommands:\n";
  for (const Subcommand& command : kSubcommands) {
    text += std::string("  ") + command.name + std::string(12 - std::string_view(command.name).size(), ' ') +
            command.about + "\n";
  }
  return text + "\n'wasla COMMAND --help' tells more; 'wasla --version' tells the versions.\n";
}

void print(const std::string& text) {
  OutputStream out;
  out.write(text);
  out.finish();
}

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage: return kUsage;
    case ErrorKind::kIndex:
    case ErrorKind::kModel:
    case ErrorKind::kGazetteer: return kCannotOpen;
    case ErrorKind::kInput:
    case ErrorKind::kOutput: break;
  }
  return kSomeBad;
}

int dispatch(const std::string& name, const std::vector<std::string>& arguments) {
  for (const Subcommand& command : kSubcommands) {
    if (name == command.name) {
      return command.run(arguments);
    }
  }
  if (name == "--help" || name == "-h" || name == "help") {
    print(overview());
    return kDone;
  }
  if (name == "--version") {
    print(std::string("wasla ") + WASLA_VERSION + "\nindex format " + std::to_string(index::kFormatVersion) +
          " (reads " + std::to_string(index::kOldestReadable) + " to " + std::to_string(index::kFormatVersion) + ")\n");
    return kDone;
  }
  std::cerr << (name.empty() ? "" : "wasla: there is no command '" + name + "'\n") << overview();
  return kUsage;
}

int run(int count, char** values) {
  std::vector<std::string> arguments(values + 1, values + count);
  std::string name = std::filesystem::path(values[0]).filename() == "link" ? "link" : "";
  if (name.empty() && !arguments.empty()) {
    name = arguments.front();
    arguments.erase(arguments.begin());
  }
  const std::string program = name.empty() || name.starts_with('-') ? "wasla" : "wasla " + name;
  try {
    return dispatch(name, arguments);
  } catch (const ClosedPipe&) {
    return kDone;
  } catch (const Error& error) {
    std::cerr << program << ": " << error.what() << '\n';
    if (error.kind() == ErrorKind::kUsage) {
      std::cerr << "Usage: " << program << " [OPTIONS] ...; '" << program << " --help' tells more\n";
    }
    return exit_code(error.kind());
  } catch (const std::bad_alloc&) {
    std::cerr << program << ": there is not enough memory; run fewer --jobs\n";
  } catch (const std::exception& error) {
    std::cerr << program << ": " << error.what() << '\n';
  }
  return kSomeBad;
}

}  // namespace
}  // namespace wasla::tools

int main(int count, char** values) {
  // A reader that goes away is told by write(), where it can be handled.
  std::signal(SIGPIPE, SIG_IGN);
  return count > 0 ? wasla::tools::run(count, values) : wasla::tools::kUsage;
}
