// wasla gazetteer rename: an ID, or a name.
#include <iostream>

#include "tools/gazetteer_edit.h"
#include "wasla/base/error.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"name", 0, "LANG=NAME", nullptr, "rename this name of the entity, not the entity", "Options"},
    {"reason", 0, "TEXT", "renamed", "for redirects.tsv", "Options"},
    kInFlag,
    kDryRunFlag,
    kHelpFlag,
};

}  // namespace

const Command kGazetteerRenameCommand = {
    "wasla gazetteer rename", "OLD NEW [OPTIONS]\n       wasla gazetteer rename ID --name LANG=OLD NEW [OPTIONS]",
    "Gives an entity another ID, in every table of all the gazetteers, and leaves a redirect from the old one; or\n"
    "gives one of its names another spelling.",
    kFlags, kEditNotes};

int run_gazetteer_rename(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerRenameCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerRenameCommand, std::cout);
    return kDone;
  }
  const std::vector<std::string>& ids = ids_of(options, 2, 2);
  const bool of_name = options.has("name");
  const auto [lang, old_name] =
      of_name ? split_pair(options.text("name"), "name") : std::pair<std::string, std::string>();
  gazetteer::EditSession session = open_for_edit(options);
  if (of_name) {
    gazetteer::rename_name(session, ids[0], {lang, old_name}, ids[1]);
  } else {
    gazetteer::rename_entity(session, ids[0], ids[1], options.text("reason"));
  }
  return finish_edit(session, options, kGazetteerRenameCommand);
}

}  // namespace wasla::tools
