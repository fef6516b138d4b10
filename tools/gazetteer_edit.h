// What the editing actions of wasla gazetteer share: their common flags, how they begin and how they end.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tools/gazetteer_action.h"
#include "wasla/gazetteer/edit.h"

namespace wasla::tools {

inline constexpr Flag kInFlag = {
    "in",
    0,
    "DIR",
    nullptr,
    "the gazetteers at or below DIR; rows are added to the one that defines the ID, or to DIR where it is a single "
    "gazetteer. Default: the folder gazetteers",
    "Options",
    true};
inline constexpr Flag kDryRunFlag = {"dry-run", 'n', nullptr, nullptr, "print what would change and write nothing",
                                     "Options"};
inline constexpr Flag kHelpFlag = {"help", 'h', nullptr, nullptr, "print this", "Options"};
inline constexpr const char* kEditNotes =
    "The tables as edited are checked before anything is written; an error of docs/formats/gazetteer.md refuses the\n"
    "edit. All tables are replaced, or none. Old IDs are followed through redirects.tsv.\n\n"
    "Exit code: 0 done; 1 refused, nothing was written; 2 wrong usage; 3 the gazetteers cannot be read or have errors.";

// Opens the gazetteers of --in.
gazetteer::EditSession open_for_edit(const Options& options);

// Checks the edit; prints its difference, or writes it and says what was done. Returns the exit code.
int finish_edit(gazetteer::EditSession& session, const Options& options, const Command& command);

// "ar=بغداد" of --`flag`. Throws Error(kUsage).
std::pair<std::string, std::string> split_pair(const std::string& text, std::string_view flag);
// "leader-of=ORG,2019,2023" of --relation.
gazetteer::RelationFields split_relation(const std::string& text);
std::vector<gazetteer::NameKey> name_keys(const Options& options);

// The arguments. Throws Error(kUsage) where there are fewer than `least` or more than `most`.
const std::vector<std::string>& ids_of(const Options& options, std::size_t least, std::size_t most);

}  // namespace wasla::tools
