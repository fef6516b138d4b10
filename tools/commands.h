// The subcommands of wasla. Each takes the arguments behind its name and returns the exit code; wasla::Error and
// ClosedPipe are left to main().
#pragma once

#include <string>
#include <vector>

namespace wasla::tools {

inline constexpr int kDone = 0;
inline constexpr int kSomeBad = 1;  // done, but some documents or tables were bad
inline constexpr int kUsage = 2;
inline constexpr int kCannotOpen = 3;  // an index, model or gazetteer cannot be read

int run_link(const std::vector<std::string>& arguments);
int run_match(const std::vector<std::string>& arguments);
int run_train(const std::vector<std::string>& arguments);
int run_gazetteer(const std::vector<std::string>& arguments);
int run_evaluate(const std::vector<std::string>& arguments);
int run_dump(const std::vector<std::string>& arguments);

}  // namespace wasla::tools
