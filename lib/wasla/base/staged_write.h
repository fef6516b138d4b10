// Several files, perhaps of several folders, replaced together: after a crash at any moment all have the old bytes or
// all the new ones.
//
//   FolderLocks locks = lock_whole(folders, FolderLocks::kExclusive);   // also mends what a crash left
//   replace_files({{"g/entities.tsv", …}, {"g/names.tsv", …}});
//
// How: the new bytes are written beside the files (.names.tsv.wasla-new); then a record of what goes where appears in
// the folder of the first file (.wasla-commit), by one rename: from here on the files count as replaced. Then the new
// files are renamed over the old ones and the record goes. Each folder has a note meanwhile that says where the record
// would be (.wasla-edit). After a crash: a note without a record, the new files are thrown away; with a record, the
// renames are finished. The record has checksums, so that files that somebody restored in between are not overwritten.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/base/folder_lock.h"

namespace wasla {

struct FileReplacement {
  std::filesystem::path path;  // a link is followed: what it points to is replaced
  std::string bytes;
};

// Called before each change of the disk, with what it is: for tests, which end the process there.
using StepProbe = std::function<void(std::string_view step)>;

// The caller has locked all folders of `files`. Throws Error(kOutput); before the record is there nothing has changed
// then, later the next lock_whole() completes the work.
WASLA_EXPORT void replace_files(const std::vector<FileReplacement>& files, const StepProbe& probe = {});

// Whether a crash left work in one of `folders`, or a writer is at it.
WASLA_EXPORT bool is_mid_write(const std::vector<std::filesystem::path>& folders);

// Locks `folders` with no replacement half done in them: one that a crash interrupted is completed or undone first.
// Throws as FolderLocks does, and Error(kGazetteer) where that cannot be done.
WASLA_EXPORT FolderLocks lock_whole(const std::vector<std::filesystem::path>& folders, FolderLocks::Mode mode);

}  // namespace wasla
