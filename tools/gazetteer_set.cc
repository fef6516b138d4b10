// wasla gazetteer set: fields of an entity, or of a name.
#include <iostream>
#include <limits>

#include "tools/gazetteer_edit.h"
#include "wasla/base/error.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"name", 0, "LANG=NAME", nullptr, "set fields of this name: kind, use, from, to, source, lang", "Options"},
    kInFlag,
    kDryRunFlag,
    kHelpFlag,
};

}  // namespace

const Command kGazetteerSetCommand = {
    "wasla gazetteer set", "ID [--name LANG=NAME] FIELD=VALUE... [OPTIONS]",
    "Changes fields of an entity (type, class, prior, description, wikidata) or of one of its names. An empty VALUE\n"
    "empties the field.\n"
    "Example: wasla gazetteer set erbil --name en=Arbela use=never",
    kFlags, kEditNotes};

int run_gazetteer_set(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerSetCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerSetCommand, std::cout);
    return kDone;
  }
  const std::vector<std::string>& words = ids_of(options, 2, std::numeric_limits<std::size_t>::max());
  std::vector<std::pair<std::string, std::string>> fields;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::size_t at = words[i].find('=');
    if (at == std::string::npos) {
      throw Error(ErrorKind::kUsage, "'" + words[i] + "' is no FIELD=VALUE", "write it like prior=5");
    }
    fields.emplace_back(words[i].substr(0, at), words[i].substr(at + 1));
  }
  std::vector<gazetteer::NameKey> names = name_keys(options);
  gazetteer::EditSession session = open_for_edit(options);
  for (const auto& [field, value] : fields) {
    if (names.empty()) {
      gazetteer::set_field(session, words[0], field, value);
      continue;
    }
    gazetteer::set_name_field(session, words[0], names[0], field, value);
    names[0].lang = field == "lang" ? value : names[0].lang;
  }
  return finish_edit(session, options, kGazetteerSetCommand);
}

}  // namespace wasla::tools
