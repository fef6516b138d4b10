#include "wasla/base/staged_write.h"

#include <sys/stat.h>

#include <set>
#include <system_error>
#include <utility>

#include "wasla/base/error.h"
#include "wasla/base/sha256.h"
#include "wasla/base/staged_record.h"

namespace wasla {
namespace {

namespace fs = std::filesystem;
using staged::Entry;

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

class Replacement {
 public:
  Replacement(const std::vector<FileReplacement>& files, const StepProbe& probe) : files_(files), probe_(probe) {
    home_ = fs::canonical(folder_of(files.front().path));
    for (const FileReplacement& file : files) {
      folders_.insert(fs::canonical(folder_of(file.path)));
      entries_.push_back(entry_of(file));
    }
  }

  void run() {
    try {
      stage();
    } catch (...) {
      staged::discard({entries_, folders_});
      throw;
    }
    staged::finish(home_, {entries_, folders_}, probe_);
  }

 private:
  static Entry entry_of(const FileReplacement& file) {
    Entry entry;
    entry.target = fs::weakly_canonical(file.path);
    entry.staged = entry.target.parent_path() / staged::new_name(entry.target.filename());
    struct stat old {};
    if (::stat(entry.target.c_str(), &old) == 0) {
      if (!S_ISREG(old.st_mode)) {
        throw Error(ErrorKind::kOutput, file.path.string(), 0, "is not a regular file", "name another file");
      }
      entry.mode = old.st_mode & 07777;
      entry.old_sum = staged::checksum(entry.target);
    }
    entry.new_sum = sha256(file.bytes);
    return entry;
  }

  void step(std::string_view what) const {
    if (probe_) {
      probe_(what);
    }
  }

  void stage() {
    for (const fs::path& folder : folders_) {
      step("note");
      staged::write_flushed(folder / staged::kNote, fs::relative(home_, folder).string() + "\n", 0);
      staged::flush_folder(folder);
    }
    for (std::size_t i = 0; i < files_.size(); ++i) {
      step("new file");
      staged::write_flushed(entries_[i].staged, files_[i].bytes, entries_[i].mode);
      staged::flush_folder(folder_of(entries_[i].staged));
    }
    step("record");
    staged::publish(home_, {entries_, folders_});
  }

  const std::vector<FileReplacement>& files_;
  const StepProbe& probe_;
  fs::path home_;
  std::set<fs::path> folders_;
  std::vector<Entry> entries_;
};

}  // namespace

void replace_files(const std::vector<FileReplacement>& files, const StepProbe& probe) {
  if (!files.empty()) {
    Replacement(files, probe).run();
  }
}

bool is_mid_write(const std::vector<fs::path>& folders) {
  for (const fs::path& folder : folders) {
    std::error_code error;
    if (fs::exists(fs::symlink_status(folder / staged::kNote, error)) ||
        fs::exists(fs::symlink_status(folder / staged::kRecord, error))) {
      return true;
    }
  }
  return false;
}

FolderLocks lock_whole(const std::vector<fs::path>& folders, FolderLocks::Mode mode) {
  while (true) {
    for (const fs::path& folder : folders) {
      staged::recover(folder);
    }
    FolderLocks locks(folders, mode);
    if (!is_mid_write(folders)) {
      return locks;
    }
  }
}

}  // namespace wasla
