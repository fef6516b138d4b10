// Impact: what a change of the gazetteers does to the links of texts.
//
//   const DocumentComparer comparer(linker_before, linker_after, &affected, {});
//   ImpactSummary summary(compare_tables(tables_before, tables_after), 3);
//   for (…) summary.add(comparer.compare(document, scratch));      // compare() from any thread, add() in order from
//   one
//
// The comparer is immutable; its linkers and `affected` must outlive it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wasla/base/export.h"
#include "wasla/io/document.h"
#include "wasla/linking/linker.h"
#include "wasla/maintenance/affected_documents.h"
#include "wasla/maintenance/table_edits.h"

namespace wasla::maintenance {

// One side of a change. Positions are code points.
struct LinkSeen {
  std::uint64_t begin = 0, end = 0;
  std::string entity;      // empty: no link
  std::string lang, name;  // the row of names.tsv that matched
  double probability = 0;
  bool operator==(const LinkSeen&) const = default;
};

enum class LinkChangeKind : std::uint8_t {
  kGained,
  kLost,
  kMoved,        // the same span, another entity
  kBounds,       // overlapping, the same entity
  kProbability,  // changed by more than was asked for
};
inline constexpr std::size_t kLinkChangeKinds = 5;
WASLA_EXPORT std::string_view to_string(LinkChangeKind kind);  // "gained", "lost", …

struct LinkChange {
  LinkChangeKind kind = LinkChangeKind::kGained;
  std::string document;
  LinkSeen before, after;
  std::string surface;  // as the text has it (of a moved bound, the later one)
  std::string context;  // the text around it on one line, as context.h has it
  // Surfaces of links of the other state that overlap: a lost link may have made room for one.
  std::vector<LinkSeen> overlapping;
  bool operator==(const LinkChange&) const = default;
};

struct DocumentImpact {
  bool linked = false;                  // false: nothing in it can have changed
  std::vector<LinkChange> changes;      // by place
  std::string error;                    // the document could not be read
  std::string id;                       // of the document
  std::vector<LinkSeen> before, after;  // all links, of a document whose links were asked for
};

struct ImpactOptions {
  LinkOptions linking;
  double probability = 0.1;         // changes of more than this are told
  std::size_t context = 60;         // bytes of text on either side
  std::set<std::string> keep = {};  // IDs of documents that are linked in any case, and whose links are kept
};

class WASLA_EXPORT DocumentComparer {
 public:
  struct Scratch {
    wasla::Scratch linking;
    AffectedDocuments::Scratch affected;
  };

  // `affected` null: every document is linked.
  DocumentComparer(const Linker& before, const Linker& after, const AffectedDocuments* affected, ImpactOptions options);

  // Never throws for what is in the document. A long document is read whole.
  DocumentImpact compare(InputDocument& document, Scratch& scratch) const;

 private:
  std::vector<LinkSeen> links(const Linker& linker, const InputDocument& document, wasla::Scratch& scratch) const;

  const Linker &before_, &after_;
  const AffectedDocuments* affected_;
  ImpactOptions options_;
};

// The changes of many documents by the row that explains them.
class WASLA_EXPORT ImpactSummary {
 public:
  ImpactSummary(std::vector<TableEdit> edits, std::size_t examples);

  void add(DocumentImpact impact);

  struct Group {
    std::array<std::uint64_t, kLinkChangeKinds> counts{};
    std::uint64_t documents = 0;
    std::vector<LinkChange> examples;
    std::uint64_t total() const;
  };
  const std::vector<TableEdit>& edits() const { return edits_; }
  const std::vector<Group>& groups() const { return groups_; }  // of each edit, and one more for what none explains
  const Group& all() const { return all_; }                     // without examples
  std::uint64_t documents() const { return documents_; }
  std::uint64_t linked() const { return linked_; }

 private:
  std::size_t edit_for(const LinkChange& change) const;
  std::size_t find_name(const LinkSeen& link) const;

  std::vector<TableEdit> edits_;
  std::size_t examples_;
  std::unordered_map<std::string, std::size_t> by_row_, by_form_, by_entity_;
  std::vector<Group> groups_;
  Group all_;
  std::uint64_t documents_ = 0, linked_ = 0;
};

}  // namespace wasla::maintenance
