// wasla gazetteer show.
#include <iostream>
#include <string>
#include <vector>

#include "tools/commands.h"
#include "tools/gazetteer_action.h"
#include "tools/gazetteer_tables.h"
#include "tools/options.h"
#include "tools/output_stream.h"
#include "wasla/base/error.h"
#include "wasla/gazetteer/entity_page.h"

namespace wasla::tools {
namespace {

constexpr Flag kFlags[] = {
    {"lines", 0, nullptr, nullptr, "say in which file and line each row stands", "Options"},
    {"help", 'h', nullptr, nullptr, "print this", "Options"},
};
}  // namespace

const Command kGazetteerShowCommand = {
    "wasla gazetteer show", "[OPTIONS] ID|NAME [DIR...]",
    "Shows all that the gazetteers at or below each DIR (default: gazetteers) say of an entity: labels, names,\n"
    "relations both ways, identifiers, place, and IDs that lead to it. A NAME, in any script, is found by its match "
    "form;\n"
    "of several entities with this name each gets a line.",
    kFlags, "Exit code: 0 shown; 1 there is none; 2 wrong usage; 3 there is no gazetteer."};

namespace {}  // namespace

int run_gazetteer_show(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(kGazetteerShowCommand, arguments);
  if (options.has("help")) {
    print_help(kGazetteerShowCommand, std::cout);
    return kDone;
  }
  if (options.arguments().empty()) {
    throw Error(ErrorKind::kUsage, "no entity was named", "give an ID or a name");
  }
  const std::string wanted = options.arguments().front();
  const GazetteerSet set =
      read_set(kGazetteerShowCommand.name, {options.arguments().begin() + 1, options.arguments().end()});
  const SetIndex index(set);
  OutputStream out;
  std::vector<std::string_view> ids;
  const std::string_view id = index.resolved(wanted);
  if (id.empty()) {
    std::cerr << "wasla gazetteer show: " << wanted << " was removed\n";
    return kSomeBad;
  }
  if (id != wanted) {
    out.write(wanted + " is now " + std::string(id) + "\n");
  }
  ids = index.rows(id) ? std::vector<std::string_view>{id} : index.find_by_name(wanted);
  if (ids.empty()) {
    std::cerr
        << "wasla gazetteer show: nothing has this ID or name; `wasla gazetteer search` finds what sounds like it\n";
    return kSomeBad;
  }
  if (ids.size() == 1) {
    out.write(entity_page(index, ids.front(), options.has("lines")));
  } else {
    for (const std::string_view one : ids) {
      out.write(entity_line(index, one) + "\n");
    }
  }
  out.finish();
  return kDone;
}

}  // namespace wasla::tools
