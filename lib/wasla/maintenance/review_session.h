// ReviewSession: a person goes through proposals, one after another, and may stop and go on another day.
//
//   ReviewSession session("proposals.tsv", tables);
//   while (const Proposal* p = session.current()) { … session.accept(); }
//
// What was decided is kept in a file beside the proposals ("proposals.tsv.review"), written after each decision. One
// thread's.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/maintenance/proposal.h"
#include "wasla/maintenance/review_tables.h"

namespace wasla::maintenance {

class WASLA_EXPORT ReviewSession {
 public:
  // Throws Error(kInput) where the file cannot be read. `tables` must outlive the session.
  ReviewSession(std::filesystem::path file, ReviewTables& tables);

  // The first proposal on which nothing was decided; null at the end. As edited, if it was.
  const Proposal* current() const;
  std::size_t position() const { return at_; }  // of the current one
  std::size_t total() const { return proposals_.size(); }
  bool has_entities() const;
  // "4 accepted, 2 rejected, 1 skipped"; of all days.
  std::string tally() const;

  // Each moves on; throws as ReviewTables does, and is then not done. They return what was done, in words.
  std::string accept() { return decide("accepted"); }
  std::string reject() { return decide("rejected"); }
  std::string skip() { return decide("skipped"); }
  // Takes back the last decision of this session and goes back to it; false if there is none.
  bool undo();
  // "name=...", "lang=...", "id=...", "kind=...", "use=...", "type=..."; names and languages of a new entity as in the
  // table. Throws Error(kUsage) for what is not understood.
  void edit(std::string_view field);

 private:
  struct Step {
    std::size_t proposal;
    bool in_tables;
  };
  std::string decide(const std::string& decision);
  void move_on();
  void save() const;

  std::filesystem::path file_;
  ReviewTables& tables_;
  std::vector<Proposal> proposals_;
  std::vector<std::string> keys_;  // as they were read
  std::map<std::string, std::string> decided_;
  std::vector<Step> steps_;
  std::size_t at_ = 0;
};

}  // namespace wasla::maintenance
