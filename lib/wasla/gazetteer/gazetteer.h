// Gazetteer: the tables of one folder, and several folders together.
//
//   Diagnostics problems;
//   GazetteerSet set = read_gazetteers({"gazetteers"}, problems);   // every gazetteer found below
//   if (has_errors(problems)) …                                     // all problems, in one go
//
// Formats: docs/formats/gazetteer.md. Everything here is a plain value; nothing is shared between threads.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "wasla/base/diagnostic.h"
#include "wasla/base/export.h"
#include "wasla/gazetteer/entity.h"
#include "wasla/gazetteer/name.h"
#include "wasla/gazetteer/relation.h"

namespace wasla {

// gazetteer.toml
struct Manifest {
  int format = 1;
  std::string title, description, licence;
  std::vector<std::string> maintainers, sources;
  std::vector<std::string> depends;  // folder names of the gazetteers whose entities this one may extend or refer to

  friend bool operator==(const Manifest&, const Manifest&) = default;
};

struct Gazetteer {
  std::string name;              // folder name
  std::filesystem::path folder;  // as given
  Manifest manifest;
  std::vector<Entity> entities;
  std::vector<Name> names;
  std::vector<Relation> relations;
  std::vector<Identifier> identifiers;
  std::vector<Redirect> redirects;
  std::vector<Place> places;
  std::vector<Judgement> judgements;
  std::vector<LintAllowance> lint_allowances;
  // 1-based line of entities[i] / names[i] / … in its table, for diagnostics (parallel to the vectors above).
  std::vector<std::uint64_t> entity_lines, name_lines, relation_lines, redirect_lines, identifier_lines, place_lines;
};

// Several gazetteers loaded together, in an order in which each follows all it depends on.
struct GazetteerSet {
  std::vector<Gazetteer> gazetteers;
};

// Folders below (or at) each path that hold a gazetteer.toml, each once, sorted by path; folders whose name begins with
// a dot are passed over. A path without any gives a diagnostic.
WASLA_EXPORT std::vector<std::filesystem::path> find_gazetteers(const std::vector<std::filesystem::path>& paths,
                                                                Diagnostics& problems);

// Reads one folder. Every row that can be understood is kept; every problem is listed.
WASLA_EXPORT Gazetteer read_gazetteer(const std::filesystem::path& folder, Diagnostics& problems);

// Finds, reads, orders by `depends`, and checks the gazetteers together (IDs unique over all of them unless one
// depends on the other; names, relations and redirects refer to IDs that exist in the gazetteer or one it depends on,
// directly or through others). Gazetteers that do not depend on each other are ordered by folder name, so the result
// is the same however the paths are given.
// `known_elsewhere`: IDs defined outside (by a base index) that all of these gazetteers may extend.
WASLA_EXPORT GazetteerSet read_gazetteers(const std::vector<std::filesystem::path>& paths, Diagnostics& problems,
                                          const std::vector<std::string>& known_elsewhere = {});

// Several gazetteers made one: for the same (id, lang, name) the later gazetteer's row wins. Where two gazetteers give
// an entity different labels in a language, the later label stays and the earlier becomes an alias.
struct MergedGazetteer {
  std::vector<Entity> entities;     // sorted by ID
  std::vector<Name> names;          // sorted by ID, language, kind, text
  std::vector<Relation> relations;  // sorted
  std::vector<Redirect> redirects;  // sorted by old ID; chains resolved
};
WASLA_EXPORT MergedGazetteer merge(const GazetteerSet& set);

// Writes the tables sorted, all or none (wasla/base/staged_write.h), and a file that would not change is left alone (so
// the comments of a gazetteer.toml live as long as what it says). An optional table without rows is made only where the
// file is there already. Write only what was read without errors: rows that could not be read are not in `gazetteer`,
// and would be lost. Waits for others that read or write the folder. Throws Error(kOutput), also for a field that holds
// a tab or a newline.
WASLA_EXPORT void write_gazetteer(const Gazetteer& gazetteer, const std::filesystem::path& folder);

}  // namespace wasla
