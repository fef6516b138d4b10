// EditSession: gazetteers opened for an edit, and the edit in the making.
//
//   EditSession session({"gazetteers"});          // locked against other writers until it ends
//   gazetteer::rename_entity(session, "old", "new", "renamed");   // edit.h; nothing is written yet
//   if (!has_errors(session.check())) session.write();            // all tables, or none
//
// Not for use by several threads at once.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wasla/base/diagnostic.h"
#include "wasla/base/export.h"
#include "wasla/base/staged_write.h"
#include "wasla/gazetteer/entity_directory.h"
#include "wasla/gazetteer/gazetteer.h"
#include "wasla/gazetteer/table_edit.h"

namespace wasla::gazetteer {

class WASLA_EXPORT EditSession {
 public:
  // Opens the gazetteers at or below `paths`. Of a path that is a gazetteer itself, those beside it are opened too on
  // which it depends, or which depend on it: the checks need the ones, and what is changed may stand in the others.
  // Throws Error(kGazetteer) where they cannot be read; errors in them are for check() to report.
  explicit EditSession(const std::vector<std::filesystem::path>& paths);

  const GazetteerSet& set() const { return set_; }  // as it was opened

  // The ID that stands for `id` now, through redirects; a note tells where it is another. Throws Error(kInput) where
  // there is none, or it was removed.
  std::string follow(std::string_view id);
  bool is_entity(std::string_view id) const;
  // Throws Error(kInput) where `id` is no ID, is an entity, or once was one.
  void require_unused(std::string_view id) const;

  // The gazetteer that defines an entity: its place in the set.
  std::size_t owner(std::string_view id) const;
  void define(std::string_view id, std::size_t gazetteer);  // an entity that the edit adds
  // Where a new row about `id` goes: the only gazetteer that was named, or else the one that defines it.
  std::size_t place_for(std::string_view id) const;
  // Where a new entity goes. Throws Error(kUsage) where several gazetteers were named.
  std::size_t place_for_new() const;
  bool may_refer(std::size_t from, std::size_t to) const { return from == to || directory_->depends(from, to); }

  EditableTable& table(std::size_t gazetteer, std::string_view file);

  // What the edit does beyond the rows it was asked for; told to the user.
  void note(const std::string& text);
  const std::vector<std::string>& notes() const { return notes_; }

  // What was wrong before the edit.
  const Diagnostics& problems_before() const { return problems_; }
  // Errors of the tables as edited, and the warnings that the edit brings.
  Diagnostics check() const;
  std::string diff() const;
  struct ChangedTable {
    std::filesystem::path path;
    bool is_new = false;
    EditableTable::Count rows;
  };
  std::vector<ChangedTable> changes() const;
  // Replaces the tables that change, all or none (staged_write.h). Throws Error(kOutput).
  void write(const StepProbe& probe = {});

 private:
  std::optional<std::size_t> only_one_named() const;
  std::vector<FileReplacement> new_files() const;

  std::vector<std::filesystem::path> named_, folders_;
  FolderLocks locks_;
  GazetteerSet set_;
  Diagnostics problems_;  // before the edit
  std::optional<EntityDirectory> directory_;
  std::map<std::string, std::string, std::less<>> redirects_;  // old ID: new ID
  std::map<std::string, std::size_t, std::less<>> added_;      // entities of the edit: gazetteer
  std::map<std::pair<std::size_t, std::string_view>, EditableTable> tables_;
  std::vector<std::string> notes_;
};

}  // namespace wasla::gazetteer
