#include "tools/commands.h"
namespace wasla::tools {
const Command kManCommand = {"wasla man", "", "", {}};
const Command kCompletionCommand = {"wasla completion", "", "", {}};
int run_man(const std::vector<std::string>&) { return 0; }
int run_completion(const std::vector<std::string>&) { return 0; }
}  // namespace wasla::tools
