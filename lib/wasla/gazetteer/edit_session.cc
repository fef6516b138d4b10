#include "wasla/gazetteer/edit_session.h"

#include <algorithm>
#include <set>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "wasla/base/error.h"
#include "wasla/base/problem_reporter.h"
#include "wasla/base/read_file.h"
#include "wasla/gazetteer/near_ids.h"
#include "wasla/gazetteer/neighbours.h"
#include "wasla/gazetteer/set_reader.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla::gazetteer {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kQuoted = "W014-spreadsheet-quotes";

// What tells one problem from another, whatever lines the rows have come to stand in.
std::string without_numbers(const Diagnostic& problem) {
  std::string text = problem.rule + "\t" + problem.file + "\t" + problem.message;
  std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return text;
}

std::string remedy_for_unknown(const GazetteerSet& set, std::string_view id) {
  std::string near;
  for (const std::string& one : near_ids(set, id)) {
    near += (near.empty() ? "" : ", ") + one;
  }
  return near.empty() ? "correct the ID; wasla gazetteer add --type makes a new entity" : "perhaps you mean " + near;
}

}  // namespace

EditSession::EditSession(const std::vector<fs::path>& paths) {
  named_ = find_gazetteers(paths, problems_);
  folders_ = with_neighbours(named_, paths);
  locks_ = lock_whole(folders_, FolderLocks::kExclusive);
  set_ = read_set(folders_, {}, {}, problems_);
  const auto fatal = std::find_if(problems_.begin(), problems_.end(), [](const Diagnostic& problem) {
    return problem.rule.starts_with("E601") || problem.rule.starts_with("E610");
  });
  if (fatal != problems_.end()) {
    throw Error(ErrorKind::kGazetteer, fatal->file, 0, fatal->message, fatal->remedy);
  }
  directory_.emplace(set_, std::vector<std::string>());
  for (const Gazetteer& gazetteer : set_.gazetteers) {
    for (const Redirect& redirect : gazetteer.redirects) {
      redirects_.emplace(redirect.old_id, redirect.target);
    }
  }
}

void EditSession::note(const std::string& text) {
  if (std::find(notes_.begin(), notes_.end(), text) == notes_.end()) {
    notes_.push_back(text);
  }
}

std::string EditSession::follow(std::string_view id) {
  std::string current(id);
  for (std::size_t steps = 0; !is_entity(current); ++steps) {
    const auto next = redirects_.find(current);
    if (next == redirects_.end()) {
      throw Error(ErrorKind::kInput, "there is no entity " + in_quotes(current), remedy_for_unknown(set_, current));
    }
    if (next->second.empty()) {
      throw Error(ErrorKind::kInput, "the entity " + in_quotes(current) + " was removed", "see redirects.tsv");
    }
    if (steps > redirects_.size()) {
      throw Error(ErrorKind::kInput, "the redirects from " + in_quotes(id) + " lead in a circle", "mend redirects.tsv");
    }
    current = next->second;
  }
  if (current != id) {
    note(std::string(id) + " is now " + current);
  }
  return current;
}

void EditSession::require_unused(std::string_view id) const {
  if (!is_valid_entity_id(id)) {
    throw Error(ErrorKind::kInput, in_quotes(id) + " is not an ID", "use 2 to 64 of the characters a-z 0-9 -");
  }
  if (is_entity(id)) {
    throw Error(ErrorKind::kInput, "there is an entity " + in_quotes(id) + " already",
                "give another ID (" + std::string(id) + "-2)");
  }
  if (redirects_.contains(id)) {
    throw Error(ErrorKind::kInput, "the ID " + in_quotes(id) + " has been used: an ID belongs to one entity for ever",
                "give another ID (" + std::string(id) + "-2)");
  }
}

bool EditSession::is_entity(std::string_view id) const { return added_.contains(id) || directory_->exists(id); }

void EditSession::define(std::string_view id, std::size_t gazetteer) { added_.emplace(id, gazetteer); }

std::size_t EditSession::owner(std::string_view id) const {
  const auto added = added_.find(id);
  return added != added_.end() ? added->second : directory_->find(id)->gazetteer;
}

std::optional<std::size_t> EditSession::only_one_named() const {
  if (named_.size() != 1) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < set_.gazetteers.size(); ++i) {
    if (set_.gazetteers[i].folder == named_[0]) {
      return i;
    }
  }
  return std::nullopt;
}

std::size_t EditSession::place_for(std::string_view id) const { return only_one_named().value_or(owner(id)); }

std::size_t EditSession::place_for_new() const {
  if (const auto only = only_one_named()) {
    return *only;
  }
  std::string list;
  for (const Gazetteer& gazetteer : set_.gazetteers) {
    list += (list.empty() ? "" : ", ") + gazetteer.name;
  }
  throw Error(ErrorKind::kUsage, "there are several gazetteers: " + list, "name the folder of one with --in");
}

EditableTable& EditSession::table(std::size_t gazetteer, std::string_view file) {
  const auto found = tables_.find({gazetteer, file});
  if (found != tables_.end()) {
    return found->second;
  }
  const fs::path path = set_.gazetteers[gazetteer].folder / file;
  std::optional<std::string> bytes;
  std::error_code error;
  if (fs::exists(path, error)) {
    bytes = read_file(path);
  }
  for (const Diagnostic& problem : problems_) {
    if (problem.rule == kQuoted && problem.file == path.string()) {
      throw Error(ErrorKind::kGazetteer, path.string(), 0, problem.message,
                  "save it as tab-separated text without quoting before it is edited here");
    }
  }
  return tables_.try_emplace({gazetteer, file}, path, std::move(bytes), file).first->second;
}

std::vector<EditSession::ChangedTable> EditSession::changes() const {
  std::vector<ChangedTable> changed;
  for (const auto& [key, table] : tables_) {
    const EditableTable::Count rows = table.changes();
    if (rows.added + rows.removed > 0) {
      changed.push_back({table.path(), table.is_new(), rows});
    }
  }
  return changed;
}

std::vector<FileReplacement> EditSession::new_files() const {
  std::vector<FileReplacement> files;
  for (const auto& [key, table] : tables_) {
    if (table.is_changed()) {
      files.push_back({table.path(), table.bytes()});
    }
  }
  return files;
}

Diagnostics EditSession::check() const {
  PendingFiles pending;
  for (FileReplacement& file : new_files()) {
    pending.emplace(std::move(file.path), std::move(file.bytes));
  }
  Diagnostics result;
  read_set(folders_, pending, {}, result);
  std::unordered_set<std::string> before;
  for (const Diagnostic& problem : problems_) {
    before.insert(without_numbers(problem));
  }
  std::erase_if(result, [&](const Diagnostic& problem) {
    return problem.severity != Severity::kError && before.contains(without_numbers(problem));
  });
  return result;
}

std::string EditSession::diff() const {
  std::string text;
  for (const auto& [key, table] : tables_) {
    text += table.is_changed() ? table.diff() : std::string();
  }
  return text;
}

void EditSession::write(const StepProbe& probe) { replace_files(new_files(), probe); }

}  // namespace wasla::gazetteer
