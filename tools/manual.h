// Manual pages, from the table of commands and their flags.
#pragma once

#include <string>

#include "tools/command_pages.h"

namespace wasla::tools {

// A page in roff, as man reads it.
std::string manual_page(const CommandPage& page);

// All pages in one, in Markdown: docs/wasla.1.md.
std::string markdown_manual();

// What concerns all commands, for both.
struct Paragraph {
  const char* term;
  const char* text;
};
std::span<const Paragraph> environment();
std::span<const Paragraph> exit_codes();

}  // namespace wasla::tools
