#include "wasla/base/staged_record.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>

#include "wasla/base/error.h"
#include "wasla/base/read_file.h"
#include "wasla/base/sha256.h"

namespace wasla::staged {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHeader = "wasla edit 1";
constexpr std::string_view kNewEnding = ".wasla-new";

[[noreturn]] void fail(const fs::path& path, const std::string& action) {
  throw Error(ErrorKind::kOutput, path.string(), 0, action + ": " + std::strerror(errno),
              "check that the folder exists, that you may write there and that the disk is not full");
}

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

void take_away(const fs::path& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
    fail(path, "cannot be taken away");
  }
}

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

// Paths from `home`, so that a tree that was moved meanwhile is mended all the same.
std::string format(const fs::path& home, const Record& record) {
  std::string text = std::string(kHeader) + "\n";
  const auto from_home = [&](const fs::path& path) {
    std::string relative = fs::relative(path, home).string();
    if (relative.find_first_of("\t\n") != std::string::npos) {
      throw Error(ErrorKind::kOutput, path.string(), 0, "the path holds a tab or a newline", "rename the folder");
    }
    return relative;
  };
  for (const fs::path& folder : record.folders) {
    text += "folder\t" + from_home(folder) + "\n";
  }
  for (const Entry& entry : record.entries) {
    text += "file\t" + or_dash(entry.old_sum) + "\t" + entry.new_sum + "\t" + from_home(entry.staged) + "\t" +
            from_home(entry.target) + "\n";
  }
  return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

Record parse(const fs::path& home) {
  Record record;
  const fs::path file = home / kRecord;
  const std::vector<std::string> lines = split(read_file(file), '\n');
  bool good = !lines.empty() && lines[0] == kHeader;
  for (std::size_t i = 1; good && i < lines.size(); ++i) {
    const std::vector<std::string> fields = split(lines[i], '\t');
    const auto path = [&](std::size_t field) { return (home / fields[field]).lexically_normal(); };
    if (fields.size() == 2 && fields[0] == "folder") {
      record.folders.insert(path(1));
    } else if (fields.size() == 5 && fields[0] == "file") {
      record.entries.push_back({path(3), path(4), fields[1] == "-" ? "" : fields[1], fields[2]});
    } else {
      good = false;
    }
  }
  if (!good) {
    throw Error(ErrorKind::kGazetteer, file.string(), 0, "this is no record of an edit that this program knows",
                "complete the edit with the version of wasla that began it");
  }
  return record;
}

// Where the record of `folder`'s note would be; nothing where there is neither note nor record.
std::optional<fs::path> home_of(const fs::path& folder) {
  if (is_there(folder / kRecord)) {
    return folder;
  }
  if (!is_there(folder / kNote)) {
    return std::nullopt;
  }
  std::string text;
  try {
    text = read_file(folder / kNote);
  } catch (const Error&) {
    if (!is_there(folder / kNote)) {
      return std::nullopt;  // its writer has just ended
    }
    throw;
  }
  const std::vector<std::string> lines = split(text, '\n');
  return lines.empty() || !text.ends_with('\n') ? folder : (folder / lines[0]).lexically_normal();
}

void discard_leftovers(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator it(folder, error); !error && it != fs::directory_iterator(); it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (name.starts_with('.') && name.ends_with(kNewEnding)) {
      take_away(it->path());
    }
  }
  take_away(folder / kNote);
}

// Forward where each file is old with its new one beside it, or new already; back where somebody restored all of them.
void complete(const fs::path& home, const Record& record) {
  bool all_old = true;
  bool can_finish = true;
  for (const Entry& entry : record.entries) {
    const std::string now = checksum(entry.target);
    all_old = all_old && now == entry.old_sum;
    can_finish =
        can_finish && (now == entry.new_sum || (now == entry.old_sum && checksum(entry.staged) == entry.new_sum));
  }
  if (can_finish) {
    finish(home, record);
  } else if (all_old) {
    discard(record);
    take_away(home / kRecord);
  } else {
    throw Error(ErrorKind::kGazetteer, (home / kRecord).string(), 0,
                "an edit was interrupted, and its tables were changed before it could be completed",
                "restore the tables (git checkout) and delete this file");
  }
}

}  // namespace

fs::path new_name(const fs::path& file) { return "." + file.string() + std::string(kNewEnding); }

std::string checksum(const fs::path& file) { return is_there(file) ? sha256(read_file(file)) : std::string(); }

void flush_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0) {
    ::fsync(descriptor);
    ::close(descriptor);
  }
}

void write_flushed(const fs::path& path, std::string_view bytes, mode_t mode) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    fail(path, "cannot be written");
  }
  if (mode != 0) {
    // As readable as the old one. Failing to say so is no reason not to write.
    [[maybe_unused]] const int ignored = ::fchmod(descriptor, mode);
  }
  bool good = true;
  while (good && !bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else {
      good = errno == EINTR;
    }
  }
  good = good && ::fsync(descriptor) == 0;
  const int problem = errno;
  ::close(descriptor);
  if (!good) {
    errno = problem;
    fail(path, "cannot be written");
  }
}

void publish(const fs::path& home, const Record& record) {
  const fs::path unpublished = home / new_name(kRecord);
  write_flushed(unpublished, format(home, record), 0);
  if (::rename(unpublished.c_str(), (home / kRecord).c_str()) != 0) {
    fail(home / kRecord, "cannot be written");
  }
  flush_folder(home);
}

void finish(const fs::path& home, const Record& record, const StepProbe& probe) {
  const auto step = [&](std::string_view what) {
    if (probe) {
      probe(what);
    }
  };
  for (const Entry& entry : record.entries) {
    step("rename");
    if (::rename(entry.staged.c_str(), entry.target.c_str()) != 0 && errno != ENOENT) {
      fail(entry.target, "cannot be replaced");
    }
  }
  // After all of them, so that others see old tables beside new ones for as short a time as can be.
  for (const Entry& entry : record.entries) {
    flush_folder(entry.target.parent_path());
  }
  for (const fs::path& folder : record.folders) {
    step("note away");
    take_away(folder / kNote);
    flush_folder(folder);
  }
  step("record away");
  take_away(home / kRecord);
  flush_folder(home);
}

void discard(const Record& record) {
  for (const Entry& entry : record.entries) {
    take_away(entry.staged);
  }
  for (const fs::path& folder : record.folders) {
    discard_leftovers(folder);
  }
}

void recover(const fs::path& given) {
  std::error_code error;
  const fs::path folder = fs::canonical(given.empty() ? fs::path(".") : given, error);
  if (error || !home_of(folder)) {
    return;  // a folder that cannot be opened is told by who locks it
  }
  // Which folders take part is known from the record only, so it is read, they are locked, and it is read again.
  std::set<fs::path> wanted{folder};
  while (true) {
    const FolderLocks locks({wanted.begin(), wanted.end()}, FolderLocks::kExclusive);
    const std::optional<fs::path> home = home_of(folder);
    if (!home) {
      return;
    }
    std::set<fs::path> needed{folder, *home};
    const bool committed = is_there(*home / kRecord);
    Record record;
    if (committed) {
      record = parse(*home);
      needed.insert(record.folders.begin(), record.folders.end());
    }
    if (!std::includes(wanted.begin(), wanted.end(), needed.begin(), needed.end())) {
      wanted.insert(needed.begin(), needed.end());
      continue;
    }
    if (committed) {
      complete(*home, record);
    } else {
      discard_leftovers(folder);
    }
    return;
  }
}

}  // namespace wasla::staged
