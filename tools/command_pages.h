// The commands of wasla one after another, for what is made from all of them: manual pages and completion.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/commands.h"

namespace wasla::tools {

struct CommandPage {
  std::vector<std::string> words;  // "gazetteer", "add"; none for wasla itself
  std::string about;
  const Command* command = nullptr;  // null where there are only actions
  std::span<const Subcommand> actions = {};

  // "wasla gazetteer add", with `separator` between the words.
  std::string name(std::string_view separator = " ") const;
};

// wasla itself first, each command before its actions.
std::vector<CommandPage> command_pages();

// The words a value is one of: those of "tsv|jsonl", and the closed lists that CLASS, KIND and the like stand for;
// empty where it may be anything.
std::vector<std::string> choices_of(std::string_view value);
// The same of the first argument: "bash|zsh|fish" at the beginning of the usage.
std::vector<std::string> argument_choices(const CommandPage& page);

// `text` in the pieces between `separator`s; none for an empty text.
std::vector<std::string> split_text(std::string_view text, std::string_view separator);
std::string joined(const std::vector<std::string>& parts, std::string_view separator);

}  // namespace wasla::tools
