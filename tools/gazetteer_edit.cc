#include "tools/gazetteer_edit.h"

#include <filesystem>
#include <iostream>

#include "tools/output_stream.h"
#include "wasla/base/error.h"

namespace wasla::tools {
namespace {

namespace fs = std::filesystem;

std::string rows_text(std::size_t count) { return std::to_string(count) + (count == 1 ? " row " : " rows "); }

// "gazetteers/syria/names.tsv: 2 rows added, 1 row removed".
std::string summary_of(const gazetteer::EditSession::ChangedTable& table) {
  std::string text = table.path.string() + (table.is_new ? " (new file): " : ": ");
  text += table.rows.added > 0 ? rows_text(table.rows.added) + "added" : "";
  text += table.rows.added > 0 && table.rows.removed > 0 ? ", " : "";
  return text + (table.rows.removed > 0 ? rows_text(table.rows.removed) + "removed" : "") + "\n";
}

}  // namespace

gazetteer::EditSession open_for_edit(const Options& options) {
  const std::vector<std::string> named = options.texts("in");
  if (!named.empty()) {
    return gazetteer::EditSession({named.begin(), named.end()});
  }
  for (const char* place : {"gazetteers", "gazetteer.toml"}) {
    if (fs::exists(place)) {
      return gazetteer::EditSession({place == std::string_view("gazetteers") ? place : "."});
    }
  }
  throw Error(ErrorKind::kUsage, "there is no folder gazetteers here", "name the gazetteers with --in DIR");
}

int finish_edit(gazetteer::EditSession& session, const Options& options, const Command& command) {
  const Diagnostics problems = session.check();
  std::cerr << problems_text(problems, false);
  if (has_errors(problems)) {
    const bool before = has_errors(session.problems_before());
    std::cerr << command.name << ": nothing was written; "
              << (before ? "the gazetteers had errors before: mend those above first\n"
                         : "the edit would make the errors above\n");
    return before ? kCannotOpen : kSomeBad;
  }
  const bool dry_run = options.has("dry-run");
  const auto changes = session.changes();
  if (!dry_run) {
    session.write();
  }
  OutputStream out;
  for (const std::string& note : session.notes()) {
    (dry_run ? std::cerr : std::cout) << note << '\n';
  }
  std::cout.flush();
  out.write(dry_run ? session.diff() : std::string());
  for (const auto& table : changes) {
    if (!dry_run) {
      out.write(summary_of(table));
    }
  }
  if (changes.empty()) {
    out.write("nothing to change\n");
  }
  out.finish();
  return kDone;
}

std::pair<std::string, std::string> split_pair(const std::string& text, std::string_view flag) {
  const std::size_t at = text.find('=');
  if (at == std::string::npos || at == 0) {
    throw Error(ErrorKind::kUsage, "--" + std::string(flag) + " '" + text + "' has no '=' between its two parts",
                flag == "relation"     ? "write it as leader-of=ID"
                : flag == "identifier" ? "write it as geonames=98182"
                                       : "write it as en=Baghdad, the language first");
  }
  return {text.substr(0, at), text.substr(at + 1)};
}

gazetteer::RelationFields split_relation(const std::string& text) {
  auto [relation, rest] = split_pair(text, "relation");
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= rest.size();) {
    const std::size_t comma = std::min(rest.find(',', begin), rest.size());
    parts.push_back(rest.substr(begin, comma - begin));
    begin = comma + 1;
  }
  if (parts.size() > 3) {
    throw Error(ErrorKind::kUsage, "--relation '" + text + "' has too many parts",
                "write it as leader-of=ID,2019,2023: the years from and to, either may be empty");
  }
  parts.resize(3);
  return {relation, parts[0], parts[1], parts[2], ""};
}

std::vector<gazetteer::NameKey> name_keys(const Options& options) {
  std::vector<gazetteer::NameKey> keys;
  for (const std::string& text : options.texts("name")) {
    auto [lang, name] = split_pair(text, "name");
    keys.push_back({std::move(lang), std::move(name)});
  }
  return keys;
}

const std::vector<std::string>& ids_of(const Options& options, std::size_t least, std::size_t most) {
  const std::vector<std::string>& arguments = options.arguments();
  if (arguments.size() < least) {
    throw Error(ErrorKind::kUsage, arguments.empty() ? "no ID was named" : "there is an argument missing");
  }
  if (arguments.size() > most) {
    throw Error(ErrorKind::kUsage, "there is an argument too many: '" + arguments[most] + "'",
                "put a name of several words in quotation marks");
  }
  return arguments;
}

}  // namespace wasla::tools
