// wasla gazetteer remove: an entity, or single rows of one.
#include <iostream>

#include "tools/gazetteer_edit.h"
#include "wasla/base/error.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"reason", 0, "TEXT", nullptr, "why the entity goes, for redirects.tsv; required where it does", "Options"},
    {"name", 0, "LANG=NAME", nullptr, "remove this name, not the entity", "Options", true},
    {"relation", 0, "RELATION=ID", nullptr, "remove this relation of the entity", "Options", true},
    {"identifier", 0, "SCHEME=VALUE", nullptr, "remove this identifier", "Options", true},
    kInFlag,
    kDryRunFlag,
    kHelpFlag,
};

}  // namespace

const Command kGazetteerRemoveCommand = {
    "wasla gazetteer remove",
    "ID --reason TEXT [OPTIONS]\n       wasla gazetteer remove ID --name LANG=NAME... [OPTIONS]",
    "Removes an entity with all that the gazetteers say of it and leaves a tombstone in redirects.tsv, so that its ID\n"
    "is never given again; relations that go with it are listed. Or removes single names, relations, identifiers.",
    kFlags, kEditNotes};

int run_gazetteer_remove(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerRemoveCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerRemoveCommand, std::cout);
    return kDone;
  }
  const std::string id = ids_of(options, 1, 1)[0];
  const bool rows = options.has("name") || options.has("relation") || options.has("identifier");
  if (rows == options.has("reason") || (!rows && options.text("reason").empty())) {
    throw Error(ErrorKind::kUsage,
                rows ? "--reason is for entities, not for their rows" : "an entity is removed for a --reason",
                rows ? "leave it out" : "say why: --reason 'not notable'; or name what of it goes with --name");
  }
  gazetteer::EditSession session = open_for_edit(options);
  if (!rows) {
    gazetteer::remove_entity(session, id, options.text("reason"));
  }
  for (const gazetteer::NameKey& name : name_keys(options)) {
    gazetteer::remove_name(session, id, name);
  }
  for (const std::string& text : options.texts("relation")) {
    const gazetteer::RelationFields relation = split_relation(text);
    gazetteer::remove_relation(session, id, relation.relation, relation.object);
  }
  for (const std::string& text : options.texts("identifier")) {
    const auto [scheme, value] = split_pair(text, "identifier");
    gazetteer::remove_identifier(session, id, scheme, value);
  }
  return finish_edit(session, options, kGazetteerRemoveCommand);
}

}  // namespace wasla::tools
