// wasla man: manual pages.
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "tools/manual.h"
#include "tools/output_stream.h"
#include "wasla/base/atomic_file.h"
#include "wasla/base/error.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"all", 0, "DIR", nullptr, "write the pages of all commands into DIR: wasla.1, wasla-link.1 …", "Options"},
    {"markdown", 0, nullptr, nullptr, "print all pages as one, in Markdown", "Options"},
    {"help", 'h', nullptr, nullptr, "print this", "Options"},
};

void write_all(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const CommandPage& page : command_pages()) {
    write_file_atomically(folder / (page.name("-") + ".1"), manual_page(page));
  }
}

}  // namespace

const Command kManCommand = {"wasla man", "[COMMAND [ACTION]]",
                             "Prints the manual page of a command as man reads it.\n"
                             "Example: wasla man gazetteer add | man -l -",
                             kFlags};

int run_man(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kManCommand, arguments);
  if (options.has("help")) {
    print_help(kManCommand, std::cout);
    return kDone;
  }
  if (options.has("all")) {
    write_all(options.text("all"));
    return kDone;
  }
  OutputStream out;
  if (options.has("markdown")) {
    out.write(markdown_manual());
  } else {
    const std::vector<CommandPage> pages = command_pages();
    const auto page = std::find_if(pages.begin(), pages.end(),
                                   [&](const CommandPage& one) { return one.words == options.arguments(); });
    if (page == pages.end()) {
      throw Error(ErrorKind::kUsage, "there is no command '" + joined(options.arguments(), " ") + "'",
                  "'wasla --help' lists them");
    }
    out.write(manual_page(*page));
  }
  out.finish();
  return kDone;
}

}  // namespace wasla::tools
