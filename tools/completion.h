// Scripts that complete wasla's commands, flags and values in a shell, from the table of commands.
#pragma once

#include <string>

namespace wasla::tools {

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

}  // namespace wasla::tools
