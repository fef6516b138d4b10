// The subcommands of wasla. Each takes the arguments behind its name and returns the exit code; wasla::Error and
// ClosedPipe are left to main().
#pragma once

#include <span>
#include <string>
#include <vector>

#include "tools/options.h"

namespace wasla::tools {

inline constexpr int kDone = 0;
inline constexpr int kSomeBad = 1;  // done, but some documents or tables were bad
inline constexpr int kUsage = 2;
inline constexpr int kCannotOpen = 3;  // an index, model or gazetteer cannot be read

struct Subcommand {
  const char* name;
  const char* about;  // one line
  int (*run)(const std::vector<std::string>& arguments);
  const Command* command;  // its flags; null where it has actions of its own
  std::span<const Subcommand> actions = {};
};

// All there are: dispatch, overviews, manual pages and completion are made from these lists.
std::span<const Subcommand> subcommands();        // command_list.cc
std::span<const Subcommand> gazetteer_actions();  // gazetteer.cc

// "  name   about" for each.
std::string list_of(std::span<const Subcommand> commands);
const Subcommand* find_subcommand(std::span<const Subcommand> commands, std::string_view name);

int run_link(const std::vector<std::string>& arguments);
int run_match(const std::vector<std::string>& arguments);
int run_train(const std::vector<std::string>& arguments);
int run_gazetteer(const std::vector<std::string>& arguments);
int run_evaluate(const std::vector<std::string>& arguments);
int run_dump(const std::vector<std::string>& arguments);
int run_man(const std::vector<std::string>& arguments);
int run_completion(const std::vector<std::string>& arguments);

extern const Command kLinkCommand, kMatchCommand, kTrainCommand, kEvaluateCommand, kDumpCommand, kManCommand,
    kCompletionCommand;

}  // namespace wasla::tools
