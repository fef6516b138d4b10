// wasla completion: a script for a shell.
#include "tools/completion.h"

#include <iostream>

#include "tools/commands.h"
#include "tools/output_stream.h"
#include "wasla/base/error.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"help", 'h', nullptr, nullptr, "print this", "Options"},
};

}  // namespace

const Command kCompletionCommand = {
    "wasla completion", "bash|zsh|fish",
    "Prints a script that completes wasla's commands, flags and values in a shell. An install puts them where the\n"
    "shells look; without one: source <(wasla completion bash)",
    kFlags};

int run_completion(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kCompletionCommand, arguments);
  if (options.has("help")) {
    print_help(kCompletionCommand, std::cout);
    return kDone;
  }
  const std::string shell = options.arguments().size() == 1 ? options.arguments()[0] : "";
  OutputStream out;
  if (shell == "bash") {
    out.write(bash_completion());
  } else if (shell == "zsh") {
    out.write(zsh_completion());
  } else if (shell == "fish") {
    out.write(fish_completion());
  } else {
    throw Error(ErrorKind::kUsage, shell.empty() ? "name one shell" : "the shell '" + shell + "' is not known",
                "it is one of bash, zsh, fish");
  }
  out.finish();
  return kDone;
}

}  // namespace wasla::tools
