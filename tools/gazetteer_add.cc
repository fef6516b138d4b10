// wasla gazetteer add: an entity, or names, relations, identifiers and a place to one.
#include <iostream>

#include "tools/gazetteer_edit.h"
#include "wasla/base/error.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"type", 0, "PER|ORG|LOC|MISC", nullptr, "make a new entity of this type", "A new entity"},
    {"class", 0, "CLASS", nullptr, "its class: politician, party, city …", "A new entity"},
    {"wikidata", 0, "ITEM", nullptr, "its Wikidata item, like Q796, if you have checked it", "A new entity"},
    {"prior", 0, "DIGIT", nullptr, "how often it is in the region's news, 0 to 9", "A new entity"},
    {"description", 0, "TEXT", nullptr, "one line in English", "A new entity"},
    {"label", 0, "LANG=NAME", nullptr, "its usual name in a language", "What is added", true},
    {"name", 0, "LANG=NAME", nullptr, "another name", "What is added", true},
    {"relation", 0, "RELATION=ID[,FROM,TO]", nullptr, "a relation to another entity: leader-of=ID,2019,2023",
     "What is added", true},
    {"identifier", 0, "SCHEME=VALUE", nullptr, "its number in another list: geonames=98182", "What is added", true},
    {"place", 0, "LAT,LON", nullptr, "where it is, in decimal degrees", "What is added"},
    {"kind", 0, "KIND", "alias",
     "of the names: official, alias, short, acronym, former, birth, nickname, romanisation, misspelling", "Its rows"},
    {"use", 0, "USE", nullptr, "of labels and names: context, case, never, or several with commas", "Its rows"},
    {"from", 0, "YEAR", nullptr, "first year in which labels and names were borne", "Its rows"},
    {"to", 0, "YEAR", nullptr, "last year", "Its rows"},
    {"source", 0, "SOURCE", "curated", "where names and relations come from", "Its rows"},
    kInFlag,
    kDryRunFlag,
    kHelpFlag,
};

void add_names(gazetteer::EditSession& session, const std::string& id, const Options& options, const char* flag,
               const std::string& kind) {
  for (const std::string& text : options.texts(flag)) {
    const auto [lang, name] = split_pair(text, flag);
    gazetteer::add_name(
        session, id,
        {lang, kind, options.text("use"), options.text("from"), options.text("to"), options.text("source"), name});
  }
}

void add_place(gazetteer::EditSession& session, const std::string& id, const std::string& place) {
  const std::size_t comma = place.find(',');
  if (comma == std::string::npos) {
    throw Error(ErrorKind::kUsage, "--place '" + place + "' is no latitude and longitude", "write it as 36.19,44.01");
  }
  gazetteer::add_place(session, id, place.substr(0, comma), place.substr(comma + 1));
}

// Fields of a new entity make no sense for one that is there.
void require_type(const Options& options) {
  for (const char* flag : {"class", "wikidata", "prior", "description"}) {
    if (options.has(flag)) {
      throw Error(ErrorKind::kUsage, std::string("--") + flag + " belongs to a new entity, which needs --type",
                  "use wasla gazetteer set for an entity that is there");
    }
  }
  for (const char* flag : {"label", "name", "relation", "identifier", "place"}) {
    if (options.has(flag)) {
      return;
    }
  }
  throw Error(ErrorKind::kUsage, "nothing was named that is to be added",
              "give --type for a new entity, or --label, --name, --relation, --identifier or --place");
}

}  // namespace

const Command kGazetteerAddCommand = {
    "wasla gazetteer add", "ID [OPTIONS]",
    "Adds a new entity with its names, or names, relations, identifiers and a place to an entity that is there.\n"
    "Example: wasla gazetteer add dolan-mayor --in my-town --type PER --class politician --label 'en=Karwan Dolani'",
    kFlags, kEditNotes};

int run_gazetteer_add(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerAddCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerAddCommand, std::cout);
    return kDone;
  }
  const std::string id = ids_of(options, 1, 1)[0];
  if (!options.has("type")) {
    require_type(options);
  }
  gazetteer::EditSession session = open_for_edit(options);
  if (options.has("type")) {
    gazetteer::add_entity(session, {id, options.text("type"), options.text("class"), options.text("wikidata"),
                                    options.text("prior"), options.text("description")});
  }
  add_names(session, id, options, "label", "label");
  add_names(session, id, options, "name", options.text("kind"));
  for (const std::string& text : options.texts("relation")) {
    gazetteer::RelationFields relation = split_relation(text);
    relation.source = options.text("source");
    gazetteer::add_relation(session, id, relation);
  }
  for (const std::string& text : options.texts("identifier")) {
    const auto [scheme, value] = split_pair(text, "identifier");
    gazetteer::add_identifier(session, id, scheme, value);
  }
  if (options.has("place")) {
    add_place(session, id, options.text("place"));
  }
  return finish_edit(session, options, kGazetteerAddCommand);
}

}  // namespace wasla::tools
