// The list of subcommands (commands.h).
#include <algorithm>
#include <string_view>

#include "tools/commands.h"

namespace wasla::tools {

std::span<const Subcommand> subcommands() {
  static const Subcommand kSubcommands[] = {
      {"link", "find names in text and link each to its entity", run_link, &kLinkCommand},
      {"match", "find the names of a list that sound like others", run_match, &kMatchCommand},
      {"train", "make models from gazetteers, names and plain text", run_train, &kTrainCommand},
      {"gazetteer", "check, edit and compile gazetteers", run_gazetteer, nullptr, gazetteer_actions()},
      {"evaluate", "compare links with a gold set", run_evaluate, &kEvaluateCommand},
      {"dump", "show what is in an index", run_dump, &kDumpCommand},
      {"man", "print manual pages", run_man, &kManCommand},
      {"completion", "print what completes commands in a shell", run_completion, &kCompletionCommand},
  };
  return kSubcommands;
}

std::string list_of(std::span<const Subcommand> commands) {
  std::size_t width = 0;
  for (const Subcommand& command : commands) {
    width = std::max(width, std::string_view(command.name).size() + 2);
  }
  std::string text;
  for (const Subcommand& command : commands) {
    text += std::string("  ") + command.name + std::string(width - std::string_view(command.name).size(), ' ') +
            command.about + "\n";
  }
  return text;
}

const Subcommand* find_subcommand(std::span<const Subcommand> commands, std::string_view name) {
  const auto found =
      std::find_if(commands.begin(), commands.end(), [&](const Subcommand& command) { return command.name == name; });
  return found == commands.end() ? nullptr : &*found;
}

}  // namespace wasla::tools
