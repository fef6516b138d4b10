// wasla gazetteer split: names moved to a new entity.
#include <iostream>

#include "tools/gazetteer_edit.h"
#include "wasla/base/error.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"name", 0, "LANG=NAME", nullptr, "a name that moves to the new entity", "What moves", true},
    {"label", 0, "LANG=NAME", nullptr, "one that moves and becomes its label; a new name if ID has none such",
     "What moves", true},
    {"type", 0, "PER|ORG|LOC|MISC", nullptr, "type of the new entity. Default: that of ID", "The new entity"},
    {"class", 0, "CLASS", nullptr, "its class. Default: that of ID", "The new entity"},
    {"wikidata", 0, "ITEM", nullptr, "its Wikidata item", "The new entity"},
    {"prior", 0, "DIGIT", nullptr, "its prior. Default: that of ID", "The new entity"},
    {"description", 0, "TEXT", nullptr, "one line in English", "The new entity"},
    kInFlag,
    kDryRunFlag,
    kHelpFlag,
};

bool has_name(gazetteer::EditSession& session, const std::string& id, const gazetteer::NameKey& key) {
  for (const Gazetteer& gazetteer : session.set().gazetteers) {
    for (const Name& name : gazetteer.names) {
      if (name.id == id && name.lang == key.lang && name.text == key.text) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

const Command kGazetteerSplitCommand = {
    "wasla gazetteer split", "ID NEW --name LANG=NAME... [OPTIONS]",
    "Moves names of ID to a new entity NEW, where one entity has been made of two things. Relations, identifiers and\n"
    "the place stay with ID.",
    kFlags, kEditNotes};

int run_gazetteer_split(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerSplitCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerSplitCommand, std::cout);
    return kDone;
  }
  const std::vector<std::string>& ids = ids_of(options, 2, 2);
  std::vector<gazetteer::NameKey> names = name_keys(options);
  if (names.empty() && !options.has("label")) {
    throw Error(ErrorKind::kUsage, "no name was given that moves", "give it with --name LANG=NAME");
  }
  gazetteer::EditSession session = open_for_edit(options);
  const std::string id = session.follow(ids[0]);
  std::vector<gazetteer::NameKey> moved_labels, new_labels;
  for (const std::string& text : options.texts("label")) {
    const auto [lang, name] = split_pair(text, "label");
    (has_name(session, id, {lang, name}) ? moved_labels : new_labels).push_back({lang, name});
  }
  names.insert(names.end(), moved_labels.begin(), moved_labels.end());
  gazetteer::split_entity(session, id,
                          {ids[1], options.text("type"), options.text("class"), options.text("wikidata"),
                           options.text("prior"), options.text("description")},
                          names);
  for (const gazetteer::NameKey& label : moved_labels) {
    gazetteer::set_name_field(session, ids[1], label, "kind", "label");
  }
  for (const gazetteer::NameKey& label : new_labels) {
    gazetteer::add_name(session, ids[1], {label.lang, "label", "", "", "", "curated", label.text});
  }
  return finish_edit(session, options, kGazetteerSplitCommand);
}

}  // namespace wasla::tools
