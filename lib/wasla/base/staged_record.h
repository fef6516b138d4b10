// What staged_write.h leaves on the disk while it is at work: its names, the record, and how work is ended.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/staged_write.h"

namespace wasla::staged {

inline constexpr std::string_view kRecord = ".wasla-commit";  // in one folder: what is renamed to what
inline constexpr std::string_view kNote = ".wasla-edit";      // in each folder: where the record is, once there is one

// ".names.tsv.wasla-new".
std::filesystem::path new_name(const std::filesystem::path& file);

struct Entry {
  std::filesystem::path staged, target;
  std::string old_sum;  // empty: there was no such file
  std::string new_sum;
  mode_t mode = 0;  // of the old file; 0: there was none
};

struct Record {
  std::vector<Entry> entries;
  std::set<std::filesystem::path> folders;  // those that have a note
};

// SHA-256 of the file; empty where there is none.
std::string checksum(const std::filesystem::path& file);

// Throws Error(kOutput) where the file cannot be written whole.
void write_flushed(const std::filesystem::path& path, std::string_view bytes, mode_t mode);
// Names reach the disk with their folder. Some file systems cannot do this; then nothing happens.
void flush_folder(const std::filesystem::path& folder);

// Lets the record appear in `home`: the moment from which on the files count as replaced.
void publish(const std::filesystem::path& home, const Record& record);
// Renames, then takes notes and record away. May be run again after it was interrupted anywhere.
void finish(const std::filesystem::path& home, const Record& record, const StepProbe& probe = {});
// Takes away new files and notes; for work without a record.
void discard(const Record& record);

// Completes or undoes what a crash left in `folder`, if anything. Waits for a writer that is at work.
void recover(const std::filesystem::path& folder);

}  // namespace wasla::staged
