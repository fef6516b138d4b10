// ReviewTables: the gazetteers that a person's decisions on proposals go to.
//
//   ReviewTables tables({"gazetteers"}, {.into = "gazetteers/ours", .by = "dara", .date = "2026-05-31"});
//   tables.accept(proposal);   // rows and judgements are on the disk
//   tables.undo();             // … and the files as they were, byte for byte
//
// Each table is written atomically and sorted (write_gazetteer). What others write in the meantime is read again before
// a decision, and never overwritten by undo(). One thread's.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/gazetteer/gazetteer.h"
#include "wasla/maintenance/proposal.h"

namespace wasla::maintenance {

struct ReviewOptions {
  std::filesystem::path into;  // the gazetteer that takes new entities; may be empty where there is but one
  std::string by, date;        // for judgements.tsv; may be empty
};

class WASLA_EXPORT ReviewTables {
 public:
  // Throws Error(kGazetteer) for gazetteers with errors, or where `into` is none of them.
  ReviewTables(const std::vector<std::filesystem::path>& paths, ReviewOptions options);

  // Whether a person has decided on this already, or the row is there.
  bool is_decided(const Proposal& proposal) const;
  // Whether a new entity has a gazetteer to go to.
  bool takes_entities() const { return into_ != kNone; }

  // Return what was done, in words. Throw Error(kGazetteer) where the rows would not be right (the tables are then as
  // they were), and Error(kOutput).
  std::string accept(const Proposal& proposal);
  std::string reject(const Proposal& proposal);
  // Takes back the last decision that was not taken back; false if there is none. Throws Error(kOutput) where a table
  // was changed since by somebody else.
  bool undo();

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // What a decision did to a file, to be taken back.
  struct FileChange {
    std::filesystem::path file;
    bool was_there = false;
    std::size_t prefix = 0, suffix = 0;  // bytes that stayed the same
    std::string middle;                  // … and what was between
    std::uint64_t hash = 0;              // of the file as it was written
  };

  void load(std::size_t number);
  void refresh();
  std::size_t place_of(const Proposal& proposal) const;
  std::size_t holder_of(const Proposal& proposal) const;
  void add_names(const Proposal& proposal, Gazetteer& gazetteer) const;
  void add_entity(const Proposal& proposal, Gazetteer& gazetteer) const;
  void set_use(const Proposal& proposal, Gazetteer& gazetteer) const;
  void add_judgements(const Proposal& proposal, Verdict verdict, Gazetteer& gazetteer) const;
  void write(std::size_t number, Gazetteer fresh);

  std::vector<std::filesystem::path> folders_;
  std::vector<Gazetteer> gazetteers_;
  std::vector<std::uint64_t> hashes_;  // of each one's tables
  std::size_t into_ = kNone;
  ReviewOptions options_;
  std::vector<std::vector<FileChange>> done_;
};

}  // namespace wasla::maintenance
