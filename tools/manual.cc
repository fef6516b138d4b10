#include "tools/manual.h"

#include <algorithm>
#include <cstdio>

#include "wasla/base/utf8_validation.h"

namespace wasla::tools {
namespace {

// When the pages last changed; not the day of the build, so that the same sources make the same pages.
constexpr const char* kDate = "2026-11-25";

// Plain text as roff has it: hyphens that can be copied, no letters beyond ASCII as such, no request by accident.
std::string escaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\\') {
      result += "\\e";
    } else if (text[i] == '-') {
      result += "\\-";
    } else if ((text[i] == '.' || text[i] == '\'') && (i == 0 || text[i - 1] == '\n')) {
      result += std::string("\\&") + text[i];
    } else if (static_cast<unsigned char>(text[i]) >= 0x80) {
      char buffer[16];
      std::snprintf(buffer, sizeof buffer, "\\[u%04X]", static_cast<unsigned>(next_code_point(text, i)));
      result += buffer;
      continue;
    } else {
      result += text[i];
    }
    ++i;
  }
  return result;
}

// Escaped text in lines short enough to read the source. A line that would begin with a request gets a letter of no
// width before it; that is for escaped() to see, so lines are broken first.
std::string filled(std::string_view text) {
  constexpr std::size_t kWidth = 76;
  std::string lines;
  std::size_t column = 0;
  for (const std::string& line : split_text(text, "\n")) {
    for (const std::string& word : split_text(line, " ")) {
      if (word.empty()) {
        continue;
      }
      const std::size_t width = escaped(word).size();
      if (column > 0) {
        const bool fits = column + 1 + width <= kWidth;
        lines += fits ? ' ' : '\n';
        column = fits ? column + 1 : 0;
      }
      lines += word;
      column += width;
    }
  }
  return escaped(lines);
}

std::string bold(std::string_view text) { return "\\fB" + escaped(text) + "\\fR"; }

std::string section(std::string_view heading, const std::string& body) {
  return body.empty() ? std::string() : ".SH " + std::string(heading) + "\n" + body;
}

// Paragraphs are parted by an empty line; the lines of one are filled.
std::string paragraphs(std::string_view text) {
  std::string result;
  for (const std::string& paragraph : split_text(text, "\n\n")) {
    if (!paragraph.empty()) {
      result += (result.empty() ? "" : ".PP\n") + filled(paragraph) + "\n";
    }
  }
  return result;
}

std::string tagged(const std::string& tag, const std::string& text) { return ".TP\n" + tag + "\n" + text + "\n"; }

std::string flag_entry(const Flag& flag) {
  std::string tag = flag.short_name ? bold(std::string("-") + flag.short_name) + ", " : "";
  tag += bold(std::string("--") + flag.name);
  if (flag.value) {
    tag += " \\fI" + escaped(flag.value) + "\\fR";
  }
  std::string text = flag.help;
  if (flag.fallback && *flag.fallback) {
    text += " [" + std::string(flag.fallback) + "]";
  }
  text += flag.repeatable ? " (may be given several times)" : "";
  return tagged(tag, filled(text));
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return result;
}

std::string synopsis(const CommandPage& page) {
  if (!page.command) {
    return bold(page.name()) + (page.words.empty() ? " \\fICOMMAND\\fR" : " \\fIACTION\\fR") +
           " [\\fIOPTIONS\\fR] ...\n";
  }
  std::string text;
  for (const std::string& line : split_text(std::string(page.command->name) + " " + page.command->usage, "\n")) {
    const std::string trimmed = line.substr(line.find_first_not_of(' '));
    const std::string name = page.name();
    text += (text.empty() ? "" : ".br\n") + bold(name) + escaped(trimmed.substr(name.size())) + "\n";
  }
  return text;
}

std::string options_of(const CommandPage& page) {
  std::string text;
  std::string_view group;
  const bool single = page.command->flags.empty() ||
                      page.command->flags.front().group == std::string_view(page.command->flags.back().group);
  for (const Flag& flag : page.command->flags) {
    if (!single && flag.group != group) {
      group = flag.group;
      text += ".SS " + escaped(group) + "\n";
    }
    text += flag_entry(flag);
  }
  return text;
}

std::string actions_of(const CommandPage& page) {
  std::string text;
  for (const Subcommand& action : page.actions) {
    const std::string name = page.name("-") + "-" + action.name;
    text += tagged(bold(name) + "(1)", filled(action.about));
  }
  return text;
}

std::string list(std::span<const Paragraph> entries) {
  std::string text;
  for (const Paragraph& entry : entries) {
    text += tagged(bold(entry.term), filled(entry.text));
  }
  return text;
}

std::string see_also(const CommandPage& page) {
  std::string text;
  for (const CommandPage& other : command_pages()) {
    const bool above = other.words.size() < page.words.size() &&
                       std::equal(other.words.begin(), other.words.end(), page.words.begin());
    const bool beside =
        other.words.size() == page.words.size() && other.words != page.words &&
        std::equal(other.words.begin(), other.words.end() - (other.words.empty() ? 0 : 1), page.words.begin());
    if (above || beside) {
      text += (text.empty() ? "" : ",\n") + bold(other.name("-")) + "(1)";
    }
  }
  return text.empty() ? text : text + "\n";
}

}  // namespace

std::string manual_page(const CommandPage& page) {
  std::string text = ".\\\" Generated by 'wasla man'.\n.TH " + upper(page.name("-")) + " 1 \"" + kDate + "\" \"wasla " +
                     WASLA_VERSION + "\" \"User Commands\"\n";
  text += section("NAME", filled(page.name("-") + " - " + page.about) + "\n");
  text += section("SYNOPSIS", synopsis(page));
  if (page.command) {
    text += section("DESCRIPTION", paragraphs(page.command->about));
    text += section("OPTIONS", options_of(page));
    text += section("NOTES", paragraphs(page.command->notes));
  } else {
    text += section("DESCRIPTION",
                    paragraphs(page.words.empty() ? "Links names in Arabic, Sorani, Kurmanji and English text to the "
                                                    "entities of a gazetteer. Each command has a page of its own."
                                                  : "Each action has a page of its own."));
    text += section("COMMANDS", actions_of(page));
  }
  if (page.words.empty()) {
    text += section("ENVIRONMENT", list(environment()));
    text += section("EXIT STATUS", list(exit_codes()));
  }
  return text + section("SEE ALSO", see_also(page));
}

std::span<const Paragraph> environment() {
  static constexpr Paragraph kVariables[] = {
      {"WASLA_INDEX", "The default index; else wasla.index beside the program, else ../share/wasla/wasla.index."},
      {"WASLA_MODELS",
       "The folder of models; else models beside the program, else ../share/wasla/models, the first that holds the "
       "model needed. A folder named here must hold it."},
      {"NO_COLOR", "If set, no colours unless --color always."},
  };
  return kVariables;
}

std::span<const Paragraph> exit_codes() {
  static constexpr Paragraph kCodes[] = {
      {"0", "Done. A closed pipe is no error."},
      {"1", "Done, but some documents, queries or tables were bad; an edit was refused; a file could not be written."},
      {"2", "Wrong usage."},
      {"3", "An index, model, gazetteer or gold set cannot be read."},
  };
  return kCodes;
}

}  // namespace wasla::tools
