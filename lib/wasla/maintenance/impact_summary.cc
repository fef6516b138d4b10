// ImpactSummary (impact.h): changes of links grouped by the row that explains them.
#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "wasla/maintenance/impact.h"
#include "wasla/text/normalizer.h"

namespace wasla::maintenance {
namespace {

constexpr std::size_t kUnexplained = static_cast<std::size_t>(-1);

std::string row_key(std::string_view id, std::string_view lang, std::string_view name) {
  std::string key(id);
  return key.append(1, '\0').append(lang).append(1, '\0').append(name);
}

constexpr text::FoldingProfile kProfiles[] = {text::FoldingProfile::kArabic, text::FoldingProfile::kSorani,
                                              text::FoldingProfile::kKurmanji, text::FoldingProfile::kLatin};

std::string form_key(std::string_view name, text::FoldingProfile profile) {
  return std::to_string(static_cast<int>(profile)) + text::match_form(name, profile);
}

}  // namespace

std::uint64_t ImpactSummary::Group::total() const {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

ImpactSummary::ImpactSummary(std::vector<TableEdit> edits, std::size_t examples)
    : edits_(std::move(edits)), examples_(examples), groups_(edits_.size() + 1) {
  for (std::size_t i = 0; i < edits_.size(); ++i) {
    const TableEdit& edit = edits_[i];
    if (!edit.name.empty()) {
      by_row_.try_emplace(row_key(edit.id, edit.lang, edit.name), i);
      by_form_.try_emplace(form_key(edit.name, text::folding_profile(edit.lang)), i);
      continue;
    }
    // The row in entities.tsv comes first, before relations.
    by_entity_.try_emplace(edit.id, i);
    if (!edit.other.empty()) {
      by_entity_.try_emplace(edit.other, i);
    }
  }
}

std::size_t ImpactSummary::find_name(const LinkSeen& link) const {
  const auto found = link.entity.empty() ? by_row_.end() : by_row_.find(row_key(link.entity, link.lang, link.name));
  return found == by_row_.end() ? kUnexplained : found->second;
}

// The row whose name matched; else the row of a link that stands where this one did or will; else a row with the name
// as the text has it, which is a rival; else a row of the entity.
std::size_t ImpactSummary::edit_for(const LinkChange& change) const {
  for (const LinkSeen* link : {&change.after, &change.before}) {
    if (const std::size_t edit = find_name(*link); edit != kUnexplained) {
      return edit;
    }
  }
  for (const LinkSeen& other : change.overlapping) {
    if (const std::size_t edit = find_name(other); edit != kUnexplained) {
      return edit;
    }
  }
  for (const text::FoldingProfile profile : kProfiles) {
    if (const auto found = by_form_.find(form_key(change.surface, profile)); found != by_form_.end()) {
      return found->second;
    }
  }
  for (const std::string* id : {&change.after.entity, &change.before.entity}) {
    if (const auto found = by_entity_.find(*id); !id->empty() && found != by_entity_.end()) {
      return found->second;
    }
  }
  return edits_.size();
}

void ImpactSummary::add(DocumentImpact impact) {
  ++documents_;
  linked_ += impact.linked;
  all_.documents += !impact.changes.empty();
  std::set<std::size_t> groups;
  for (LinkChange& change : impact.changes) {
    const std::size_t edit = edit_for(change);
    Group& group = groups_[edit];
    const auto kind = static_cast<std::size_t>(change.kind);
    ++group.counts[kind];
    ++all_.counts[kind];
    group.documents += groups.insert(edit).second;
    if (group.examples.size() < examples_) {
      group.examples.push_back(std::move(change));
    }
  }
}

}  // namespace wasla::maintenance
