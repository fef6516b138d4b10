#include "tools/command_pages.h"

#include <algorithm>

#include "wasla/gazetteer/entity.h"
#include "wasla/gazetteer/name.h"
#include "wasla/gazetteer/relation.h"

namespace wasla::tools {
namespace {

std::vector<std::string> closed_list(std::string_view value) {
  std::vector<std::string> list;
  if (value == "CLASS") {
    for (const EntityClassInfo& info : entity_classes()) {
      list.emplace_back(info.name);
    }
  } else if (value == "KIND") {
    for (int kind = 0; kind <= static_cast<int>(NameKind::kMisspelling); ++kind) {
      list.emplace_back(to_string(static_cast<NameKind>(kind)));
    }
  } else if (value == "USE") {
    list = {"context", "case", "never"};
  } else if (value.starts_with("RELATION=")) {
    for (const std::string_view relation : relation_names()) {
      list.push_back(std::string(relation) + "=");
    }
  }
  return list;
}

void add_pages(const std::vector<std::string>& words, std::span<const Subcommand> commands,
               std::vector<CommandPage>& pages) {
  for (const Subcommand& command : commands) {
    std::vector<std::string> own = words;
    own.emplace_back(command.name);
    pages.push_back({own, command.about, command.command, command.actions});
    add_pages(own, command.actions, pages);
  }
}

}  // namespace

std::string CommandPage::name(std::string_view separator) const {
  std::string text = "wasla";
  for (const std::string& word : words) {
    text += std::string(separator) + word;
  }
  return text;
}

std::vector<CommandPage> command_pages() {
  std::vector<CommandPage> pages = {{{}, "find names in text and link each to its entity", nullptr, subcommands()}};
  add_pages({}, subcommands(), pages);
  return pages;
}

std::vector<std::string> split_text(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + separator.size(), text.size()));
  }
  return parts;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    text += (i ? std::string(separator) : std::string()) + parts[i];
  }
  return text;
}

std::vector<std::string> choices_of(std::string_view value) {
  std::vector<std::string> parts = split_text(value, "|");
  return parts.size() > 1 ? parts : closed_list(value);
}

std::vector<std::string> argument_choices(const CommandPage& page) {
  const std::string_view usage = page.command ? page.command->usage : "";
  const bool of_any = usage.starts_with("[COMMAND");
  if (!page.command || of_any) {
    std::vector<std::string> names;
    for (const Subcommand& action : of_any ? subcommands() : page.actions) {
      names.emplace_back(action.name);
    }
    return names;
  }
  const std::string_view first = usage.substr(0, usage.find(' '));
  return first.starts_with('-') || first.starts_with('[') ? std::vector<std::string>() : choices_of(first);
}

}  // namespace wasla::tools
