#include "wasla/maintenance/review_tables.h"

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>
#include <utility>

#include "wasla/base/atomic_file.h"
#include "wasla/base/error.h"
#include "wasla/base/hash.h"
#include "wasla/base/read_file.h"
#include "wasla/gazetteer/gazetteer_check.h"
#include "wasla/gazetteer/table_columns.h"

namespace wasla::maintenance {
namespace fs = std::filesystem;
namespace {

// Files that a decision may change. write_gazetteer writes others too, where they are not in order.
constexpr auto& kTables = gazetteer::kFiles;

constexpr std::size_t kLongestName = 500;  // bytes: E214

std::optional<std::string> bytes_of(const fs::path& file) {
  std::error_code problem;
  return fs::exists(file, problem) ? std::optional(read_file(file)) : std::nullopt;
}

std::uint64_t hash_of(const std::string& bytes) { return hash_bytes(bytes.data(), bytes.size()); }

std::uint64_t hash_of_folder(const fs::path& folder) {
  std::uint64_t hash = 0;
  for (const std::string_view table : kTables) {
    const auto bytes = bytes_of(folder / table);
    hash = mix(hash + (bytes ? hash_of(*bytes) : 1));
  }
  return hash;
}

[[noreturn]] void refuse(const std::string& what, const std::string& remedy) {
  throw Error(ErrorKind::kGazetteer, what, remedy);
}

std::size_t errors_of(const Gazetteer& gazetteer, std::string* first = nullptr) {
  Diagnostics problems;
  gazetteer::check_gazetteer(gazetteer, problems);
  std::size_t errors = 0;
  for (const Diagnostic& problem : problems) {
    if (problem.severity == Severity::kError && ++errors == 1 && first) {
      *first = problem.message;
    }
  }
  return errors;
}

bool has_name(const Gazetteer& g, const std::string& id, const ProposedName& name) {
  return std::any_of(g.names.begin(), g.names.end(),
                     [&](const Name& n) { return n.id == id && n.lang == name.lang && n.text == name.text; });
}

bool has_entity(const Gazetteer& g, const std::string& id) {
  return std::any_of(g.entities.begin(), g.entities.end(), [&](const Entity& e) { return e.id == id; });
}

void check_text(const ProposedName& name) {
  if (!is_valid_language_tag(name.lang)) {
    refuse("'" + name.lang + "' is no language tag", "edit lang");
  }
  const bool control = std::any_of(name.text.begin(), name.text.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (name.text.empty() || control || name.text.size() > kLongestName) {
    refuse("the name is empty, too long or holds a control character", "edit name");
  }
}

}  // namespace

ReviewTables::ReviewTables(const std::vector<fs::path>& paths, ReviewOptions options) : options_(std::move(options)) {
  Diagnostics problems;
  folders_ = find_gazetteers(paths, problems);
  if (has_errors(problems)) {
    refuse(problems.front().file + ": " + problems.front().message, problems.front().remedy);
  }
  gazetteers_.resize(folders_.size());
  hashes_.resize(folders_.size());
  std::error_code problem;
  for (std::size_t i = 0; i < folders_.size(); ++i) {
    load(i);
    if (!options_.into.empty() && fs::equivalent(folders_[i], options_.into, problem)) {
      into_ = i;
    }
  }
  if (!options_.into.empty() && into_ == kNone) {
    refuse(options_.into.string() + " is none of the gazetteers", "name one that is in --in");
  }
  if (folders_.size() == 1) {
    into_ = 0;
  }
}

void ReviewTables::load(std::size_t number) {
  Diagnostics problems;
  hashes_[number] = hash_of_folder(folders_[number]);
  gazetteers_[number] = read_gazetteer(folders_[number], problems);
  for (const Diagnostic& p : problems) {
    if (p.severity == Severity::kError) {
      throw Error(ErrorKind::kGazetteer, p.file, p.line, p.message,
                  "mend it first: rows that cannot be read would be lost");
    }
  }
}

// Reads again what somebody else has changed.
void ReviewTables::refresh() {
  for (std::size_t i = 0; i < folders_.size(); ++i) {
    if (hash_of_folder(folders_[i]) != hashes_[i]) {
      load(i);
    }
  }
}

bool ReviewTables::is_decided(const Proposal& p) const {
  const bool fresh = p.kind == ProposalKind::kEntity;
  for (const Gazetteer& g : gazetteers_) {
    if (p.kind == ProposalKind::kSame) {
      if (std::any_of(g.judgements.begin(), g.judgements.end(), [&](const Judgement& j) {
            return j.id == p.id && j.other == p.other && j.verdict != Verdict::kUnsure;
          })) {
        return true;
      }
      continue;
    }
    for (const ProposedName& name : p.names) {
      if (std::any_of(g.judgements.begin(), g.judgements.end(), [&](const Judgement& j) {
            return !is_about_records(j.verdict) && j.lang == name.lang && j.name == name.text &&
                   (fresh || j.id == p.id);
          })) {
        return true;
      }
      if ((p.kind == ProposalKind::kSpelling || p.kind == ProposalKind::kAcronym) && has_name(g, p.id, name)) {
        return true;
      }
    }
  }
  return false;
}

// The gazetteer that has the row a proposal is about.
std::size_t ReviewTables::holder_of(const Proposal& p) const {
  for (std::size_t i = gazetteers_.size(); i-- > 0;) {
    if (has_name(gazetteers_[i], p.id, p.names.at(0))) {
      return i;
    }
  }
  refuse("no gazetteer has this name of " + p.id, "has it been deleted? skip");
}

// The gazetteer whose tables a decision goes to.
std::size_t ReviewTables::place_of(const Proposal& p) const {
  if (p.kind == ProposalKind::kUse || p.kind == ProposalKind::kUnused) {
    return holder_of(p);
  }
  if (p.kind != ProposalKind::kEntity) {
    for (std::size_t i = 0; i < gazetteers_.size(); ++i) {
      if (has_entity(gazetteers_[i], p.id)) {
        return i;
      }
    }
    refuse("no gazetteer has the entity " + p.id, "edit id, or skip");
  }
  if (into_ == kNone) {
    refuse("it is not said which gazetteer takes new entities", "name it with --into");
  }
  return into_;
}

void ReviewTables::add_names(const Proposal& p, Gazetteer& g) const {
  for (const ProposedName& name : p.names) {
    check_text(name);
    if (!has_name(g, p.id, name)) {
      g.names.push_back({p.id, name.lang, p.name_kind, p.use, {}, {}, "curated", name.text});
    }
  }
}

void ReviewTables::add_entity(const Proposal& p, Gazetteer& g) const {
  if (!is_valid_entity_id(p.id)) {
    refuse("'" + p.id + "' is no ID", "edit id: a-z, 0-9 and -");
  }
  for (const Gazetteer& other : gazetteers_) {
    const bool gone = std::any_of(other.redirects.begin(), other.redirects.end(),
                                  [&](const Redirect& r) { return r.old_id == p.id; });
    if (gone || has_entity(other, p.id)) {
      refuse("the ID " + p.id + (gone ? " was used before" : " is another entity's"), "edit id");
    }
  }
  Entity entity;
  entity.id = p.id;
  entity.type = p.type;
  entity.entity_class = *parse_entity_class("other");
  g.entities.push_back(entity);
  for (const ProposedName& name : p.names) {
    check_text(name);
    const bool labelled = std::any_of(g.names.begin(), g.names.end(), [&](const Name& n) {
      return n.id == p.id && n.lang == name.lang && n.kind == NameKind::kLabel;
    });
    g.names.push_back(
        {p.id, name.lang, labelled ? NameKind::kAlias : NameKind::kLabel, kUseAlways, {}, {}, "curated", name.text});
  }
}

void ReviewTables::set_use(const Proposal& p, Gazetteer& g) const {
  for (Name& name : g.names) {
    if (name.id == p.id && name.lang == p.names[0].lang && name.text == p.names[0].text) {
      name.use = p.use;
    }
  }
}

void ReviewTables::add_judgements(const Proposal& p, Verdict verdict, Gazetteer& g) const {
  if (p.kind == ProposalKind::kSame) {
    std::erase_if(g.judgements, [&](const Judgement& j) { return j.id == p.id && j.other == p.other; });
    g.judgements.push_back({p.id, verdict == Verdict::kRejected ? Verdict::kDifferent : Verdict::kSame, p.other, "",
                            options_.by, options_.date, ""});
    return;
  }
  for (const ProposedName& name : p.names) {
    std::erase_if(g.judgements, [&](const Judgement& j) {
      return !is_about_records(j.verdict) && j.id == p.id && j.lang == name.lang && j.name == name.text;
    });
    g.judgements.push_back({p.id, verdict, "", name.lang, options_.by, options_.date, name.text});
  }
}

std::string ReviewTables::accept(const Proposal& p) {
  refresh();
  const std::size_t place = place_of(p);
  Gazetteer fresh = gazetteers_[place];
  switch (p.kind) {
    case ProposalKind::kSpelling:
    case ProposalKind::kAcronym: add_names(p, fresh); break;
    case ProposalKind::kEntity: add_entity(p, fresh); break;
    case ProposalKind::kUse: set_use(p, fresh); break;
    case ProposalKind::kSame: break;  // the judgement says it
    case ProposalKind::kUnused:
      refuse("there is nothing to add: the name is only not in the texts", "reject or skip it");
  }
  add_judgements(p, Verdict::kAccepted, fresh);
  fresh.entity_lines.resize(fresh.entities.size());  // rows that are not in a file yet have line 0
  fresh.name_lines.resize(fresh.names.size());
  std::string first;
  if (errors_of(fresh, &first) > errors_of(gazetteers_[place])) {
    refuse("the row would be an error: " + first, "edit it");
  }
  write(place, std::move(fresh));
  const char* table = p.kind == ProposalKind::kEntity ? "entities.tsv"
                      : p.kind == ProposalKind::kSame ? "judgements.tsv"
                                                      : "names.tsv";
  return "accepted: " + (folders_[place] / table).string();
}

std::string ReviewTables::reject(const Proposal& p) {
  refresh();
  const std::size_t place = place_of(p);
  Gazetteer fresh = gazetteers_[place];
  // Of a name that is there: it is right as it is.
  const bool there = p.kind == ProposalKind::kUse || p.kind == ProposalKind::kUnused;
  add_judgements(p, there ? Verdict::kAccepted : Verdict::kRejected, fresh);
  write(place, std::move(fresh));
  return "rejected: " + (folders_[place] / "judgements.tsv").string();
}

void ReviewTables::write(std::size_t number, Gazetteer fresh) {
  const fs::path& folder = folders_[number];
  std::array<std::optional<std::string>, std::size(gazetteer::kFiles)> before;
  for (std::size_t t = 0; t < before.size(); ++t) {
    before[t] = bytes_of(folder / kTables[t]);
  }
  write_gazetteer(fresh, folder);
  std::vector<FileChange> changes;
  for (std::size_t t = 0; t < before.size(); ++t) {
    const auto after = bytes_of(folder / kTables[t]);
    if (!after || before[t] == after) {
      continue;
    }
    const std::string old = before[t].value_or("");
    const std::size_t shorter = std::min(old.size(), after->size());
    FileChange change{folder / kTables[t], before[t].has_value(), 0, 0, "", hash_of(*after)};
    while (change.prefix < shorter && old[change.prefix] == (*after)[change.prefix]) {
      ++change.prefix;
    }
    while (change.suffix < shorter - change.prefix &&
           old[old.size() - 1 - change.suffix] == (*after)[after->size() - 1 - change.suffix]) {
      ++change.suffix;
    }
    change.middle = old.substr(change.prefix, old.size() - change.prefix - change.suffix);
    changes.push_back(std::move(change));
  }
  done_.push_back(std::move(changes));
  gazetteers_[number] = std::move(fresh);
  hashes_[number] = hash_of_folder(folder);
}

bool ReviewTables::undo() {
  if (done_.empty()) {
    return false;
  }
  std::vector<std::pair<const FileChange*, std::string>> old;
  for (const FileChange& change : done_.back()) {
    const std::string now = bytes_of(change.file).value_or("");
    if (hash_of(now) != change.hash) {
      throw Error(ErrorKind::kOutput, change.file.string(), 0, "has been changed by somebody else since",
                  "take the row back by hand");
    }
    old.emplace_back(&change, now.substr(0, change.prefix) + change.middle + now.substr(now.size() - change.suffix));
  }
  for (const auto& [change, bytes] : old) {
    if (change->was_there) {
      write_file_atomically(change->file, bytes);
    } else {
      fs::remove(change->file);
    }
  }
  done_.pop_back();
  refresh();
  return true;
}

}  // namespace wasla::maintenance
