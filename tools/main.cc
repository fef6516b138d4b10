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

std::string overview() {
  std::string text =
      std::string("Usage: wasla COMMAND [OPTIONS] ...\n\n") +
      "Links names in Arabic, Sorani, Kurmanji and English text to the entities of a gazetteer.\n\nCommands:\n" +
      list_of(subcommands());
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
  if (const Subcommand* command = find_subcommand(subcommands(), name)) {
    return command->run(arguments);
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
  std::string program = name.empty() || name.starts_with('-') ? "wasla" : "wasla " + name;
  const Subcommand* command = find_subcommand(subcommands(), name);
  if (command && !arguments.empty() && find_subcommand(command->actions, arguments.front())) {
    program += " " + arguments.front();
  }
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
